package org.khettara.embedded.server;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A part of a file (RFC 9110, 14.1.2).
///
/// @param first position of its first byte; likewise last, both included
record ByteRange(long first, long last) {
    private static final Pattern ONE = Pattern.compile("bytes=\\s*([0-9]*)\\s*-\\s*([0-9]*)\\s*");
    private static final int DIGITS_OF_A_LONG = 18;

    long length() {
        return last - first + 1;
    }

    /// What a reader asked for; empty for the whole file, which is also the answer to what is no
    /// single range of bytes.
    ///
    /// @throws ProblemException when the range lies outside the file
    static Optional<ByteRange> parse(@Nullable String header, long bytes) {
        Matcher matcher = ONE.matcher(header == null ? "" : header);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String from = matcher.group(1);
        String to = matcher.group(2);
        if (from.isEmpty() && to.isEmpty()) {
            return Optional.empty();
        }
        if (from.isEmpty()) {
            return Optional.of(last(Math.min(number(to), bytes), bytes));
        }
        long first = number(from);
        long last = to.isEmpty() ? bytes - 1 : Math.min(number(to), bytes - 1);
        if (!to.isEmpty() && number(to) < first) {
            return Optional.empty();
        }
        if (first >= bytes) {
            throw new ProblemException(Problem.badRange(bytes));
        }
        return Optional.of(new ByteRange(first, last));
    }

    private static ByteRange last(long count, long bytes) {
        if (count == 0) {
            throw new ProblemException(Problem.badRange(bytes));
        }
        return new ByteRange(bytes - count, bytes - 1);
    }

    private static long number(String digits) {
        return digits.length() > DIGITS_OF_A_LONG ? Long.MAX_VALUE : Long.parseLong(digits);
    }
}
