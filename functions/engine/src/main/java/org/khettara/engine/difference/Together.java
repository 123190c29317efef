package org.khettara.engine.difference;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Does the same with both versions, at the same time where there are threads for it. What comes of
/// it does not depend on that.
///
/// @param threads how many may work
record Together(int threads) {

    record Both<T>(T before, T after) {}

    <T> Both<T> both(Callable<T> before, Callable<T> after) throws IOException {
        FutureTask<T> first = new FutureTask<>(before);
        FutureTask<T> second = new FutureTask<>(after);
        if (threads > 1) {
            Thread.ofPlatform().daemon().start(first);
        } else {
            first.run();
        }
        second.run();
        return new Both<>(result(first), result(second));
    }

    private static <T> T result(FutureTask<T> work) throws IOException {
        try {
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while tables were compared");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
