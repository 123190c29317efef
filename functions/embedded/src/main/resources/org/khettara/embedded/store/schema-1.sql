-- The tables of a home, version 1. A later version is a file beside this one; no file ever changes.
-- Times are ISO 8601 in UTC.

CREATE TABLE institutions (
    id   TEXT PRIMARY KEY,
    name TEXT NOT NULL
) STRICT;

-- Every upload that was accepted. From this row on it cannot be lost.
CREATE TABLE inbox (
    input       TEXT PRIMARY KEY,
    bucket      TEXT NOT NULL,
    key         TEXT NOT NULL,
    version     TEXT NOT NULL,
    dataset     TEXT NOT NULL,
    file_name   TEXT NOT NULL,
    bytes       INTEGER NOT NULL,
    sequencer   TEXT NOT NULL UNIQUE,
    received_at TEXT NOT NULL,
    accepted_by TEXT NOT NULL,                -- the worker that will process it, while it lives
    failures    INTEGER NOT NULL DEFAULT 0,   -- attempts that our own plumbing broke
    last_error  TEXT,
    ended_at    TEXT                          -- when its receipt was written; null until then
) STRICT;
CREATE INDEX inbox_pending ON inbox (sequencer) WHERE ended_at IS NULL;

-- One row per run: an input and an engine. Holds the claim, then how the run ended.
CREATE TABLE claims (
    run         TEXT PRIMARY KEY,
    input       TEXT NOT NULL,
    bucket      TEXT NOT NULL,
    key         TEXT NOT NULL,
    version     TEXT NOT NULL,
    dataset     TEXT NOT NULL,
    file_name   TEXT NOT NULL,
    bytes       INTEGER NOT NULL,
    sequencer   TEXT NOT NULL,
    received_at TEXT NOT NULL,
    epoch       INTEGER NOT NULL,
    owner       TEXT,                         -- null when its owner has given it up
    lease_until TEXT NOT NULL,
    deaths      INTEGER NOT NULL DEFAULT 0,   -- owners that died, or hung, with the run in hand
    state       TEXT,                         -- null until the run has ended
    release     INTEGER,
    reason      TEXT,
    report_key  TEXT,
    cause       TEXT,                         -- of a failure, for the operator
    settled_at  TEXT
) STRICT;
CREATE INDEX claims_of_input ON claims (input);
CREATE INDEX claims_in_hand ON claims (owner) WHERE state IS NULL;

CREATE TABLE releases (
    dataset     TEXT NOT NULL,
    number      INTEGER NOT NULL,
    run         TEXT NOT NULL UNIQUE,
    input       TEXT NOT NULL,
    sequencer   TEXT NOT NULL,
    superseded  INTEGER NOT NULL,
    released_at TEXT NOT NULL,
    content     TEXT NOT NULL,                -- JSON of ReleaseContent
    PRIMARY KEY (dataset, number)
) STRICT;

-- What readers are served. The sequencer is that of the latest upload, changed or not.
CREATE TABLE pointers (
    dataset   TEXT PRIMARY KEY,
    release   INTEGER NOT NULL,
    sequencer TEXT NOT NULL,
    FOREIGN KEY (dataset, release) REFERENCES releases (dataset, number)
) STRICT;

CREATE TABLE outbox (
    seq     INTEGER PRIMARY KEY AUTOINCREMENT,
    id      TEXT NOT NULL UNIQUE,
    change  BLOB NOT NULL,                    -- Avro single-object encoding
    sent_at TEXT
) STRICT;
CREATE INDEX outbox_pending ON outbox (seq) WHERE sent_at IS NULL;

-- Append only; each hash covers the row and the hash before it.
CREATE TABLE audit (
    seq  INTEGER PRIMARY KEY AUTOINCREMENT,
    at   TEXT NOT NULL,
    who  TEXT NOT NULL,
    what TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;

-- The feed: every CloudEvent in the order it was told.
CREATE TABLE events (
    seq  INTEGER PRIMARY KEY AUTOINCREMENT,
    id   TEXT NOT NULL UNIQUE,
    json TEXT NOT NULL
) STRICT;
