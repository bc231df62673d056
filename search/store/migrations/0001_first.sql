-- Everything kliping remembers, except the originals, which are WARC files beside this file.
-- Times are RFC 3339 in UTC, to the second. `seal` is a digest of the rest of its row (search/store/seal.py).

-- The ledger: every page that was ever discovered, in exactly one state.
CREATE TABLE pages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,           -- canonical address; for inputs: source and digest
    origin TEXT NOT NULL CHECK (origin IN ('crawl', 'input')),
    source TEXT NOT NULL,               -- address, or the input file's name
    url TEXT,
    outlet TEXT,
    state TEXT NOT NULL CHECK (state IN ('pending', 'fetched', 'article', 'duplicate', 'rejected', 'failed')),
    reason TEXT,                        -- a code of the closed lists; for articles: why the last visit failed
    detail TEXT,
    article TEXT,                       -- id of the article it is, or of which it is a duplicate
    attempts INTEGER NOT NULL DEFAULT 0,
    next_try TEXT,
    etag TEXT,
    last_modified TEXT,
    printed TEXT,                       -- when the listing says it was published or changed
    given TEXT,                         -- what the listing says about it (JSON)
    first_seen TEXT NOT NULL,
    fetched_at TEXT,
    sha256 TEXT,                        -- of the original, with its length in bytes
    length INTEGER,
    warc TEXT,                          -- file and record that hold it, with the record's own digest
    warc_offset INTEGER,
    warc_length INTEGER,
    warc_digest TEXT,
    seal TEXT NOT NULL DEFAULT ''
);
CREATE INDEX pages_by_state ON pages (state, outlet, printed);
CREATE INDEX pages_by_digest ON pages (sha256);
CREATE INDEX pages_by_article ON pages (article);

-- Feeds, sitemaps and index pages: asked again in every run, in no count of pages.
CREATE TABLE listings (
    url TEXT NOT NULL,
    outlet TEXT NOT NULL,
    kind TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    reason TEXT,
    etag TEXT,
    last_modified TEXT,
    horizon TEXT,
    asked_at TEXT,
    PRIMARY KEY (outlet, url)
) WITHOUT ROWID;

CREATE TABLE articles (
    id TEXT PRIMARY KEY,
    page INTEGER NOT NULL REFERENCES pages (id),
    version INTEGER NOT NULL,
    source TEXT NOT NULL,
    source_id TEXT,
    url TEXT,
    canonical_url TEXT,
    outlet TEXT,
    language TEXT,
    title TEXT,
    published TEXT,
    relevant INTEGER NOT NULL,
    relevance REAL NOT NULL,
    story TEXT,                         -- the release it carries; `carries` says how (a kind of extractor.story)
    carries TEXT,
    characters INTEGER NOT NULL,        -- length of the text
    record TEXT NOT NULL,               -- the whole record (JSON), as the reading gave it; its story is null, see the column
    stored_at TEXT NOT NULL,
    seal TEXT NOT NULL
);
CREATE UNIQUE INDEX articles_by_address ON articles (canonical_url) WHERE canonical_url IS NOT NULL;
CREATE INDEX articles_by_date ON articles (published);
CREATE INDEX articles_by_story ON articles (story);
CREATE INDEX articles_by_page ON articles (page);

-- What an article said before the publisher changed it, or before it was no article any more.
CREATE TABLE article_versions (
    article TEXT NOT NULL,
    version INTEGER NOT NULL,
    record TEXT NOT NULL,
    stored_at TEXT NOT NULL,
    replaced_at TEXT NOT NULL,
    why TEXT NOT NULL CHECK (why IN ('changed', 'rejected', 'moved')),
    seal TEXT NOT NULL,
    PRIMARY KEY (article, version)
);

-- Parts of the current records as rows, for asking with SQL; `n` is the place in the record's list.
CREATE TABLE officials (
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE, n INTEGER NOT NULL,
    name TEXT NOT NULL, person TEXT, role TEXT, org TEXT, by_role_only INTEGER NOT NULL, mentions INTEGER NOT NULL,
    PRIMARY KEY (article, n)
) WITHOUT ROWID;
CREATE INDEX officials_by_person ON officials (person);

CREATE TABLE programmes (
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE, n INTEGER NOT NULL,
    name TEXT NOT NULL, programme TEXT, mentions INTEGER NOT NULL,
    PRIMARY KEY (article, n)
) WITHOUT ROWID;
CREATE INDEX programmes_by_programme ON programmes (programme);

CREATE TABLE organisations (
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE, n INTEGER NOT NULL,
    name TEXT NOT NULL, organisation TEXT, mentions INTEGER NOT NULL,
    PRIMARY KEY (article, n)
) WITHOUT ROWID;

CREATE TABLE places (
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE, n INTEGER NOT NULL,
    name TEXT NOT NULL, place TEXT, mentions INTEGER NOT NULL,
    PRIMARY KEY (article, n)
) WITHOUT ROWID;
CREATE INDEX places_by_place ON places (place);

CREATE TABLE figures (
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE, n INTEGER NOT NULL,
    text TEXT NOT NULL, value REAL, low REAL, high REAL, unit TEXT, qualifier TEXT, measure TEXT, as_of TEXT, indicator TEXT,
    starts INTEGER NOT NULL, ends INTEGER NOT NULL,
    PRIMARY KEY (article, n)
) WITHOUT ROWID;
CREATE INDEX figures_by_indicator ON figures (indicator);

CREATE TABLE statements (
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE, n INTEGER NOT NULL,
    kind TEXT NOT NULL, speaker TEXT, person TEXT, role TEXT, text TEXT NOT NULL, spans TEXT NOT NULL, cue TEXT, rule TEXT NOT NULL,
    confidence REAL NOT NULL,
    PRIMARY KEY (article, n)
) WITHOUT ROWID;
CREATE INDEX statements_by_person ON statements (person);

-- What people set right; laid over the record whenever it is read anew.
CREATE TABLE corrections (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article TEXT NOT NULL,
    field TEXT NOT NULL,                -- path in the record, such as statements[2].speaker
    before TEXT,                        -- JSON: what the reading had said
    after TEXT,                         -- JSON: what is right
    who TEXT NOT NULL,
    why TEXT NOT NULL,
    made_at TEXT NOT NULL,
    withdrawn_at TEXT,
    seal TEXT NOT NULL DEFAULT ''
);
CREATE INDEX corrections_by_article ON corrections (article);

CREATE TABLE searches (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    query TEXT NOT NULL,                -- the question with its filters (JSON)
    email TEXT,
    made_at TEXT NOT NULL,
    told_until TEXT,                    -- hits stored up to this time have been told
    seal TEXT NOT NULL DEFAULT ''
);

CREATE TABLE runs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    pid INTEGER NOT NULL,
    started_at TEXT NOT NULL,
    ended_at TEXT,
    state TEXT NOT NULL CHECK (state IN ('running', 'done', 'stopped', 'failed')),
    receipt TEXT,                       -- JSON
    seal TEXT NOT NULL DEFAULT ''
);

-- What the search engines have still to be told: the last change of each article, in order.
CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    article TEXT NOT NULL UNIQUE,
    verb TEXT NOT NULL CHECK (verb IN ('put', 'drop'))
);

CREATE TABLE engines (
    name TEXT PRIMARY KEY,
    seq INTEGER NOT NULL                -- everything in the outbox up to here has been told
) WITHOUT ROWID;

-- For people who open this file with Datasette or any other SQLite tool.
CREATE VIEW berita AS
    SELECT a.id, a.published AS tanggal, a.title AS judul, a.outlet AS media, a.url AS alamat, a.relevant AS relevan, a.story AS siaran,
           json_extract(a.record, '$.text') AS isi
    FROM articles a;
CREATE VIEW pernyataan AS
    SELECT a.published AS tanggal, s.speaker AS penutur, s.role AS jabatan, s.kind AS jenis, s.text AS pernyataan, a.outlet AS media,
           a.title AS judul, a.id AS berita
    FROM statements s JOIN articles a ON a.id = s.article;
CREATE VIEW angka AS
    SELECT a.published AS tanggal, f.text AS tertulis, f.value AS nilai, f.low AS terendah, f.high AS tertinggi, f.unit AS satuan,
           f.measure AS ukuran, f.indicator AS indikator, f.as_of AS per, a.outlet AS media, a.title AS judul, a.id AS berita
    FROM figures f JOIN articles a ON a.id = f.article;
CREATE VIEW pejabat AS
    SELECT a.published AS tanggal, o.name AS nama, o.person AS pejabat, o.role AS jabatan, o.org AS instansi, o.mentions AS disebut,
           a.outlet AS media, a.title AS judul, a.id AS berita
    FROM officials o JOIN articles a ON a.id = o.article;
CREATE VIEW program AS
    SELECT a.published AS tanggal, p.name AS nama, p.programme AS program, p.mentions AS disebut, a.outlet AS media, a.title AS judul,
           a.id AS berita
    FROM programmes p JOIN articles a ON a.id = p.article;
CREATE VIEW siaran AS
    SELECT story AS siaran, count(*) AS pemuat, min(published) AS pertama, max(published) AS terakhir, group_concat(outlet, ', ') AS media
    FROM articles WHERE story IS NOT NULL GROUP BY story;
CREATE VIEW halaman AS
    SELECT id, state AS keadaan, reason AS alasan, detail AS keterangan, outlet AS media, source AS sumber, first_seen AS ditemukan, article AS berita
    FROM pages;
