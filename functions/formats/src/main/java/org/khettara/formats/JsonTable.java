package org.khettara.formats;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where in a JSON text its table is, and how it is written.
sealed interface JsonTable {
    /// The start of JSON texts one after the other: no array is around them.
    long ROOT = 0;

    /// Number of the object or array that holds the table, as [JsonTokens#starts] counts.
    long start();

    long rows();

    /// An array of objects.
    record Records(long start, long rows) implements JsonTable {}

    /// An object of alike objects: `{"01": {...}, "02": {...}}`; the key is the first column.
    record Keyed(long start, long rows) implements JsonTable {}

    /// An array of arrays.
    ///
    /// @param names of the columns, told beside the array; null when they are not
    record Grid(long start, long rows, int width, @Nullable List<String> names)
            implements JsonTable {}

    /// An object of columns: `{"a": [1, 2], "b": [3, 4]}`, or of objects keyed `0`, `1`, ...
    record Columns(long start, long rows) implements JsonTable {}
}
