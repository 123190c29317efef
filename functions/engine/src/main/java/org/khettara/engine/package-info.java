/// Makes of one publisher's file its clean tables, or a refusal. Begin with
/// [org.khettara.engine.Engine]: it opens a file by its content, detects encoding and dialect,
/// finds the table among titles and notes, decides each column's type from all its cells, and
/// writes CSV, Parquet, schema and rejects. The passes stream over the local file; memory does not
/// grow with it.
@NullMarked
package org.khettara.engine;

import org.jspecify.annotations.NullMarked;
