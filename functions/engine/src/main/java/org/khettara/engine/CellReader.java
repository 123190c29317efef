package org.khettara.engine;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.khettara.engine.ColumnPlan.Reading;
import org.khettara.engine.parquet.Bytes;
import org.khettara.engine.parquet.ParquetColumn.Storage;

/// Reads one cell as its column's plan says: its value, and the canonical text of that value. Holds
/// what it read until the next cell.
final class CellReader {
    private static final long[] POWERS = powers();

    private final ColumnPlan plan;
    private final NumberReader numbers = new NumberReader();
    private final DateReader dates = new DateReader();
    private final Bytes utf8 = new Bytes();

    /// Canonical text.
    char[] text = DigitGroups.room();

    int length;

    /// The value, for storage of 64 bits or fewer; the bits of a double.
    long value;

    /// The value, for wide decimals.
    byte[] wide = new byte[0];

    enum Outcome {
        VALUE,
        MISSING,
        REJECTED
    }

    CellReader(ColumnPlan plan) {
        this.plan = plan;
    }

    /// A reader of texts.
    static CellReader ofText() {
        return new CellReader(ColumnPlan.ofText());
    }

    /// The text of a cell as the CSV would have it; null where it is empty or a word for a missing
    /// value.
    @Nullable String textOf(CellChars cell) {
        if (read(cell) != Outcome.VALUE) {
            return null;
        }
        String read = new String(text, 0, length);
        return CellWords.isMissing(read) ? null : read;
    }

    private static long[] powers() {
        long[] powers = new long[19];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }

    /// Whether values are strings or wide decimals, not 64 bits.
    boolean isBytes() {
        return plan.isText() || (plan.storage() instanceof Storage.Decimal fixed && fixed.wide());
    }

    /// The canonical text in UTF-8, with [Batch#PADDING] behind it; until the next call.
    Bytes utf8() {
        utf8.clear();
        Utf8.append(text, 0, length, utf8);
        utf8.reserve(Batch.PADDING);
        return utf8;
    }

    static long power(int exponent) {
        return POWERS[exponent];
    }

    Outcome read(CellChars cell) {
        return read(cell.text(), 0, cell.length());
    }

    /// @param cells the cell stands in `[from, to)`, blanks around it included
    Outcome read(char[] cells, int from, int to) {
        length = 0;
        int start = Chars.start(cells, from, to);
        int end = Chars.end(cells, start, to);
        if (start == end) {
            return Outcome.MISSING;
        }
        boolean read =
                switch (plan.reading()) {
                    case Reading.Text text -> readText(cells, start, end);
                    case Reading.Bool bool -> readBool(cells, start, end, bool);
                    case Reading.Quantity number -> readNumber(cells, start, end, number);
                    case Reading.Day day -> readDate(cells, start, end, day);
                    case Reading.Moment moment -> readMoment(cells, start, end, moment);
                    case Reading.Clock clock -> readTime(cells, start, end);
                };
        if (read) {
            return Outcome.VALUE;
        }
        length = 0;
        return CellWords.isMissing(new String(cells, start, end - start))
                ? Outcome.MISSING
                : Outcome.REJECTED;
    }

    private boolean readText(char[] cells, int start, int end) {
        if (Chars.mayNotBeNfc(cells, start, end)) {
            take(Chars.nfc(new String(cells, start, end - start)));
        } else {
            room(end - start);
            System.arraycopy(cells, start, text, 0, end - start);
            length = end - start;
        }
        return true;
    }

    private void room(int size) {
        if (text.length < size) {
            text = new char[size * 2];
        }
    }

    private void take(String canonical) {
        room(canonical.length());
        canonical.getChars(0, canonical.length(), text, 0);
        length = canonical.length();
    }

    private boolean readBool(char[] cells, int start, int end, Reading.Bool bool) {
        int word =
                end - start > 5 ? -1 : CellWords.booleanWord(new String(cells, start, end - start));
        if (word / 2 != bool.pair() || word < 0) {
            return false;
        }
        value = (word & 1) == 0 ? 1 : 0;
        take(value == 1 ? "true" : "false");
        return true;
    }

    private boolean readNumber(char[] cells, int start, int end, Reading.Quantity number) {
        if (!numbers.read(cells, start, end) || numbers.looksLikeCode()) {
            return false;
        }
        char decimal = number.decimal();
        if (decimal == ',' ? !numbers.commaDecimal() : !numbers.dotDecimal()) {
            return false;
        }
        length = numbers.write(decimal, text);
        return switch (plan.storage()) {
            case Storage.Float64 float64 -> {
                double parsed = Double.parseDouble(new String(text, 0, length));
                value = Double.doubleToLongBits(parsed);
                yield true;
            }
            case Storage.Decimal fixed when fixed.wide() -> fits(fixed, decimal) && widen(fixed);
            case Storage.Decimal fixed -> {
                boolean fits = fits(fixed, decimal);
                value =
                        fits
                                ? numbers.unscaled() * power(fixed.scale() - numbers.scale(decimal))
                                : 0;
                yield fits;
            }
            case Storage.Int64 int64 -> {
                value = numbers.unscaled();
                yield numbers.scale(decimal) == 0 && numbers.integerDigits(decimal) <= 18;
            }
            case Storage.Text t -> throw wrong();
            case Storage.Bool b -> throw wrong();
            case Storage.Day d -> throw wrong();
            case Storage.TimeOfDay t -> throw wrong();
            case Storage.Instant i -> throw wrong();
        };
    }

    /// A plan made from the first rows may be too narrow for later ones; it is then made anew.
    private boolean fits(Storage.Decimal fixed, char decimal) {
        return numbers.scale(decimal) <= fixed.scale()
                && numbers.integerDigits(decimal) + fixed.scale() <= fixed.precision();
    }

    private IllegalStateException wrong() {
        return new IllegalStateException("a number column stored as " + plan.storage());
    }

    private boolean widen(Storage.Decimal fixed) {
        BigDecimal exact = new BigDecimal(text, 0, length).setScale(fixed.scale());
        BigInteger unscaled = exact.unscaledValue();
        byte[] bytes = unscaled.toByteArray();
        wide = new byte[fixed.bytes()];
        Arrays.fill(wide, (byte) (unscaled.signum() < 0 ? -1 : 0));
        System.arraycopy(bytes, 0, wide, wide.length - bytes.length, bytes.length);
        return true;
    }

    private boolean readDate(char[] cells, int start, int end, Reading.Day day) {
        if (!dates.read(cells, start, end) || !fits(day.monthFirst()) || dates.hasTime()) {
            return false;
        }
        value = dates.epochDay(day.monthFirst());
        length = IsoTime.writeDay(value, text, 0);
        return true;
    }

    private boolean fits(boolean monthFirst) {
        return dates.hasDate()
                && ((monthFirst && !dates.fixedOrder()) ? dates.monthFirst() : dates.dayFirst());
    }

    private boolean readMoment(char[] cells, int start, int end, Reading.Moment moment) {
        if (!dates.read(cells, start, end)
                || !fits(moment.monthFirst())
                || dates.hasOffset() != moment.utc()) {
            return false;
        }
        value = dates.epochMicros(moment.monthFirst());
        length = IsoTime.writeMoment(value, moment.utc(), text);
        return true;
    }

    private boolean readTime(char[] cells, int start, int end) {
        if (!dates.read(cells, start, end) || dates.hasDate()) {
            return false;
        }
        value = dates.micros();
        length = IsoTime.writeTime(value, text, 0);
        return true;
    }
}
