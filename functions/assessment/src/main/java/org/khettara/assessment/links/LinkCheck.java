package org.khettara.assessment.links;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What an address answered when it was last asked.
///
/// @param at ISO 8601, UTC
/// @param head status of the answer to `HEAD`; null when there was none
/// @param get status of the answer to `GET`, which is asked where a host has no `HEAD`; else null
/// @param why there was no answer; null when there was one
public record LinkCheck(
        String url,
        String at,
        @Nullable Integer head,
        @Nullable Integer get,
        @Nullable Silence why) {
    private static final Duration GOOD_FOR = Duration.ofDays(7);
    private static final Duration BAD_FOR = Duration.ofDays(1);
    private static final int LEAST_FAILURE = 400;

    /// Why an address was not asked, or did not answer.
    public enum Silence {
        /// The host's robots.txt forbids it (RFC 9309).
        ROBOTS,
        /// No name, no connection, or no answer in time.
        UNREACHABLE,
        /// It is no address of the public web.
        NOT_PUBLIC,
        /// The host turned us away and is left in peace.
        LEFT_ALONE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// Whether it is time to ask once more: after a day where it failed, else after a week.
    boolean isDue(Instant now) {
        Duration age = Duration.between(Instant.parse(at), now);
        return age.compareTo(answers() ? GOOD_FOR : BAD_FOR) >= 0;
    }

    /// Whether somebody who follows it finds something.
    public boolean answers() {
        return isGood(head) || isGood(get);
    }

    private static boolean isGood(@Nullable Integer status) {
        return status != null && status < LEAST_FAILURE;
    }
}
