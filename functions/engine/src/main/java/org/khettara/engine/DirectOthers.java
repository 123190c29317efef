package org.khettara.engine;

import org.jspecify.annotations.Nullable;
import org.khettara.engine.parquet.Bytes;

/// Dates, times, booleans, doubles and wide decimals: by the whole grammar, cell by cell.
final class DirectOthers extends DirectCells {
    private final Bytes fixed = new Bytes();

    DirectOthers(ColumnWriting writing) {
        super(writing);
    }

    @Override
    void writeAll(Batch batch, int column, @Nullable ColumnEvidence seen, ColumnBatch to) {
        to.forValues(batch.rows);
        to.forStrings(batch.rows);
        fixed.clear();
        for (int row = 0; row < batch.rows; row++) {
            long cell = batch.cell(column, row);
            CellReader.Outcome outcome = read(batch.text, cell, seen);
            boolean value = outcome == CellReader.Outcome.VALUE;
            if (outcome == CellReader.Outcome.REJECTED) {
                to.reject(row);
            }
            to.present[row] = (byte) (value ? 1 : 0);
            to.values[row] = reader.value;
            to.strings[row] = value ? (long) fixed.size() << 32 | reader.wide.length : -1;
            if (value) {
                fixed.write(reader.wide, 0, reader.wide.length);
            }
            to.show(row, csvOfReader(batch.text, cell));
        }
        to.hold(
                reader.isBytes()
                        ? new ColumnBatch.Page.Texts(fixed.array())
                        : new ColumnBatch.Page.Longs());
    }
}
