package org.khettara.formats;

/// Writes a number that a spreadsheet stores as people know it: to 15 significant digits, as
/// spreadsheets show it, since the digits after them are but the trace of binary fractions; without
/// an exponent where it can do without.
final class StoredNumber {
    private static final int SIGNIFICANT = 15;
    private static final int MOST_ZEROS = 21;
    private static final int LONGEST = 400;

    private final byte[] digits = new byte[LONGEST];
    private int count;

    /// Digits before the point; may be negative or beyond the digits there are.
    private int point;

    private boolean negative;

    /// Appends the number in `text` to `out`.
    ///
    /// @return false when it is no number; nothing is appended
    boolean write(CharSequence text, StringBuilder out) {
        if (!read(text)) {
            return false;
        }
        round();
        if (count == 0) {
            out.append('0');
            return true;
        }
        if (negative) {
            out.append('-');
        }
        if (point > MOST_ZEROS || point < -MOST_ZEROS) {
            writeExponent(out);
        } else {
            writePlain(out);
        }
        return true;
    }

    private boolean read(CharSequence text) {
        count = 0;
        int length = text.length();
        int at = 0;
        negative = length > 0 && text.charAt(0) == '-';
        if (negative || (length > 0 && text.charAt(0) == '+')) {
            at++;
        }
        boolean any = false;
        int after = -1;
        for (; at < length; at++) {
            char c = text.charAt(at);
            if (c >= '0' && c <= '9') {
                any = true;
                if (count == LONGEST) {
                    return false;
                }
                digits[count++] = (byte) (c - '0');
            } else if (c == '.' && after < 0) {
                after = count;
            } else {
                break;
            }
        }
        point = after < 0 ? count : after;
        return any && (at == length || readExponent(text, at));
    }

    private boolean readExponent(CharSequence text, int from) {
        int at = from + 1;
        int length = text.length();
        if ((text.charAt(from) | 0x20) != 'e' || at == length) {
            return false;
        }
        boolean minus = text.charAt(at) == '-';
        if (minus || text.charAt(at) == '+') {
            at++;
        }
        int exponent = 0;
        int begin = at;
        for (; at < length && at - begin < 4; at++) {
            char c = text.charAt(at);
            if (c < '0' || c > '9') {
                return false;
            }
            exponent = exponent * 10 + c - '0';
        }
        point += minus ? -exponent : exponent;
        return at == length && at > begin;
    }

    /// Leaves the significant digits, without zeros at either end.
    private void round() {
        int zeros = 0;
        while (zeros < count && digits[zeros] == 0) {
            zeros++;
        }
        System.arraycopy(digits, zeros, digits, 0, count - zeros);
        count -= zeros;
        point -= zeros;
        if (count > SIGNIFICANT) {
            boolean up = digits[SIGNIFICANT] >= 5;
            count = SIGNIFICANT;
            if (up) {
                carry();
            }
        }
        while (count > 0 && digits[count - 1] == 0) {
            count--;
        }
    }

    private void carry() {
        int at = count - 1;
        while (at >= 0 && digits[at] == 9) {
            digits[at--] = 0;
        }
        if (at >= 0) {
            digits[at]++;
        } else {
            digits[0] = 1;
            point++;
        }
    }

    private void writePlain(StringBuilder out) {
        if (point <= 0) {
            out.append('0');
        }
        for (int i = 0; i < Math.max(point, count); i++) {
            if (i == Math.max(0, point)) {
                out.append('.');
                out.repeat('0', point < 0 ? -point : 0);
            }
            out.append((char) ('0' + (i < count ? digits[i] : 0)));
        }
    }

    private void writeExponent(StringBuilder out) {
        for (int i = 0; i < count; i++) {
            if (i == 1) {
                out.append('.');
            }
            out.append((char) ('0' + digits[i]));
        }
        out.append('E').append(point - 1);
    }
}
