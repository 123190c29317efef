package org.khettara.engine;

import org.khettara.engine.CellReader.Outcome;
import org.khettara.engine.ColumnPlan.Reading;

/// A column of numbers or days whose values are held against those beside them.
final class WatchedColumn {
    /// Instead of a value: the cell has none.
    static final long NONE = Long.MIN_VALUE;

    final ColumnPlan plan;
    final ColumnRole role;
    private final CellReader reader;
    private final StoredNumber stored;
    private final CellChars chars = new CellChars();

    WatchedColumn(ColumnPlan plan) {
        this.plan = plan;
        this.role = ColumnRole.of(plan.title());
        this.reader = new CellReader(plan);
        this.stored = new StoredNumber(plan);
    }

    /// Whether a column has values that can be held against others: short numbers and days.
    static boolean isWatched(ColumnPlan plan) {
        return (plan.isShortNumber() && plan.isNumber()) || plan.reading() instanceof Reading.Day;
    }

    /// Whether its numbers are amounts, not names of things, places or times.
    boolean isAmount() {
        return plan.isNumber() && role == ColumnRole.OTHER;
    }

    /// The stored value of a cell, or [#NONE].
    long value(Batch batch, int row) {
        long cell = batch.cell(plan.index(), row);
        int length = Batch.length(cell);
        if (length == 0) {
            return NONE;
        }
        if (plan.isNumber()) {
            if (stored.read(batch.text, Batch.start(cell), length)) {
                return stored.value();
            }
        } else {
            long day = PlainDay.read(batch.text, Batch.start(cell), length);
            if (day != PlainDay.NONE) {
                return day;
            }
        }
        chars.set(batch.text, cell);
        return reader.read(chars) == Outcome.VALUE ? reader.value : NONE;
    }
}
