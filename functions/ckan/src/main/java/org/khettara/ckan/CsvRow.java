package org.khettara.ckan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khettara.core.document.CsvRows;

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

    /// The rows of a file, counted, one after the other.
    static final class Reader {
        private final CsvRows rows;
        private long number;

        /// @param rows from the header on
        Reader(CsvRows rows) throws IOException {
            this.rows = rows;
            rows.next();
        }

        /// Null at the end.
        @Nullable CsvRow next() throws IOException {
            List<String> cells = rows.next();
            return cells == null ? null : new CsvRow(++number, cells);
        }

        List<CsvRow> page(long offset, int limit) throws IOException {
            var page = new ArrayList<CsvRow>();
            while (page.size() < limit) {
                CsvRow row = next();
                if (row == null) {
                    break;
                }
                if (row.number() > offset) {
                    page.add(row);
                }
            }
            return page;
        }
    }
}
