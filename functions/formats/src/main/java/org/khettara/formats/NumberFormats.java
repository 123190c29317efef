package org.khettara.formats;

import java.util.Locale;

/// What a spreadsheet's number format makes of a number.
enum NumberFormats {
    NUMBER,
    DATE,
    TIME,
    DATETIME,

    /// Hours that go on past 24: `[h]:mm`.
    DURATION;

    /// By the number of a format that every spreadsheet knows.
    static NumberFormats builtIn(int id) {
        return switch (id) {
            case 14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58 -> DATE;
            case 18, 19, 20, 21, 32, 33, 34, 35, 45, 47 -> TIME;
            case 22 -> DATETIME;
            case 46 -> DURATION;
            default -> NUMBER;
        };
    }

    /// By a format's code: `dd/mm/yyyy`, `# ##0,00 "DH"`. The first section counts.
    static NumberFormats of(String code) {
        String plain = code.toLowerCase(Locale.ROOT);
        if (plain.equals("general") || plain.equals("standard") || plain.equals("@")) {
            return NUMBER;
        }
        Scan scan = new Scan();
        for (int i = 0; i < plain.length() && plain.charAt(i) != ';'; i++) {
            i = scan.next(plain, i);
        }
        return scan.kind();
    }

    private static final class Scan {
        private boolean day;
        private boolean month;
        private boolean clock;
        private boolean elapsed;
        private boolean digits;

        /// @return where the sign at `at` ends
        int next(String code, int at) {
            char c = code.charAt(at);
            switch (c) {
                case '\\', '_', '*' -> {
                    return at + 1;
                }
                case '"' -> {
                    return until(code, at, '"');
                }
                case '[' -> {
                    int end = until(code, at, ']');
                    char first = at + 1 < code.length() ? code.charAt(at + 1) : ' ';
                    boolean only = code.substring(at + 1, end).chars().allMatch(x -> x == first);
                    elapsed |= only && (first == 'h' || first == 'm' || first == 's');
                    return end;
                }
                case 'y', 'd', 'j' -> day = true;
                case 'm' -> month = true;
                case 'h' -> clock = true;
                case 's' -> {
                    clock = true;
                    return fraction(code, at);
                }
                case '#', '?', '0' -> digits = true;
                default -> {}
            }
            return at;
        }

        private static int until(String code, int at, char end) {
            int found = code.indexOf(end, at + 1);
            return found < 0 ? code.length() : found;
        }

        /// The digits of `ss.000` are no digits of a number.
        private static int fraction(String code, int at) {
            int end = at;
            while (end + 1 < code.length() && "s.,0".indexOf(code.charAt(end + 1)) >= 0) {
                end++;
            }
            return end;
        }

        NumberFormats kind() {
            if (digits) {
                return NUMBER;
            }
            if (elapsed) {
                return DURATION;
            }
            if (day && clock) {
                return DATETIME;
            }
            if (clock) {
                return TIME;
            }
            return day || month ? DATE : NUMBER;
        }
    }
}
