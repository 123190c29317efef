package org.khettara.engine;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// The non-null values of one column in the row group being filled.
sealed interface Values permits LongValues, ByteValues {
    int size();

    /// Bytes of heap in use.
    long memory();

    /// Whether a dictionary makes this row group smaller; once true, [#id] and [#writeDictionary]
    /// may be called.
    boolean dictionaryPays();

    int distinct();

    int id(int index);

    void writeDictionary(Bytes out);

    void writePlain(int from, int to, Bytes out);

    /// Smallest and greatest of the values in `[from, to)`, in plain form; null when there is none.
    @Nullable Range range(int from, int to);

    void clear();

    /// @param minExact false when `min` is only a lower bound, as for long strings
    /// @param maxExact false when `max` is only an upper bound
    record Range(ByteBuffer min, ByteBuffer max, boolean minExact, boolean maxExact) {}
}
