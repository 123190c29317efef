package org.khettara.embedded.server;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a reader wants of a file (RFC 9110, 14.1.2).
sealed interface ByteRange {
    Pattern ONE = Pattern.compile("bytes=\\s*([0-9]*)\\s*-\\s*([0-9]*)\\s*");
    int DIGITS_OF_A_LONG = 18;

    /// All of it; also the answer to what is no single range of bytes.
    record Whole() implements ByteRange {}

    /// @param first position of its first byte; likewise last, both included
    record Part(long first, long last) implements ByteRange {
        long length() {
            return last - first + 1;
        }
    }

    /// Nothing that the file has.
    record Outside() implements ByteRange {}

    /// @param header of the request; null without one
    /// @param bytes size of the file
    static ByteRange parse(@Nullable String header, long bytes) {
        Matcher matcher = ONE.matcher(header == null ? "" : header);
        if (!matcher.matches()) {
            return new Whole();
        }
        String from = matcher.group(1);
        String to = matcher.group(2);
        if (from.isEmpty()) {
            return to.isEmpty() ? new Whole() : end(Math.min(number(to), bytes), bytes);
        }
        long first = number(from);
        long last = to.isEmpty() ? bytes - 1 : number(to);
        if (!to.isEmpty() && last < first) {
            return new Whole();
        }
        return first >= bytes ? new Outside() : new Part(first, Math.min(last, bytes - 1));
    }

    private static ByteRange end(long count, long bytes) {
        return count == 0 ? new Outside() : new Part(bytes - count, bytes - 1);
    }

    private static long number(String digits) {
        return digits.length() > DIGITS_OF_A_LONG ? Long.MAX_VALUE : Long.parseLong(digits);
    }
}
