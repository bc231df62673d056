-- Who may use the web pages in an office network, and what they did there. A file of its own beside the store: see docs/decisions/0022.
-- Times are RFC 3339 in UTC, to the second. Neither passwords nor session ids nor tokens are kept, only what they can be checked with.

CREATE TABLE accounts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,          -- never given to another person: it signs corrections and the audit trail
    role TEXT NOT NULL CHECK (role IN ('reader', 'editor', 'administrator')),
    password TEXT NOT NULL,             -- scrypt, with salt and cost; empty once removed
    temporary INTEGER NOT NULL,         -- 1: given by somebody else, to be replaced at the first login
    made_at TEXT NOT NULL,
    removed_at TEXT
);

CREATE TABLE sessions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account INTEGER NOT NULL REFERENCES accounts (id),
    digest TEXT NOT NULL UNIQUE,        -- SHA-256 of what the browser's cookie holds
    begun_at TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    address TEXT NOT NULL,
    agent TEXT NOT NULL
);
CREATE INDEX sessions_by_account ON sessions (account);

CREATE TABLE tokens (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account INTEGER NOT NULL REFERENCES accounts (id),
    label TEXT NOT NULL,                -- what it is for
    role TEXT NOT NULL CHECK (role IN ('reader', 'editor', 'administrator')),
    digest TEXT NOT NULL UNIQUE,        -- SHA-256 of the token
    made_at TEXT NOT NULL,
    used_at TEXT
);
CREATE INDEX tokens_by_account ON tokens (account);

CREATE TABLE audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    way TEXT NOT NULL,                  -- session, token, local, command, nobody
    address TEXT NOT NULL,
    deed TEXT NOT NULL,
    record TEXT NOT NULL,
    detail TEXT NOT NULL
);
CREATE INDEX audit_by_person ON audit (who, id);

-- What was written down stays as it was.
CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'the audit trail is only added to'); END;
CREATE TRIGGER audit_is_never_cut BEFORE DELETE ON audit BEGIN SELECT raise(ABORT, 'the audit trail is only added to'); END;
