-- Saved searches that tell somebody: what they have told, and the mails that do it.

ALTER TABLE searches ADD COLUMN paused TEXT;    -- why it is not asked any more until somebody resumes it

-- The articles that a saved search has told of; `at` is null for those that were there before it.
CREATE TABLE told (
    search INTEGER NOT NULL REFERENCES searches (id) ON DELETE CASCADE,
    article TEXT NOT NULL,
    at TEXT,
    PRIMARY KEY (search, article)
) WITHOUT ROWID;
CREATE INDEX told_by_time ON told (search, at);

-- One mail a recipient and day, kept until it is sent and as a record after.
CREATE TABLE mails (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    recipient TEXT NOT NULL,
    day TEXT NOT NULL,                  -- ISO date in WIB
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    made_at TEXT NOT NULL,
    sent_at TEXT,
    trouble TEXT,                       -- why the last attempt failed
    UNIQUE (recipient, day)
);
