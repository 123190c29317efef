-- What follows the log of changes, version 2: search has an index of its own.
DROP TABLE words;
DROP TABLE documents;
DELETE FROM followers WHERE name = 'search';
