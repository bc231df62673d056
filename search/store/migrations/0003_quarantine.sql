-- What a search engine will never take as it is, with its reason; gone as soon as the engine has taken the article, or is rebuilt.
CREATE TABLE quarantine (
    engine TEXT NOT NULL,
    document TEXT NOT NULL,             -- the article's id, with #s3 for a statement and #f2 for a figure
    article TEXT NOT NULL,
    reason TEXT NOT NULL,
    since TEXT NOT NULL,
    PRIMARY KEY (engine, document)
) WITHOUT ROWID;
CREATE INDEX quarantine_by_article ON quarantine (engine, article);
