package org.khettara.pages.workbook;

import java.io.IOException;
import java.util.List;
import org.khettara.core.document.CsvRows;
import org.khettara.core.report.Report.Table;

/// What must be known of a table's rows before the first of them is written.
///
/// @param lastFull number, from 1, of the last row with two values or more; 0 without any
/// @param longest characters of the longest value
record TableSurvey(long lastFull, int longest) {
    static TableSurvey of(Table table, ReleaseFiles files) throws IOException {
        long lastFull = 0;
        int longest = 0;
        try (var rows = new CsvRows(files.open(table.csv()))) {
            rows.next();
            long number = 0;
            for (List<String> row = rows.next(); row != null; row = rows.next()) {
                number++;
                int filled = 0;
                for (String cell : row) {
                    filled += cell.isEmpty() ? 0 : 1;
                    longest = Math.max(longest, cell.length());
                }
                lastFull = filled > 1 ? number : lastFull;
            }
        }
        return new TableSurvey(lastFull, longest);
    }
}
