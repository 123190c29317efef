package org.khettara.embedded.cli;

import org.khettara.core.difference.Difference;
import org.khettara.core.difference.RowDifference;
import org.khettara.core.difference.TableDifference;
import org.khettara.core.report.Text;

/// A difference on a screen.
record DifferenceLines(Terminal terminal, Difference difference) {
    void print() {
        say(
                "%s -> %s  %s"
                        .formatted(
                                difference.before(),
                                difference.after(),
                                difference.compatibility()));
        for (Text reason : difference.reasons()) {
            say("  " + Words.of(reason));
        }
        for (TableDifference table : difference.tables()) {
            if (table.note() != null) {
                say("%s: %s".formatted(table.name(), Words.of(table.note())));
            }
            if (table.rows() != null) {
                print(table.name(), table.rows());
            }
        }
    }

    private void print(String table, RowDifference rows) {
        say(
                "%s: %s -> %s  %,d added, %,d removed, %,d changed  key: %s"
                        .formatted(
                                table,
                                Words.counted(rows.before(), "row"),
                                Words.counted(rows.after(), "row"),
                                rows.added(),
                                rows.removed(),
                                rows.changed(),
                                rows.key().isEmpty() ? "none" : String.join(", ", rows.key())));
        for (RowDifference.ChangedColumn column : rows.cells()) {
            say("  %s: %s changed".formatted(column.name(), Words.counted(column.cells(), "cell")));
        }
    }

    private void say(String line) {
        terminal.out().println(Terminal.safe(line));
    }
}
