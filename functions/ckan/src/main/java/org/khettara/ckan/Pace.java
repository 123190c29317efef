package org.khettara.ckan;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// How fast a portal is called: calls begin at least a pause apart, and one that failed is tried
/// again after ever longer ones. Safe for use by many threads.
final class Pace {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Duration between;
    private final InstantSource clock;
    private final Waiting waiting;
    private Instant next = Instant.MIN;

    /// Lets time pass.
    @FunctionalInterface
    interface Waiting {
        void pass(Duration time) throws InterruptedException;
    }

    Pace(Duration between, InstantSource clock, Waiting waiting) {
        this.between = between;
        this.clock = clock;
        this.waiting = waiting;
    }

    /// Returns when the next call may begin.
    void enter() throws InterruptedIOException {
        Duration pause;
        synchronized (this) {
            Instant now = clock.instant();
            Instant mine = next.isAfter(now) ? next : now;
            next = mine.plus(between);
            pause = Duration.between(now, mine);
        }
        pass(pause);
    }

    /// Returns when a call that has failed may be tried again.
    ///
    /// @param failures so far, from 1
    /// @param asked how long the portal asked to wait; null when it did not
    void rest(int failures, @Nullable Duration asked) throws InterruptedIOException {
        Duration own = FIRST.multipliedBy(1L << (2 * (failures - 1)));
        Duration pause = asked == null || asked.compareTo(own) < 0 ? own : asked;
        pass(pause.compareTo(LONGEST) < 0 ? pause : LONGEST);
    }

    private void pass(Duration pause) throws InterruptedIOException {
        if (pause.isPositive()) {
            try {
                waiting.pass(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("stopped while waiting for the portal");
            }
        }
    }
}
