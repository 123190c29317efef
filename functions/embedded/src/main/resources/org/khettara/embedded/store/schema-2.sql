-- From version 1 to 2: what a release is to readers, policies, decisions, a book per dataset.

ALTER TABLE releases ADD COLUMN standing TEXT NOT NULL DEFAULT 'PUBLISHED';
UPDATE releases SET standing = 'SUPERSEDED' WHERE superseded = 1;
ALTER TABLE releases DROP COLUMN superseded;
ALTER TABLE releases ADD COLUMN ruled_at TEXT;
ALTER TABLE releases ADD COLUMN ruled_why TEXT;

-- A dataset may have a policy, or a deletion, before it has a release; and none may be served.
CREATE TABLE pointers_2 (
    dataset   TEXT PRIMARY KEY,
    release   INTEGER,                        -- null while nothing is served
    sequencer TEXT NOT NULL,
    policy    TEXT NOT NULL,
    FOREIGN KEY (dataset, release) REFERENCES releases (dataset, number)
) STRICT;
INSERT INTO pointers_2 SELECT dataset, release, sequencer, 'publish' FROM pointers;
DROP TABLE pointers;
ALTER TABLE pointers_2 RENAME TO pointers;

-- Rows of version 1 have no dataset and make one chain; later ones make a chain for each dataset.
ALTER TABLE audit ADD COLUMN dataset TEXT;
ALTER TABLE audit ADD COLUMN number INTEGER;
ALTER TABLE audit ADD COLUMN before TEXT;
ALTER TABLE audit ADD COLUMN after TEXT;
ALTER TABLE audit ADD COLUMN why TEXT;
CREATE UNIQUE INDEX audit_of_dataset ON audit (dataset, number) WHERE dataset IS NOT NULL;

-- The end of each chain, so that rows cut off show.
CREATE TABLE audit_heads (
    dataset TEXT PRIMARY KEY,
    number  INTEGER NOT NULL,
    hash    TEXT NOT NULL
) STRICT;
