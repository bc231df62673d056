-- Which articles carry one release. What `extractor.story` worked out is kept, so that only what is new is compared.

-- The marks by which the other carriers of an article's release are recognised; made again when its record changes.
CREATE TABLE signatures (
    article TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    data BLOB NOT NULL
);
CREATE TRIGGER signature_of_another_record AFTER UPDATE OF record ON articles WHEN OLD.record IS NOT NEW.record BEGIN
    DELETE FROM signatures WHERE article = NEW.id;
END;

-- Two articles (`one` before `other`) that carry one release, and how surely (0 to 1).
CREATE TABLE story_links (
    one TEXT NOT NULL REFERENCES signatures (article) ON DELETE CASCADE,
    other TEXT NOT NULL REFERENCES signatures (article) ON DELETE CASCADE,
    strength REAL NOT NULL,
    PRIMARY KEY (one, other)
) WITHOUT ROWID;
CREATE INDEX story_links_by_other ON story_links (other);

-- The stories there are, with the article that speaks for each and the wire or office that the text comes from.
CREATE TABLE stories (
    id TEXT PRIMARY KEY,
    speaks TEXT NOT NULL,
    origin TEXT
) WITHOUT ROWID;

-- Where a story went that was merged into another, or renamed because an earlier carrier turned up.
CREATE TABLE story_addresses (
    old TEXT PRIMARY KEY,
    story TEXT NOT NULL
) WITHOUT ROWID;

-- What people decided of two articles; a decision taken back stays, with the time.
CREATE TABLE story_decisions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    one TEXT NOT NULL,
    other TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('join', 'split')),
    who TEXT NOT NULL,
    made_at TEXT NOT NULL,
    withdrawn_at TEXT,
    seal TEXT NOT NULL DEFAULT ''
);
CREATE INDEX story_decisions_in_force ON story_decisions (one, other) WHERE withdrawn_at IS NULL;
