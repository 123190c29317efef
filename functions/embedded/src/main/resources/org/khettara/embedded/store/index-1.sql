-- What follows the log of changes, version 1: all of it can be made anew from khettara.db.
-- Times are ISO 8601 in UTC.

-- The changes that were told, with their places in each feed, from 0.
CREATE TABLE log (
    seq                  INTEGER PRIMARY KEY,  -- that of the outbox
    place                INTEGER NOT NULL UNIQUE,
    institution          TEXT NOT NULL,
    place_of_institution INTEGER NOT NULL,
    dataset              TEXT NOT NULL,
    place_of_dataset     INTEGER NOT NULL,
    at                   TEXT NOT NULL,
    day                  TEXT NOT NULL,
    change               BLOB NOT NULL,        -- Avro single-object encoding
    UNIQUE (institution, place_of_institution),
    UNIQUE (dataset, place_of_dataset)
) STRICT;
CREATE INDEX log_of_day ON log (day, seq);

-- How many changes of the log each follower has seen; no row before it has seen any.
CREATE TABLE followers (
    name  TEXT PRIMARY KEY,
    place INTEGER NOT NULL
) STRICT;

-- What is shown of a dataset that was found.
CREATE TABLE documents (
    id          INTEGER PRIMARY KEY,
    dataset     TEXT NOT NULL UNIQUE,
    released_at TEXT NOT NULL,
    document    TEXT NOT NULL                  -- JSON of SearchDocument
) STRICT;
CREATE INDEX documents_by_time ON documents (released_at DESC, id);

-- Its words, folded before they come here: 'ascii' only has to part them at blanks.
CREATE VIRTUAL TABLE words USING fts5 (
    title, keywords, institution, description, columns, cells, filters,
    content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '1 2 3'
);
