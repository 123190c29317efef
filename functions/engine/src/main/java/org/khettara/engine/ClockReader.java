package org.khettara.engine;

/// Reads a time of day: `8:05`, `08:05:09.25`, `8h30`, `2:15 PM`, with or without an offset.
final class ClockReader {
    private char[] text = new char[0];
    private int position;
    private int end;
    private int hours;
    private int minutes;
    private int seconds;
    private int fraction;
    private boolean offset;
    private int offsetMinutes;

    /// The position after the time, or -1 when there is none.
    int read(char[] cell, int from, int to) {
        text = cell;
        position = from;
        end = to;
        minutes = 0;
        seconds = 0;
        fraction = 0;
        offset = false;
        boolean read = readClock() && readHalf() && readOffset();
        return read && hours < 24 && minutes < 60 && seconds < 60 ? position : -1;
    }

    private boolean readClock() {
        hours = number(2, 1);
        if (hours < 0 || position >= end) {
            return false;
        }
        char c = text[position++];
        if (c == 'h' || c == 'H') {
            if (position < end) {
                minutes = number(2, 2);
            }
            return minutes >= 0;
        }
        if (c != ':') {
            return false;
        }
        minutes = number(2, 2);
        if (minutes >= 0 && at(':')) {
            position++;
            seconds = number(2, 2);
            return seconds >= 0 && readFraction();
        }
        return minutes >= 0;
    }

    private boolean readFraction() {
        if (!at('.') && !at(',')) {
            return true;
        }
        position++;
        int from = position;
        int scale = 100_000;
        while (position < end && digit(position) >= 0) {
            int digit = digit(position++);
            if (scale == 0 && digit != 0) {
                return false;
            }
            fraction += digit * scale;
            scale /= 10;
        }
        return position > from;
    }

    private boolean readHalf() {
        int at = position;
        while (at < end && text[at] == ' ') {
            at++;
        }
        if (at >= end) {
            return true;
        }
        char c = Character.toUpperCase(text[at]);
        boolean latin =
                (c == 'A' || c == 'P')
                        && at + 1 < end
                        && Character.toUpperCase(text[at + 1]) == 'M';
        if (!latin && c != 'ص' && c != 'م') {
            return true;
        }
        if (hours < 1 || hours > 12) {
            return false;
        }
        hours = hours % 12 + (c == 'P' || c == 'م' ? 12 : 0);
        position = at + (latin ? 2 : 1);
        return true;
    }

    private boolean readOffset() {
        if (position >= end) {
            return true;
        }
        char c = text[position];
        if (c == 'Z' || c == 'z') {
            position++;
            offset = true;
            offsetMinutes = 0;
            return true;
        }
        if (c != '+' && c != '-') {
            return false;
        }
        position++;
        int offsetHours = number(2, 2);
        if (at(':')) {
            position++;
        }
        int rest = position < end ? number(2, 2) : 0;
        offset = true;
        offsetMinutes = (c == '-' ? -1 : 1) * (offsetHours * 60 + rest);
        return offsetHours >= 0 && offsetHours <= 14 && rest >= 0 && rest < 60;
    }

    private boolean at(char c) {
        return position < end && text[position] == c;
    }

    private int digit(int at) {
        return Character.digit(text[at], 10);
    }

    private int number(int most, int least) {
        int value = 0;
        int count = 0;
        while (count < most && position < end && digit(position) >= 0) {
            value = value * 10 + digit(position++);
            count++;
        }
        return count >= least ? value : -1;
    }

    long micros() {
        return ((hours * 60L + minutes) * 60 + seconds) * 1_000_000 + fraction;
    }

    boolean hasOffset() {
        return offset;
    }

    int offsetMinutes() {
        return offsetMinutes;
    }
}
