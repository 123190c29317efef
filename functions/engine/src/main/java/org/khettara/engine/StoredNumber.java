package org.khettara.engine;

import org.khettara.engine.ColumnPlan.Reading;

/// Reads the usual forms of one column's numbers of up to eighteen digits as the value that it
/// stores.
final class StoredNumber {
    /// What was read last.
    final PlainNumber number = new PlainNumber();

    private final char decimal;
    private final int scale;
    private final int mostWhole;

    /// @param plan of a column of short numbers
    StoredNumber(ColumnPlan plan) {
        this.decimal =
                plan.reading() instanceof Reading.Quantity quantity ? quantity.decimal() : '.';
        this.scale = plan.scale();
        this.mostWhole = plan.precision() - scale;
    }

    /// False for what the whole grammar is to read.
    boolean read(byte[] text, int start, int length) {
        return number.read(text, start, length) && fits();
    }

    private boolean fits() {
        return number.scale <= scale
                && number.digits - number.scale <= mostWhole
                && (number.point == 0 || number.point == decimal);
    }

    /// The value read last, with as many digits behind the point as the column has.
    long value() {
        return number.scale < scale
                ? number.unscaled * CellReader.power(scale - number.scale)
                : number.unscaled;
    }
}
