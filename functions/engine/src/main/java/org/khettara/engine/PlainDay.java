package org.khettara.engine;

import java.time.LocalDate;
import java.time.YearMonth;

/// Reads `2024-01-31` straight from bytes. What it does not read may still be a date: [DateReader]
/// has the whole grammar and agrees with this class on what both read.
final class PlainDay {
    /// No such day.
    static final long NONE = Long.MIN_VALUE;

    private static final int LENGTH = 10;
    private static final int MONTH = 5;
    private static final int DAY = 8;
    private static final int SHORTEST_MONTH = 28;

    private PlainDay() {}

    /// @return days since 1970, or [#NONE]
    static long read(byte[] text, int start, int length) {
        if (length != LENGTH || text[start + MONTH - 1] != '-' || text[start + DAY - 1] != '-') {
            return NONE;
        }
        int year = number(text, start, MONTH - 1);
        int month = number(text, start + MONTH, 2);
        int day = number(text, start + DAY, 2);
        boolean known =
                year >= DateReader.FIRST_YEAR
                        && month >= 1
                        && month <= 12
                        && day >= 1
                        && (day <= SHORTEST_MONTH
                                || day <= YearMonth.of(year, month).lengthOfMonth());
        return known ? LocalDate.of(year, month, day).toEpochDay() : NONE;
    }

    /// -1 unless all bytes are digits.
    private static int number(byte[] text, int start, int length) {
        long word = Words.first(text, start, length);
        return Words.digits(word) == length ? (int) Words.number(word, length) : -1;
    }
}
