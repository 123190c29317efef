package org.khettara.engine;

import org.jspecify.annotations.Nullable;

/// Reads one cell as a number, in every way that publishers write numbers, and holds what it found
/// until the next cell. Whether `,` or `.` is the decimal sign is the column's decision: the reader
/// tells which of the two the cell allows.
final class NumberReader {
    private static final int MAX_EXPONENT = 300;

    private final DigitGroups groups = new DigitGroups();
    private int position;
    private char[] text = new char[0];
    private int end;

    private boolean negative;
    private boolean plus;
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
        negative = false;
        plus = false;
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
        if (!readSign() || !readPrefix() || !readSign() || !readDigits()) {
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
        if (DigitGroups.digit(c) >= 0 || DigitGroups.isPoint(c)) {
            return true;
        }
        if (DigitGroups.digit(text[end - 1]) < 0 && !isMinus(text[end - 1])) {
            return false;
        }
        int to = position;
        while (to < end
                && to - position <= Units.LONGEST
                && DigitGroups.digit(text[to]) < 0
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

    private boolean readDigits() {
        int after = groups.read(text, position, end);
        position = Math.max(position, after);
        return after >= 0;
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
        dotDecimal = groups.allows('.') && !(exponential && groups.grouped('.'));
        commaDecimal = groups.allows(',') && !(exponential && groups.grouped(','));
        return dotDecimal || commaDecimal;
    }

    boolean dotDecimal() {
        return dotDecimal;
    }

    boolean commaDecimal() {
        return commaDecimal;
    }

    /// Both decimal signs are possible and give different numbers: `1.234`.
    boolean ambiguous() {
        return dotDecimal && commaDecimal && groups.hasDecimal('.') != groups.hasDecimal(',');
    }

    boolean exponential() {
        return exponential;
    }

    @Nullable String unit() {
        return unit;
    }

    /// Digits without any sign or separator, as in a code.
    boolean onlyDigits() {
        return groups.isOneGroup() && !negative && !plus && unit == null && !exponential;
    }

    int digitCount() {
        return groups.count();
    }

    /// Written as no quantity is: `007`, `+212600000000`.
    boolean looksLikeCode() {
        return groups.beginsWithZeros() || (plus && groups.isOneGroup() && groups.count() > 6);
    }

    int integerDigits(char decimal) {
        return groups.integerDigits(decimal);
    }

    int scale(char decimal) {
        return groups.scale(decimal);
    }

    /// The number without its point, when it fits 18 digits.
    long unscaled() {
        return groups.unscaled(negative);
    }

    /// The number in canonical form: `.` for the decimal sign, digits as published.
    int write(char decimal, char[] to) {
        int at = 0;
        if (negative && !groups.isZero()) {
            to[at++] = '-';
        }
        at = groups.write(decimal, to, at);
        if (exponential) {
            to[at++] = 'E';
            String digits = Integer.toString(exponent);
            digits.getChars(0, digits.length(), to, at);
            at += digits.length();
        }
        return at;
    }
}
