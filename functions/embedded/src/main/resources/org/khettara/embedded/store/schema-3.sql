-- What is said of datasets, by source, and whose records do not tell it yet.

CREATE TABLE descriptions (
    scope       TEXT NOT NULL,                -- dataset:..., folder:... or institution:...
    source      TEXT NOT NULL,
    description TEXT NOT NULL,                -- JSON of Description
    who         TEXT NOT NULL,
    at          TEXT NOT NULL,
    sequencer   TEXT NOT NULL,
    PRIMARY KEY (scope, source)
) STRICT;

CREATE TABLE outdated_records (
    scope TEXT PRIMARY KEY,
    since TEXT NOT NULL                       -- sequencer of what was said last
) STRICT;

-- Of the institutions that do not go by the usual rule.
CREATE TABLE licence_rules (
    institution TEXT PRIMARY KEY REFERENCES institutions (id),
    rule        TEXT NOT NULL
) STRICT
