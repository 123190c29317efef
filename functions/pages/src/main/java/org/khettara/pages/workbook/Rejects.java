package org.khettara.pages.workbook;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khettara.core.document.CsvRows;
import org.khettara.core.report.Report.Table;

/// The rejected cells of a table, record by record: those of its columns, or the surplus ones.
final class Rejects implements Closeable {
    /// A cell that was left out.
    ///
    /// @param column its name; empty for a surplus one
    record Reject(long record, String column, String value) {
        static Reject of(List<String> row) {
            return new Reject(Long.parseLong(row.get(0)), row.get(1), row.get(2));
        }
    }

    private final @Nullable CsvRows rows;
    private final boolean surplus;
    private @Nullable Reject next;

    /// Each of the two kinds is in the order of the records; together they are not.
    static Rejects ofColumns(Table table, ReleaseFiles files) throws IOException {
        return new Rejects(table, files, false);
    }

    static Rejects surplus(Table table, ReleaseFiles files) throws IOException {
        return new Rejects(table, files, true);
    }

    private Rejects(Table table, ReleaseFiles files, boolean surplus) throws IOException {
        this.surplus = surplus;
        String name = table.rejects();
        this.rows = name == null ? null : new CsvRows(files.open(name));
        if (rows != null) {
            rows.next();
            advance();
        }
    }

    private void advance() throws IOException {
        next = null;
        if (rows == null) {
            return;
        }
        for (List<String> row = rows.next(); row != null; row = rows.next()) {
            Reject reject = Reject.of(row);
            if (reject.column().isEmpty() == surplus) {
                next = reject;
                return;
            }
        }
    }

    /// Those of a record; to be asked in the order of the records.
    ///
    /// @throws IOException when one is of a record that was passed: the files are not of one run
    List<Reject> of(long record) throws IOException {
        var found = new ArrayList<Reject>();
        while (next != null && next.record() <= record) {
            if (next.record() < record) {
                throw new IOException(
                        "rejects: record %d has no row in the table".formatted(next.record()));
            }
            found.add(next);
            advance();
        }
        return found;
    }

    @Override
    public void close() throws IOException {
        if (rows != null) {
            rows.close();
        }
    }
}
