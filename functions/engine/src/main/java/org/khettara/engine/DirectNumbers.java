package org.khettara.engine;

import org.jspecify.annotations.Nullable;

/// Integers and decimals of up to eighteen digits.
final class DirectNumbers extends DirectCells {
    private final StoredNumber stored;
    private final PlainNumber number;

    DirectNumbers(ColumnWriting writing) {
        super(writing);
        this.stored = new StoredNumber(writing.plan());
        this.number = stored.number;
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
            } else if (stored.read(text, Batch.start(cell), length)) {
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

    private void take(byte[] text, long cell, int row, ColumnBatch to) {
        long value = stored.value();
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
