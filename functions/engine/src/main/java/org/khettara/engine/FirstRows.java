package org.khettara.engine;

import java.util.List;

/// The watched values of the first rows of a table, from which it is told what they have to do with
/// each other.
final class FirstRows {
    static final int MOST = 1_024;

    final List<WatchedColumn> columns;
    private final int label;
    private final long[][] values;
    private final long[] records = new long[MOST];
    private final long[] labels = new long[MOST];
    private final boolean[] totals = new boolean[MOST];
    private final CellChars chars = new CellChars();
    private int rows;

    /// @param label index of the column whose texts name the rows; -1 without one
    FirstRows(List<WatchedColumn> columns, int label) {
        this.columns = List.copyOf(columns);
        this.label = label;
        this.values = new long[columns.size()][MOST];
    }

    boolean isFull() {
        return rows == MOST;
    }

    void add(Batch batch, int row) {
        for (int i = 0; i < columns.size(); i++) {
            values[i][rows] = columns.get(i).value(batch, row);
        }
        records[rows] = batch.records[row];
        if (label >= 0) {
            long cell = batch.cell(label, row);
            labels[rows] = Words.hash(batch.text, Batch.start(cell), Batch.length(cell));
        }
        for (int i = 0; i < Math.min(Column.LABELS, batch.width); i++) {
            totals[rows] |= isTotal(batch.text, batch.cell(i, row));
        }
        rows++;
    }

    private boolean isTotal(byte[] text, long cell) {
        if (Batch.length(cell) == 0 || !CellWords.mayBeTotal(text[Batch.start(cell)])) {
            return false;
        }
        chars.set(text, cell);
        return chars.isTotal();
    }

    int rows() {
        return rows;
    }

    /// The stored value, or [WatchedColumn#NONE].
    long value(int column, int row) {
        return values[column][row];
    }

    long record(int row) {
        return records[row];
    }

    /// Whether a column names the rows.
    boolean isLabelled() {
        return label >= 0;
    }

    /// Rows of one label have the same number.
    long label(int row) {
        return labels[row];
    }

    /// Whether one of its first cells says that the row is a total.
    boolean isTotal(int row) {
        return totals[row];
    }
}
