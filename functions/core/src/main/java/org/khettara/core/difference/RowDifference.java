package org.khettara.core.difference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the rows of one table differ, in the columns that it has before and after. Numbers are
/// compared by value, all else by text.
///
/// @param key columns, by their names now, whose values name a row; empty where there are none, and
///   rows are then compared whole, as many times as they occur
/// @param before number of rows; likewise `after`
/// @param changed rows with the same key and other values
/// @param reordered no row differs, but their order does
/// @param rewritten no row differs, but numbers are written with other trailing zeros
/// @param cells columns with changed values, in the order of the table now
/// @param csv name of the file with the rows that differ; null when none does, or no column is
///   shared
/// @param parquet likewise
public record RowDifference(
        List<String> key,
        long before,
        long after,
        long added,
        long removed,
        long changed,
        boolean reordered,
        boolean rewritten,
        List<ChangedColumn> cells,
        @Nullable String csv,
        @Nullable String parquet) {
    public RowDifference {
        key = List.copyOf(key);
        cells = List.copyOf(cells);
    }

    /// @param name of the column now
    /// @param cells changed rows whose value in this column changed
    public record ChangedColumn(String name, long cells) {}
}
