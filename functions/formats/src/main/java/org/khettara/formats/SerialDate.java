package org.khettara.formats;

import java.time.LocalDate;

/// Turns the numbers by which spreadsheets store dates and times into ISO 8601.
///
/// @param from1904 days count from 1904-01-01; else from 1900, with the day that never was
record SerialDate(boolean from1904) {
    private static final long DAY_MILLIS = 86_400_000;
    private static final long EPOCH_1900 = LocalDate.of(1899, 12, 30).toEpochDay();
    private static final long EPOCH_1904 = LocalDate.of(1904, 1, 1).toEpochDay();
    private static final long LAST = LocalDate.of(9999, 12, 31).toEpochDay();
    private static final double BEYOND = 2_958_466;
    private static final int LEAP_DAY_1900 = 60;

    /// Appends a date or time to `out`.
    ///
    /// @return false when the number is none in this format; nothing is appended
    boolean write(double serial, NumberFormats format, StringBuilder out) {
        if (format == NumberFormats.NUMBER
                || format == NumberFormats.DURATION
                || !(serial >= 0 && serial < BEYOND)) {
            return false;
        }
        long millis = Math.round((serial - Math.floor(serial)) * DAY_MILLIS);
        long days = (long) Math.floor(serial) + millis / DAY_MILLIS;
        millis %= DAY_MILLIS;
        if (format == NumberFormats.TIME) {
            return days == 0 && writeTime(millis, out);
        }
        if (!writeDate(days, out)) {
            return false;
        }
        if (format == NumberFormats.DATETIME || millis > 0) {
            out.append('T');
            writeTime(millis, out);
        }
        return true;
    }

    private boolean writeDate(long days, StringBuilder out) {
        if (from1904) {
            return writeDay(EPOCH_1904 + days, out);
        }
        if (days == 0) {
            return false;
        }
        if (days == LEAP_DAY_1900) {
            out.append("1900-02-29");
            return true;
        }
        return writeDay(EPOCH_1900 + days + (days < LEAP_DAY_1900 ? 1 : 0), out);
    }

    private static boolean writeDay(long epochDay, StringBuilder out) {
        if (epochDay > LAST) {
            return false;
        }
        LocalDate date = LocalDate.ofEpochDay(epochDay);
        digits(date.getYear(), 4, out);
        out.append('-');
        digits(date.getMonthValue(), 2, out);
        out.append('-');
        digits(date.getDayOfMonth(), 2, out);
        return true;
    }

    private static boolean writeTime(long millis, StringBuilder out) {
        digits(millis / 3_600_000, 2, out);
        out.append(':');
        digits(millis / 60_000 % 60, 2, out);
        out.append(':');
        digits(millis / 1000 % 60, 2, out);
        if (millis % 1000 > 0) {
            out.append('.');
            digits(millis % 1000, 3, out);
        }
        return true;
    }

    private static void digits(long number, int width, StringBuilder out) {
        for (long unit = width == 4 ? 1000 : width == 3 ? 100 : 10; unit > 0; unit /= 10) {
            out.append((char) ('0' + number / unit % 10));
        }
    }
}
