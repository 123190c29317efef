package org.khettara.engine;

import java.time.LocalDate;

/// ISO 8601 in a character array. Years are from 1501 to 9999: always four digits.
final class IsoTime {
    private static final long DAY = 86_400_000_000L;

    private IsoTime() {}

    static int writeDay(long epochDay, char[] to, int at) {
        LocalDate day = LocalDate.ofEpochDay(epochDay);
        int next = digits(day.getYear(), 4, to, at);
        to[next++] = '-';
        next = digits(day.getMonthValue(), 2, to, next);
        to[next++] = '-';
        return digits(day.getDayOfMonth(), 2, to, next);
    }

    static int writeTime(long micros, char[] to, int at) {
        long seconds = micros / 1_000_000;
        int next = digits((int) (seconds / 3600), 2, to, at);
        to[next++] = ':';
        next = digits((int) (seconds / 60 % 60), 2, to, next);
        to[next++] = ':';
        next = digits((int) (seconds % 60), 2, to, next);
        int fraction = (int) (micros % 1_000_000);
        if (fraction == 0) {
            return next;
        }
        to[next++] = '.';
        next = digits(fraction, 6, to, next);
        while (to[next - 1] == '0') {
            next--;
        }
        return next;
    }

    static int writeMoment(long micros, boolean utc, char[] to) {
        int next = writeDay(Math.floorDiv(micros, DAY), to, 0);
        to[next++] = 'T';
        next = writeTime(Math.floorMod(micros, DAY), to, next);
        if (utc) {
            to[next++] = 'Z';
        }
        return next;
    }

    private static int digits(int value, int width, char[] to, int at) {
        int rest = value;
        for (int i = at + width - 1; i >= at; i--) {
            to[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
        return at + width;
    }
}
