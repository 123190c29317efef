package org.khettara.ckan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row of one of our CSV files.
///
/// @param number from 1, the header not counted
/// @param cells as they are written; empty where there is no value
record CsvRow(long number, List<String> cells) {
    CsvRow {
        cells = List.copyOf(cells);
    }

    /// @param place from 0; -1 for the number of the row
    /// @return null where there is no value
    @Nullable String cell(int place) {
        if (place < 0) {
            return Long.toString(number);
        }
        String cell = place < cells.size() ? cells.get(place) : "";
        return cell.isEmpty() ? null : cell;
    }
}
