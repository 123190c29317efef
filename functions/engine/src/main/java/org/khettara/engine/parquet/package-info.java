/// Writes Parquet column by column from arrays, a page per column and batch. Begin with
/// [org.khettara.engine.parquet.ParquetWriter]. Pages are encoded and compressed as they come, by
/// as many threads as there are columns; nothing is kept of a value but its page.
@NullMarked
package org.khettara.engine.parquet;

import org.jspecify.annotations.NullMarked;
