package org.khettara.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads one cell as a number, in every way that publishers write numbers, and holds what it found
/// until the next cell. Whether `,` or `.` is the decimal sign is the column's decision: the reader
/// tells which of the two the cell allows.
final class NumberReader {
    /// Digits beyond this are text: no decimal type holds them.
    private static final int MAX_DIGITS = 60;

    private static final int MAX_EXPONENT = 300;
    private static final int MAX_GROUPS = 20;

    private final char[] digits = new char[MAX_DIGITS];
    private int digitCount;
    private final char[] separators = new char[MAX_GROUPS + 1];
    private final int[] lengths = new int[MAX_GROUPS + 2];
    private int separatorCount;
    private int position;
    private char[] text = new char[0];
    private int end;

    private boolean negative;
    private boolean plus;
    private boolean latin;
    private int exponent;
    private boolean exponential;
    private @Nullable String unit;
    private boolean dotDecimal;
    private boolean commaDecimal;

    /// Reads the cell `[from, to)`, already without blanks around it; false when it is no number.
    boolean read(char[] cell, int from, int to) {
        text = cell;
        position = from;
        end = to;
        digitCount = 0;
        separatorCount = 0;
        negative = false;
        plus = false;
        latin = true;
        exponential = false;
        exponent = 0;
        unit = null;
        return mayBegin() && readAll() && judge();
    }

    private boolean mayBegin() {
        char c = text[position];
        return (c >= '0' && c <= '9')
                || c < '0'
                || c >= 0x80
                || !Character.isLetter(c)
                || position + 3 < end;
    }

    private boolean readAll() {
        boolean closing = false;
        if (text[position] == '(' && text[end - 1] == ')') {
            closing = true;
            position++;
            end--;
            trimBlanks();
        }
        if (!readSign() || !readPrefix() || !readSign() || !readBody()) {
            return false;
        }
        if (!readExponent() || !readSuffix()) {
            return false;
        }
        if (closing) {
            if (negative || plus) {
                return false;
            }
            negative = true;
        }
        return true;
    }

    private void trimBlanks() {
        position = Chars.start(text, position, end);
        end = Chars.end(text, position, end);
    }

    private boolean readSign() {
        if (position >= end) {
            return false;
        }
        char c = text[position];
        if (isMinus(c) || c == '+') {
            if (negative || plus) {
                return false;
            }
            negative = c != '+';
            plus = c == '+';
            position++;
            position = Chars.start(text, position, end);
        }
        return position < end;
    }

    private static boolean isMinus(char c) {
        return c == '-'
                || c == '\u2212'
                || c == '\uFE63'
                || c == '\uFF0D'
                || c == '\u2010'
                || c == '\u2011'
                || c == '\u2013';
    }

    /// A currency before the number: `$74.69`, `MAD 12`.
    private boolean readPrefix() {
        char c = text[position];
        if (digit(c) >= 0 || isPoint(c)) {
            return true;
        }
        if (digit(text[end - 1]) < 0 && !isMinus(text[end - 1])) {
            return false;
        }
        int to = position;
        while (to < end
                && to - position <= Units.LONGEST
                && digit(text[to]) < 0
                && !isMinus(text[to])) {
            to++;
        }
        if (to == end || to == position) {
            return to == position;
        }
        String name = Units.named(Chars.trim(text, position, to));
        if (name == null || !Units.isCurrency(name)) {
            return false;
        }
        unit = name;
        position = to;
        return true;
    }

    private boolean readBody() {
        int group = 0;
        lengths[0] = 0;
        while (position < end) {
            char c = text[position];
            int value = digit(c);
            if (value >= 0) {
                if (digitCount == MAX_DIGITS) {
                    return false;
                }
                latin &= c <= '9';
                digits[digitCount++] = (char) ('0' + value);
                group++;
                position++;
            } else if (isSeparator(c) && separatorCount < MAX_GROUPS && separates(c)) {
                lengths[separatorCount] = group;
                separators[separatorCount++] = normal(c);
                group = 0;
                position++;
            } else {
                break;
            }
        }
        lengths[separatorCount] = group;
        return digitCount > 0;
    }

    /// A blank separates groups only when a digit follows; a point or comma also ends a number.
    private boolean separates(char c) {
        boolean digitFollows = position + 1 < end && digit(text[position + 1]) >= 0;
        return digitFollows || (isPoint(c) && c != '\u066C');
    }

    private static int digit(char c) {
        if (c <= '9') {
            return c >= '0' ? c - '0' : -1;
        }
        if (c >= 0x0660 && c <= 0x0669) {
            return c - 0x0660;
        }
        if (c >= 0x06F0 && c <= 0x06F9) {
            return c - 0x06F0;
        }
        return c >= 0xFF10 && c <= 0xFF19 ? c - 0xFF10 : -1;
    }

    private static boolean isPoint(char c) {
        return c == '.' || c == ',' || c == '\u066B' || c == '\u066C';
    }

    private static boolean isSeparator(char c) {
        return isPoint(c) || c == '\'' || c == '\u2019' || normal(c) == ' ';
    }

    /// One character for each kind of separator.
    private static char normal(char c) {
        return switch (c) {
            case ' ', '\u00A0', '\u202F', '\u2009', '\u2007' -> ' ';
            case '\u2019' -> '\'';
            default -> c;
        };
    }

    private boolean readExponent() {
        if (position >= end || (text[position] != 'e' && text[position] != 'E')) {
            return true;
        }
        int at = position + 1;
        boolean minus = at < end && isMinus(text[at]);
        if (at < end && (minus || text[at] == '+')) {
            at++;
        }
        int value = 0;
        int first = at;
        while (at < end && text[at] >= '0' && text[at] <= '9') {
            value = Math.min(value * 10 + text[at] - '0', 10_000);
            at++;
        }
        if (at == first || value > MAX_EXPONENT) {
            // Not an exponent: `12 EUR` goes on to the unit.
            return at == first;
        }
        exponential = true;
        exponent = minus ? -value : value;
        position = at;
        return true;
    }

    private boolean readSuffix() {
        position = Chars.start(text, position, end);
        if (position < end && isMinus(text[position]) && position == end - 1) {
            if (negative || plus) {
                return false;
            }
            negative = true;
            return true;
        }
        if (position == end) {
            return true;
        }
        if (end - position > Units.LONGEST || unit != null) {
            return false;
        }
        unit = Units.named(Chars.trim(text, position, end));
        return unit != null;
    }

    private boolean judge() {
        dotDecimal = allows('.');
        commaDecimal = allows(',');
        return dotDecimal || commaDecimal;
    }

    /// Whether the separators make sense when this is the decimal sign.
    private boolean allows(char decimal) {
        if (separatorCount == 0) {
            return true;
        }
        int groups = separatorCount - (hasDecimal(decimal) ? 1 : 0);
        for (int i = 0; i < groups; i++) {
            if (separators[i] == decimal
                    || separators[i] == '\u066B'
                    || separators[i] != separators[0]) {
                return false;
            }
            if (lengths[i + 1] != 3) {
                return false;
            }
        }
        if (groups > 0 && (lengths[0] == 0 || lengths[0] > 3)) {
            return false;
        }
        return groups == separatorCount || separators[separatorCount - 1] != '\u066C';
    }

    private boolean hasDecimal(char decimal) {
        char last = separatorCount == 0 ? 0 : separators[separatorCount - 1];
        return last == decimal || last == '\u066B';
    }

    boolean dotDecimal() {
        return dotDecimal;
    }

    boolean commaDecimal() {
        return commaDecimal;
    }

    /// Both decimal signs are possible and give different numbers: `1.234`.
    boolean ambiguous() {
        return dotDecimal && commaDecimal && hasDecimal('.') != hasDecimal(',');
    }

    /// Digits before the decimal sign.
    int integerDigits(char decimal) {
        return digitCount - scale(decimal);
    }

    /// Digits after the decimal sign.
    int scale(char decimal) {
        return hasDecimal(decimal) ? lengths[separatorCount] : 0;
    }

    /// Grouped or written with other than ASCII digits.
    boolean grouped(char decimal) {
        return separatorCount > (hasDecimal(decimal) ? 1 : 0);
    }

    boolean latinDigits() {
        return latin;
    }

    boolean exponential() {
        return exponential;
    }

    boolean negative() {
        return negative;
    }

    @Nullable String unit() {
        return unit;
    }

    /// Digits without any sign or separator, as in a code.
    boolean onlyDigits() {
        return separatorCount == 0 && !negative && !plus && unit == null && !exponential;
    }

    int digitCount() {
        return digitCount;
    }

    /// Written as no quantity is: `007`, `+212600000000`.
    boolean looksLikeCode() {
        boolean zeros = digits[0] == '0' && lengths[0] > 1;
        return zeros || (plus && separatorCount == 0 && digitCount > 6);
    }

    /// The number without its point, when it fits 18 digits.
    long unscaled() {
        long value = 0;
        for (int i = 0; i < digitCount; i++) {
            value = value * 10 + digits[i] - '0';
        }
        return negative ? -value : value;
    }

    /// Significant digits, leading zeros left out.
    int precision() {
        int zeros = 0;
        while (zeros < digitCount - 1 && digits[zeros] == '0') {
            zeros++;
        }
        return digitCount - zeros;
    }

    /// The number in canonical form: `.` for the decimal sign, digits as published.
    int write(char decimal, char[] to) {
        int at = 0;
        if (negative && !isZero()) {
            to[at++] = '-';
        }
        int scale = scale(decimal);
        int whole = digitCount - scale;
        int first = 0;
        while (first < whole - 1 && digits[first] == '0') {
            first++;
        }
        if (whole == 0) {
            to[at++] = '0';
        }
        for (int i = first; i < digitCount; i++) {
            if (i == whole) {
                to[at++] = '.';
            }
            to[at++] = digits[i];
        }
        if (exponential) {
            to[at++] = 'E';
            for (char c : Integer.toString(exponent).toCharArray()) {
                to[at++] = c;
            }
        }
        return at;
    }

    private boolean isZero() {
        for (int i = 0; i < digitCount; i++) {
            if (digits[i] != '0') {
                return false;
            }
        }
        return true;
    }

    /// Long enough for [#write].
    static char[] room() {
        char[] room = new char[MAX_DIGITS + 16];
        Arrays.fill(room, ' ');
        return room;
    }
}
