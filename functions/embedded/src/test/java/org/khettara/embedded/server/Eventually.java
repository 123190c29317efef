package org.khettara.embedded.server;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Waits for what another thread does, as long as it may take.
final class Eventually {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private Eventually() {}

    static <T> T get(String what, Callable<Optional<T>> look) throws Exception {
        Instant end = Instant.now().plus(DEADLINE);
        while (Instant.now().isBefore(end)) {
            Optional<T> found = look.call();
            if (found.isPresent()) {
                return found.get();
            }
            Thread.sleep(20);
        }
        throw new AssertionError("not within " + DEADLINE + ": " + what);
    }
}
