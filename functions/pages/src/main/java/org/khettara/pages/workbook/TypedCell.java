package org.khettara.pages.workbook;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.ColumnType;
import org.khettara.core.report.Report.Column;

/// Values of a published CSV as cells of their type; a text where Excel could not hold the value as
/// it is: beyond 15 digits, before 1900, with a time zone or parts of a millisecond.
final class TypedCell {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final int MOST_DIGITS = 15;
    private static final Pattern DAY = Pattern.compile("(19|[2-9][0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}");
    private static final String CLOCK = "[0-2][0-9]:[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,3})?";
    private static final Pattern MOMENT = Pattern.compile(DAY + "T" + CLOCK);
    private static final Pattern TIME = Pattern.compile(CLOCK);
    private static final double DAY_NANOS = 86_400_000_000_000d;

    private TypedCell() {}

    /// @param value as the CSV has it, not empty
    static void write(Worksheet sheet, int row, int column, ColumnType type, String value) {
        switch (type) {
            case STRING -> CellString.write(sheet, row, column, value);
            case BOOLEAN -> sheet.value(row, column, Boolean.valueOf(value));
            case INTEGER, NUMBER -> {
                if (isNumber(value)) {
                    sheet.value(row, column, new BigDecimal(value));
                } else {
                    CellString.write(sheet, row, column, value);
                }
            }
            case DATE -> {
                if (DAY.matcher(value).matches()) {
                    sheet.value(row, column, LocalDate.parse(value));
                } else {
                    CellString.write(sheet, row, column, value);
                }
            }
            case DATETIME -> {
                if (MOMENT.matcher(value).matches()) {
                    sheet.value(row, column, LocalDateTime.parse(value));
                } else {
                    CellString.write(sheet, row, column, value);
                }
            }
            case TIME -> {
                if (TIME.matcher(value).matches()) {
                    double share = LocalTime.parse(value).toNanoOfDay() / DAY_NANOS;
                    sheet.value(row, column, share);
                } else {
                    CellString.write(sheet, row, column, value);
                }
            }
        }
    }

    private static boolean isNumber(String value) {
        return value.length() <= MOST_DIGITS + 2
                && NUMBER.matcher(value).matches()
                && value.chars().filter(Character::isDigit).count() <= MOST_DIGITS;
    }

    /// Whether all values of the column are cells of its type, and not texts.
    static boolean isPlain(Column column) {
        return switch (column.type()) {
            case STRING, BOOLEAN -> true;
            case INTEGER, NUMBER -> holds(NUMBER, MOST_DIGITS, column);
            case DATE -> holds(DAY, Integer.MAX_VALUE, column);
            case DATETIME -> holds(MOMENT, Integer.MAX_VALUE, column);
            case TIME -> holds(TIME, Integer.MAX_VALUE, column);
        };
    }

    private static boolean holds(Pattern form, int longest, Column column) {
        return holds(form, longest, column.min()) && holds(form, longest, column.max());
    }

    private static boolean holds(Pattern form, int longest, @Nullable String value) {
        return value == null || (value.length() <= longest && form.matcher(value).matches());
    }

    /// The number format of a column (ECMA-376, part 1, 18.8.30); null for the general one.
    static @Nullable String format(Column column) {
        return switch (column.type()) {
            case STRING -> "@";
            case BOOLEAN -> null;
            case INTEGER -> "0";
            case NUMBER -> {
                Integer decimals = column.decimals();
                yield decimals == null || decimals > MOST_DIGITS
                        ? null
                        : decimals == 0 ? "0" : "0." + "0".repeat(decimals);
            }
            case DATE -> "yyyy-mm-dd";
            case DATETIME -> "yyyy-mm-dd hh:mm:ss";
            case TIME -> "hh:mm:ss";
        };
    }
}
