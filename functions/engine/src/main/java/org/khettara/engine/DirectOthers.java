package org.khettara.engine;

import org.jspecify.annotations.Nullable;
import org.khettara.engine.parquet.Bytes;

/// Dates, times, booleans, doubles and wide decimals: cell by cell; all but ISO dates by the whole
/// grammar.
final class DirectOthers extends DirectCells {
    private final Bytes fixed = new Bytes();

    private final boolean days;

    DirectOthers(ColumnWriting writing) {
        super(writing);
        this.days = writing.plan().reading() instanceof ColumnPlan.Reading.Day;
    }

    @Override
    void writeAll(Batch batch, int column, @Nullable ColumnEvidence seen, ColumnBatch to) {
        to.forValues(batch.rows);
        to.forStrings(batch.rows);
        fixed.clear();
        for (int row = 0; row < batch.rows; row++) {
            long cell = batch.cell(column, row);
            profile.at = batch.records[row];
            long day =
                    days
                            ? PlainDay.read(batch.text, Batch.start(cell), Batch.length(cell))
                            : PlainDay.NONE;
            if (day == PlainDay.NONE) {
                takeBytes(readClosely(batch.text, cell, row, seen, to), row, to);
            } else {
                to.present[row] = 1;
                to.values[row] = day;
                profile.add(day, batch.text, cell);
                if (seen != null) {
                    seen.addPlainDay();
                }
            }
        }
        to.hold(
                reader.isBytes()
                        ? new ColumnBatch.Page.Texts(fixed.array())
                        : new ColumnBatch.Page.Longs());
    }

    private void takeBytes(CellReader.Outcome outcome, int row, ColumnBatch to) {
        boolean value = outcome == CellReader.Outcome.VALUE;
        to.strings[row] = value ? (long) fixed.size() << 32 | reader.wide.length : -1;
        if (value) {
            fixed.write(reader.wide, 0, reader.wide.length);
        }
    }
}
