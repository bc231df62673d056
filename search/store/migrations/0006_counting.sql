-- The pages that count all articles and pages read these, which are small, instead of every row.
CREATE INDEX articles_by_outlet ON articles (outlet, published, relevant, story);
CREATE INDEX pages_by_reason ON pages (state, reason);
