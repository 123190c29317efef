package org.khettara.engine;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import org.khettara.engine.ColumnPlan.Reading;
import org.khettara.engine.ParquetColumn.Storage;

/// Turns the cells of one column into values: canonical text for the CSV, a Parquet value, a line
/// of the profile.
final class ColumnOutput {
    private static final long[] POWERS = powers();

    final ColumnPlan plan;
    final ColumnProfile profile;
    final ColumnChanges changes;
    private final ParquetChunk chunk;
    private final NumberReader numbers = new NumberReader();
    private final DateReader dates = new DateReader();
    private final Bytes utf8 = new Bytes();

    /// Canonical text of the cell accepted last.
    char[] text = DigitGroups.room();

    int length;

    enum Outcome {
        VALUE,
        MISSING,
        REJECTED
    }

    ColumnOutput(ColumnPlan plan, ParquetChunk chunk, Limits limits) {
        this.plan = plan;
        this.chunk = chunk;
        this.profile = new ColumnProfile(limits.exactDistinct());
        this.changes = new ColumnChanges(plan);
    }

    private static long[] powers() {
        long[] powers = new long[19];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }

    Outcome accept(Row row) {
        if (plan.index() >= row.count()) {
            return missing();
        }
        char[] cells = row.text();
        int start = Chars.start(cells, row.from(plan.index()), row.to(plan.index()));
        int end = Chars.end(cells, start, row.to(plan.index()));
        if (start == end) {
            return missing();
        }
        if (plan.reading() instanceof Reading.Text) {
            return acceptText(row, start, end);
        }
        boolean read =
                switch (plan.reading()) {
                    case Reading.Text text -> false;
                    case Reading.Bool bool -> acceptBool(cells, start, end, bool);
                    case Reading.Quantity number -> acceptNumber(cells, start, end, number);
                    case Reading.Day day -> acceptDate(cells, start, end, day);
                    case Reading.Moment moment -> acceptMoment(cells, start, end, moment);
                    case Reading.Clock clock -> acceptTime(cells, start, end);
                };
        if (read) {
            changes.converted(cells, start, end, this);
            return Outcome.VALUE;
        }
        return refuse(cells, start, end);
    }

    private Outcome missing() {
        chunk.addNull();
        length = 0;
        profile.missing++;
        return Outcome.MISSING;
    }

    private Outcome refuse(char[] cells, int start, int end) {
        missing();
        String word = new String(cells, start, end - start);
        if (CellWords.isMissing(word)) {
            changes.missingWord(word);
            return Outcome.MISSING;
        }
        profile.rejected++;
        return Outcome.REJECTED;
    }

    private Outcome acceptText(Row row, int start, int end) {
        char[] cells = row.text();
        if (Chars.mayNotBeNfc(cells, start, end)) {
            take(Chars.nfc(new String(cells, start, end - start)));
        } else {
            room(end - start);
            System.arraycopy(cells, start, text, 0, end - start);
            length = end - start;
        }
        changes.text(row, plan.index(), this);
        utf8.clear();
        utf8.writeUtf8(text, 0, length);
        if (chunk.add(utf8.array(), 0, utf8.size())) {
            profile.addText(Hashing.of(utf8.array(), 0, utf8.size()), text, length);
        }
        return Outcome.VALUE;
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

    private boolean acceptBool(char[] cells, int start, int end, Reading.Bool bool) {
        int word =
                end - start > 5 ? -1 : CellWords.booleanWord(new String(cells, start, end - start));
        if (word / 2 != bool.pair() || word < 0) {
            return false;
        }
        boolean value = (word & 1) == 0;
        take(value ? "true" : "false");
        chunk.add(value ? 1 : 0);
        profile.add(value ? 1 : 0, text, length);
        return true;
    }

    private boolean acceptNumber(char[] cells, int start, int end, Reading.Quantity number) {
        if (!numbers.read(cells, start, end) || numbers.looksLikeCode()) {
            return false;
        }
        char decimal = number.decimal();
        if (decimal == ',' ? !numbers.commaDecimal() : !numbers.dotDecimal()) {
            return false;
        }
        length = numbers.write(decimal, text);
        switch (plan.storage()) {
            case Storage.Float64 float64 -> addDouble();
            case Storage.Decimal wide when wide.wide() -> addWide(wide);
            case Storage.Decimal narrow ->
                    addLong(numbers.unscaled() * POWERS[narrow.scale() - numbers.scale(decimal)]);
            case Storage.Int64 int64 -> addLong(numbers.unscaled());
            case Storage.Text t -> throw wrong();
            case Storage.Bool b -> throw wrong();
            case Storage.Day d -> throw wrong();
            case Storage.TimeOfDay t -> throw wrong();
            case Storage.Instant i -> throw wrong();
        }
        return true;
    }

    private IllegalStateException wrong() {
        return new IllegalStateException("a number column stored as " + plan.storage());
    }

    private void addLong(long value) {
        chunk.add(value);
        profile.add(value, text, length);
    }

    private void addDouble() {
        double value = Double.parseDouble(new String(text, 0, length));
        chunk.add(Double.doubleToLongBits(value));
        profile.addDouble(value, text, length);
    }

    private void addWide(Storage.Decimal wide) {
        BigDecimal value = new BigDecimal(text, 0, length).setScale(wide.scale());
        BigInteger unscaled = value.unscaledValue();
        byte[] bytes = unscaled.toByteArray();
        byte[] fixed = new byte[wide.bytes()];
        Arrays.fill(fixed, (byte) (unscaled.signum() < 0 ? -1 : 0));
        System.arraycopy(bytes, 0, fixed, fixed.length - bytes.length, bytes.length);
        chunk.add(fixed, 0, fixed.length);
        profile.addWide(value, text, length);
    }

    private boolean acceptDate(char[] cells, int start, int end, Reading.Day day) {
        if (!dates.read(cells, start, end) || !fits(day.monthFirst()) || dates.hasTime()) {
            return false;
        }
        long epochDay = dates.epochDay(day.monthFirst());
        length = IsoTime.writeDay(epochDay, text, 0);
        addLong(epochDay);
        return true;
    }

    private boolean fits(boolean monthFirst) {
        return dates.hasDate()
                && ((monthFirst && !dates.fixedOrder()) ? dates.monthFirst() : dates.dayFirst());
    }

    private boolean acceptMoment(char[] cells, int start, int end, Reading.Moment moment) {
        if (!dates.read(cells, start, end)
                || !fits(moment.monthFirst())
                || dates.hasOffset() != moment.utc()) {
            return false;
        }
        long micros = dates.epochMicros(moment.monthFirst());
        length = IsoTime.writeMoment(micros, moment.utc(), text);
        addLong(micros);
        return true;
    }

    private boolean acceptTime(char[] cells, int start, int end) {
        if (!dates.read(cells, start, end) || dates.hasDate()) {
            return false;
        }
        length = IsoTime.writeTime(dates.micros(), text, 0);
        addLong(dates.micros());
        return true;
    }
}
