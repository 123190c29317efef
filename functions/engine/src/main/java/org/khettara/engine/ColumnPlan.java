package org.khettara.engine;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.ColumnType;
import org.khettara.engine.parquet.ParquetColumn.Storage;

/// What becomes of a column: one decision from all of its cells.
///
/// @param index of the cell in the source's rows
/// @param reading how cells are read
/// @param decimals digits after the point; null for other types than number
/// @param doubt key of the finding that says why it is not typed more closely; null without one
record ColumnPlan(
        int index,
        String name,
        String title,
        Reading reading,
        @Nullable String unit,
        @Nullable Integer decimals,
        Storage storage,
        @Nullable String doubt) {

    /// How the cells of a column are read.
    sealed interface Reading {
        record Text() implements Reading {}

        record Bool(int pair) implements Reading {}

        /// @param whole no cell has a fraction
        record Quantity(char decimal, boolean whole, boolean floating) implements Reading {}

        record Day(boolean monthFirst) implements Reading {}

        record Moment(boolean monthFirst, boolean utc) implements Reading {}

        record Clock() implements Reading {}
    }

    /// Of texts that are only looked at.
    static ColumnPlan ofText() {
        return new ColumnPlan(0, "", "", new Reading.Text(), null, null, new Storage.Text(), null);
    }

    ColumnType type() {
        return switch (reading) {
            case Reading.Text text -> ColumnType.STRING;
            case Reading.Bool bool -> ColumnType.BOOLEAN;
            case Reading.Quantity number -> number.whole() ? ColumnType.INTEGER : ColumnType.NUMBER;
            case Reading.Day day -> ColumnType.DATE;
            case Reading.Moment moment -> ColumnType.DATETIME;
            case Reading.Clock clock -> ColumnType.TIME;
        };
    }

    boolean isText() {
        return reading instanceof Reading.Text;
    }

    boolean isNumber() {
        return reading instanceof Reading.Quantity;
    }

    /// A number without exponent that fits 64 bits.
    boolean isShortNumber() {
        return switch (storage) {
            case Storage.Int64 int64 -> true;
            case Storage.Decimal decimal -> !decimal.wide();
            case Storage.Text t -> false;
            case Storage.Bool b -> false;
            case Storage.Float64 d -> false;
            case Storage.Day d -> false;
            case Storage.TimeOfDay t -> false;
            case Storage.Instant i -> false;
        };
    }

    /// Digits behind the point that every value is stored with.
    int scale() {
        return storage instanceof Storage.Decimal decimal ? decimal.scale() : 0;
    }

    /// Most digits of a value.
    int precision() {
        return storage instanceof Storage.Decimal decimal ? decimal.precision() : 18;
    }

    /// What a stored value stands for.
    double number(long value) {
        return switch (storage) {
            case Storage.Float64 float64 -> Quantiles.unordered(value);
            case Storage.Decimal decimal -> value / Math.pow(10, decimal.scale());
            case Storage.Int64 int64 -> value;
            case Storage.Day day -> value;
            case Storage.TimeOfDay time -> value;
            case Storage.Instant instant -> value;
            case Storage.Text text -> throw new IllegalStateException("texts are no numbers");
            case Storage.Bool bool -> throw new IllegalStateException("booleans are no numbers");
        };
    }

    /// A stored value as the CSV has it.
    String shown(long value) {
        char[] to = new char[40];
        return switch (storage) {
            case Storage.Day day -> new String(to, 0, IsoTime.writeDay(value, to, 0));
            case Storage.TimeOfDay time -> new String(to, 0, IsoTime.writeTime(value, to, 0));
            case Storage.Instant instant ->
                    new String(to, 0, IsoTime.writeMoment(value, instant.utc(), to));
            case Storage.Float64 float64 ->
                    Double.toString(
                            Double.longBitsToDouble(value ^ (value >> 63 & Long.MAX_VALUE)));
            case Storage.Int64 int64 -> Long.toString(value);
            case Storage.Decimal decimal ->
                    BigDecimal.valueOf(value, decimal.scale()).toPlainString();
            case Storage.Text text -> throw new IllegalStateException("texts have no quantiles");
            case Storage.Bool bool -> throw new IllegalStateException("booleans have no quantiles");
        };
    }

    /// Whether a table written by this plan is as one written by the other.
    boolean writesAs(ColumnPlan other) {
        return reading.equals(other.reading)
                && storage.equals(other.storage)
                && Objects.equals(unit, other.unit);
    }
}
