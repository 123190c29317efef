package org.khettara.core.proof;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.khettara.core.port.Uploads;

/// Time that passes when it is told to, and by a millisecond at each look.
final class VirtualClock implements InstantSource {
    private Instant now = Uploads.NOON;

    @Override
    public synchronized Instant instant() {
        now = now.plusMillis(1);
        return now;
    }

    synchronized void pass(Duration duration) {
        now = now.plus(duration);
    }
}
