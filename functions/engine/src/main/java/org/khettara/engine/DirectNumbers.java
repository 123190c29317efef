package org.khettara.engine;

import org.jspecify.annotations.Nullable;
import org.khettara.engine.ColumnPlan.Reading;

/// Integers and decimals of up to eighteen digits.
final class DirectNumbers extends DirectCells {
    private final PlainNumber number = new PlainNumber();
    private final char decimal;
    private final int scale;
    private final int mostWhole;

    DirectNumbers(ColumnWriting writing) {
        super(writing);
        ColumnPlan plan = writing.plan();
        this.decimal =
                plan.reading() instanceof Reading.Quantity quantity ? quantity.decimal() : '.';
        this.scale = plan.scale();
        this.mostWhole = plan.precision() - scale;
    }

    @Override
    void writeAll(Batch batch, int column, @Nullable ColumnEvidence seen, ColumnBatch to) {
        to.forValues(batch.rows);
        byte[] text = batch.text;
        for (int row = 0; row < batch.rows; row++) {
            long cell = batch.cell(column, row);
            profile.at = batch.records[row];
            int length = Batch.length(cell);
            if (length == 0) {
                profile.missing++;
                profile.empty.add(profile.at);
                to.present[row] = 0;
            } else if (number.read(text, Batch.start(cell), length) && fits()) {
                take(text, cell, row, to);
                if (seen != null) {
                    seen.addPlain(number);
                }
            } else {
                readClosely(text, cell, row, seen, to);
            }
        }
        to.hold(new ColumnBatch.Page.Longs());
    }

    private boolean fits() {
        return number.scale <= scale
                && number.digits - number.scale <= mostWhole
                && (number.point == 0 || number.point == decimal);
    }

    private void take(byte[] text, long cell, int row, ColumnBatch to) {
        long value = number.unscaled;
        if (number.scale < scale) {
            value *= CellReader.power(scale - number.scale);
        }
        to.values[row] = value;
        to.present[row] = 1;
        boolean same = !number.grouped && number.point != ',';
        if (same) {
            profile.add(value, text, cell);
            return;
        }
        int at = csv().size();
        int length = Batch.length(cell);
        csv().reserve(length + Batch.PADDING);
        int written = number.write(text, Batch.start(cell), length, csv().array(), at);
        csv().advance(written);
        long own = (long) at << 32 | written;
        profile.add(value, csv().array(), own);
        changes.noteNumber(text, cell, csv().array(), own, number.point == ',');
        to.show(row, csvOfChanged(text, cell, own));
    }
}
