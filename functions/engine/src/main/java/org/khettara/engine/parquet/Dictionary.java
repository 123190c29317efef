package org.khettara.engine.parquet;

/// The different values of a column, in the order of their ids. The arrays are read, never kept
/// beyond the row group, and may be longer than `size`.
public sealed interface Dictionary {
    int size();

    /// @param values by the column's storage; doubles as bits
    @SuppressWarnings("ArrayRecordComponent") // a view of the caller's array, never compared
    record Longs(long[] values, int size) implements Dictionary {}

    /// @param cells where each value stands in `text`: start << 32 | length
    @SuppressWarnings("ArrayRecordComponent") // views of the caller's arrays, never compared
    record Texts(byte[] text, long[] cells, int size) implements Dictionary {}
}
