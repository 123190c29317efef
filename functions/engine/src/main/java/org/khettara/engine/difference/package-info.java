/// Compares the rows of two versions of a table, in canonical CSV. Begin with
/// [org.khettara.engine.difference.CsvComparer]: it finds which columns are the same and which of
/// them name a row, hashes each row once, sorts the hashes into parts that fit in memory, and
/// writes the rows that differ. Memory does not grow with the tables.
@NullMarked
package org.khettara.engine.difference;

import org.jspecify.annotations.NullMarked;
