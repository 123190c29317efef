package org.khettara.engine;

/// The least values of a column, each with the record that has it first and the cells that hold it.
/// The greatest are the least of `~value`.
final class Extremes {
    static final int MOST = 8;

    private final long[] values = new long[MOST];
    private final long[] records = new long[MOST];
    private final long[] cells = new long[MOST];
    private int size;

    /// No greater value is of interest.
    long bar = Long.MAX_VALUE;

    void add(long value, long record, long times) {
        int at = size;
        while (at > 0 && values[at - 1] > value) {
            at--;
        }
        if (at > 0 && values[at - 1] == value) {
            cells[at - 1] += times;
            return;
        }
        if (at == MOST) {
            return;
        }
        size = Math.min(MOST, size + 1);
        for (int i = size - 1; i > at; i--) {
            values[i] = values[i - 1];
            records[i] = records[i - 1];
            cells[i] = cells[i - 1];
        }
        values[at] = value;
        records[at] = record;
        cells[at] = times;
        bar = size == MOST ? values[MOST - 1] : Long.MAX_VALUE;
    }

    int size() {
        return size;
    }

    long value(int place) {
        return values[place];
    }

    long record(int place) {
        return records[place];
    }

    long cells(int place) {
        return cells[place];
    }
}
