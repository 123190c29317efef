package org.khettara.engine;

/// Reads the usual forms of a number straight from bytes: `-12`, `1234.5`, `1 234,56`. What it does
/// not read may still be a number: [NumberReader] has the whole grammar and agrees with this class
/// on what both read.
final class PlainNumber {
    private static final int MOST_DIGITS = 18;
    private static final long[] POWERS = {
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000
    };

    /// The digits without their point.
    long unscaled;

    int digits;

    /// Digits behind the point.
    int scale;

    /// `.`, `,` or 0.
    int point;

    /// Groups of three apart by blanks.
    boolean grouped;

    boolean negative;

    /// The point may also stand behind thousands: `1.234`.
    boolean mayGroup;

    private byte[] text = new byte[0];
    private int at;
    private int end;

    boolean read(byte[] cell, int start, int length) {
        text = cell;
        at = start;
        end = start + length;
        negative = length > 0 && cell[start] == '-';
        if (negative) {
            at++;
        }
        unscaled = 0;
        digits = 0;
        scale = 0;
        point = 0;
        grouped = false;
        mayGroup = false;
        int whole = run();
        if (whole == 0 || (whole > 1 && cell[at - whole] == '0')) {
            return false;
        }
        boolean zero = whole == 1 && cell[at - 1] == '0';
        while (at < end && whole <= 3 && !zero && group()) {
            grouped = true;
        }
        if (grouped && text[negative ? start + 1 : start] == '0') {
            // `0 234` is written without its zero: not for this class to do.
            return false;
        }
        if (at < end && (text[at] == '.' || text[at] == ',')) {
            point = text[at++];
            scale = run();
            if (scale == 0) {
                return false;
            }
            mayGroup = scale == 3 && whole <= 3 && !grouped && !zero;
        }
        if (negative) {
            unscaled = -unscaled;
        }
        return at == end && digits <= MOST_DIGITS && !(negative && unscaled == 0);
    }

    /// Reads digits, up to eight at a time, and tells how many.
    private int run() {
        int from = at;
        int count = 8;
        while (count == 8) {
            long word = Words.first(text, at, end - at);
            count = Words.digits(word);
            unscaled = unscaled * POWERS[count] + Words.number(word, count);
            at += count;
        }
        digits += at - from;
        return at - from;
    }

    /// A blank and three digits, and no fourth.
    private boolean group() {
        int blank = blank();
        if (blank == 0 || at + blank + 3 > end) {
            return false;
        }
        int from = at;
        at += blank;
        if (run() == 3) {
            return true;
        }
        // Leaves a rest, so that the cell as a whole is not read.
        at = from;
        return false;
    }

    /// Bytes of the blank here, 0 when there is none: space, no-break space, narrow and thin ones.
    private int blank() {
        byte b = text[at];
        if (b == ' ') {
            return 1;
        }
        if (b == (byte) 0xC2 && at + 1 < end && text[at + 1] == (byte) 0xA0) {
            return 2;
        }
        boolean wide = b == (byte) 0xE2 && at + 2 < end && text[at + 1] == (byte) 0x80;
        return wide && (text[at + 2] == (byte) 0xAF || text[at + 2] == (byte) 0x89) ? 3 : 0;
    }

    /// The number with a `.` and without groups, at a place with room for its bytes.
    int write(byte[] cell, int start, int length, byte[] to, int offset) {
        int out = offset;
        for (int i = start; i < start + length; i++) {
            byte b = cell[i];
            if (b == ',' || b == '.') {
                to[out++] = '.';
            } else if ((b >= '0' && b <= '9') || b == '-') {
                to[out++] = b;
            }
        }
        return out - offset;
    }
}
