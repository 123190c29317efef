package org.khettara.engine;

/// The digits of one number and what separates them: `1.234,56` is `123456` in groups of 1, 3 and
/// 2. Which of `.` and `,` is the decimal sign is for the caller to say.
final class DigitGroups {
    private static final int MAX_DIGITS = 60;
    private static final int MAX_GROUPS = 20;

    private final char[] digits = new char[MAX_DIGITS];
    private int digitCount;
    private final char[] separators = new char[MAX_GROUPS + 1];
    private final int[] lengths = new int[MAX_GROUPS + 2];
    private int separatorCount;

    /// Reads digits and separators from `from` on; the position after them, -1 when there are no
    /// digits or too many.
    int read(char[] text, int from, int end) {
        digitCount = 0;
        separatorCount = 0;
        int group = 0;
        int position = from;
        while (position < end) {
            char c = text[position];
            int value = digit(c);
            if (value >= 0) {
                if (digitCount == MAX_DIGITS) {
                    return -1;
                }
                digits[digitCount++] = (char) ('0' + value);
                group++;
            } else if (isSeparator(c)
                    && separatorCount < MAX_GROUPS
                    && separates(text, position, end)) {
                lengths[separatorCount] = group;
                separators[separatorCount++] = normal(c);
                group = 0;
            } else {
                break;
            }
            position++;
        }
        lengths[separatorCount] = group;
        return digitCount > 0 ? position : -1;
    }

    /// A blank separates groups only when a digit follows; a point or comma also ends a number.
    private static boolean separates(char[] text, int position, int end) {
        boolean digitFollows = position + 1 < end && digit(text[position + 1]) >= 0;
        return digitFollows || (isPoint(text[position]) && text[position] != '\u066C');
    }

    static int digit(char c) {
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

    static boolean isPoint(char c) {
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

    /// Whether the separators make sense when this is the decimal sign.
    boolean allows(char decimal) {
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
        if (groups > 0 && (lengths[0] == 0 || lengths[0] > 3 || digits[0] == '0')) {
            // No thousands begin with a zero: `0.125` is a fraction.
            return false;
        }
        return groups == separatorCount || separators[separatorCount - 1] != '\u066C';
    }

    boolean hasDecimal(char decimal) {
        char last = separatorCount == 0 ? 0 : separators[separatorCount - 1];
        return last == decimal || last == '\u066B';
    }

    /// Digits before the decimal sign.
    int integerDigits(char decimal) {
        return digitCount - scale(decimal);
    }

    /// Digits after the decimal sign.
    int scale(char decimal) {
        return hasDecimal(decimal) ? lengths[separatorCount] : 0;
    }

    /// The number without its point, when it fits 18 digits.
    long unscaled(boolean negative) {
        long value = 0;
        for (int i = 0; i < digitCount; i++) {
            value = value * 10 + digits[i] - '0';
        }
        return negative ? -value : value;
    }

    /// Digits with leading zeros left out, a `.` before the last `scale(decimal)` of them.
    int write(char decimal, char[] to, int from) {
        int at = from;
        int whole = integerDigits(decimal);
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
        return at;
    }

    boolean isZero() {
        for (int i = 0; i < digitCount; i++) {
            if (digits[i] != '0') {
                return false;
            }
        }
        return true;
    }

    /// Whether separators cut the digits in groups when this is the decimal sign.
    boolean grouped(char decimal) {
        return separatorCount > (hasDecimal(decimal) ? 1 : 0);
    }

    int count() {
        return digitCount;
    }

    boolean isOneGroup() {
        return separatorCount == 0;
    }

    /// `007`: more than one digit before any separator, the first a zero.
    boolean beginsWithZeros() {
        return digits[0] == '0' && lengths[0] > 1;
    }

    /// Enough for the longest number with sign and exponent.
    static char[] room() {
        return new char[MAX_DIGITS + 16];
    }
}
