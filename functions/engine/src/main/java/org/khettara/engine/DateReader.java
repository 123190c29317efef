package org.khettara.engine;

import java.time.LocalDate;
import java.time.YearMonth;
import org.khettara.core.meaning.Months;

/// Reads one cell as a date, a time or both, and holds what it found until the next cell. Whether
/// `03/04/2024` is in March or April is the column's decision: the reader tells which it allows.
final class DateReader {
    static final int FIRST_YEAR = 1501;
    private static final int PIVOT = 50;
    private static final int LONGEST = 45;

    private char[] text = new char[0];
    private int position;
    private int end;

    private int first;
    private int second;
    private int year;
    private boolean fixedOrder;
    private boolean shortYear;
    private boolean hijri;
    private boolean hasDate;
    private final ClockReader clock = new ClockReader();
    private boolean hasTime;

    /// Reads the cell `[from, to)`, already without blanks around it; false when it is none.
    boolean read(char[] cell, int from, int to) {
        text = cell;
        position = from;
        end = to;
        hasDate = false;
        hasTime = false;
        shortYear = false;
        hijri = false;
        if (to - from < 4 || to - from > LONGEST || !mayEnd(cell[to - 1])) {
            return false;
        }
        if (digitsAt(position) > 0 && clock.read(text, position, end) == end) {
            hasTime = true;
            return true;
        }
        if (!readDate()) {
            return false;
        }
        hasDate = true;
        return position == end || readTime();
    }

    private static boolean mayEnd(char c) {
        return Character.digit(c, 10) >= 0
                || c == 'Z'
                || c == 'z'
                || c == 'M'
                || c == 'm'
                || c == 'h'
                || c == 'H'
                || c == 'ص'
                || c == 'م';
    }

    private int digitsAt(int at) {
        int to = at;
        while (to < end && Character.digit(text[to], 10) >= 0) {
            to++;
        }
        return to - at;
    }

    private int number(int digits) {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            value = value * 10 + Character.digit(text[position++], 10);
        }
        return value;
    }

    private boolean readDate() {
        int digits = digitsAt(position);
        if (digits == 4) {
            return readYearFirst();
        }
        if (digits == 0) {
            return readMonthFirst();
        }
        if (digits > 2) {
            return false;
        }
        first = number(digits);
        skipOrdinal();
        int separatorAt = position;
        if (!skipSeparator()) {
            return false;
        }
        int more = digitsAt(position);
        if (more > 2) {
            return false;
        }
        fixedOrder = more == 0;
        second = more == 0 ? month() : number(more);
        if (second == 0 || (!fixedOrder && position < end && text[position] != text[separatorAt])) {
            return false;
        }
        return skipSeparator() && readYear() && valid();
    }

    private boolean readYearFirst() {
        year = number(4);
        char separator = position < end ? text[position] : 0;
        if (!skipSeparator()) {
            return false;
        }
        int digits = digitsAt(position);
        fixedOrder = true;
        second = digits == 0 ? month() : digits <= 2 ? number(digits) : 0;
        if (second == 0
                || position >= end
                || (digits > 0 && text[position] != separator)
                || !skipSeparator()) {
            return false;
        }
        int days = digitsAt(position);
        if (days == 0 || days > 2) {
            return false;
        }
        first = number(days);
        return valid();
    }

    /// `January 5, 2024`.
    private boolean readMonthFirst() {
        fixedOrder = true;
        second = month();
        if (second == 0 || !skipSeparator()) {
            return false;
        }
        int digits = digitsAt(position);
        if (digits == 0 || digits > 2) {
            return false;
        }
        first = number(digits);
        if (position < end && text[position] == ',') {
            position++;
        }
        return skipSeparator() && digitsAt(position) == 4 && readYear() && valid();
    }

    private void skipOrdinal() {
        if (position + 1 < end
                && (text[position] == 'e' || text[position] == 'E')
                && (text[position + 1] == 'r' || text[position + 1] == 'R')) {
            position += 2;
        }
    }

    private boolean skipSeparator() {
        int from = position;
        boolean sign = false;
        while (position < end) {
            char c = text[position];
            if (!sign && (c == '/' || c == '-' || c == '.' || c == '\u2011' || c == '\u2013')) {
                sign = true;
            } else if (c != ' '
                    && c != '\u00A0'
                    && c != '\u202F'
                    && c != '\u200F'
                    && c != '\u200E') {
                break;
            }
            position++;
        }
        return position > from && position < end;
    }

    private int month() {
        int from = position;
        while (position < end
                && (Character.isLetter(text[position])
                        || Character.getType(text[position]) == Character.NON_SPACING_MARK)) {
            position++;
        }
        if (position == from) {
            return 0;
        }
        hijri |= Months.isHijri(new String(text, from, position - from));
        int month = Months.number(text, from, position);
        if (month > 0 && position < end && text[position] == '.') {
            position++;
        }
        return month;
    }

    private boolean readYear() {
        int digits = digitsAt(position);
        if (digits != 4 && digits != 2) {
            return false;
        }
        year = number(digits);
        if (digits == 2) {
            shortYear = true;
            year += year < PIVOT ? 2000 : 1900;
        }
        return true;
    }

    private boolean valid() {
        if (year >= 1300 && year <= 1500) {
            hijri = true;
        }
        return year >= FIRST_YEAR && (dayFirst() || monthFirst());
    }

    private boolean readTime() {
        int from = position;
        char c = text[position];
        if (c == 'T' || c == 't') {
            position++;
        } else {
            while (position < end
                    && (text[position] == ' '
                            || text[position] == ','
                            || text[position] == 'à'
                            || text[position] == '\u00A0')) {
                position++;
            }
        }
        hasTime = position > from && clock.read(text, position, end) == end;
        return hasTime;
    }

    /// The cell is a date when its first number is the day.
    boolean dayFirst() {
        return isDate(first, second);
    }

    boolean monthFirst() {
        return !fixedOrder && isDate(second, first);
    }

    private boolean isDate(int day, int month) {
        return month >= 1
                && month <= 12
                && day >= 1
                && (day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth());
    }

    /// Month and day could change places and give another date.
    boolean ambiguous() {
        return dayFirst() && monthFirst() && first != second;
    }

    boolean fixedOrder() {
        return fixedOrder;
    }

    boolean hasDate() {
        return hasDate;
    }

    boolean hasTime() {
        return hasTime;
    }

    boolean hasOffset() {
        return hasTime && clock.hasOffset();
    }

    boolean shortYear() {
        return shortYear;
    }

    /// A date of the Hijri calendar, which stays text.
    boolean hijri() {
        return hijri;
    }

    long epochDay(boolean monthFirst) {
        boolean swap = monthFirst && !fixedOrder;
        return LocalDate.of(year, swap ? first : second, swap ? second : first).toEpochDay();
    }

    /// Since midnight, offset left aside.
    long micros() {
        return hasTime ? clock.micros() : 0;
    }

    /// Since 1970; in UTC when the cell has an offset, else local.
    long epochMicros(boolean monthFirst) {
        long local = epochDay(monthFirst) * 86_400_000_000L + micros();
        return hasOffset() ? local - clock.offsetMinutes() * 60_000_000L : local;
    }
}
