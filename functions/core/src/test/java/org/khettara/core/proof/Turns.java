package org.khettara.core.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Lets several workers go on by turns: at each call of a port it is drawn who is next. The same
/// seed draws the same.
final class Turns {
    private final Random random;
    private final List<Seat> seats = new ArrayList<>();
    private final Semaphore over = new Semaphore(0);
    private @Nullable Throwable failure;

    Turns(Random random) {
        this.random = random;
    }

    /// Runs all workers to their ends; throws what the first of them threw.
    ///
    /// @param workers each as what it does, given the tap at which it waits for its turn
    void run(List<Function<Tap, Callable<?>>> workers) {
        for (Function<Tap, Callable<?>> worker : workers) {
            Seat seat = new Seat();
            seats.add(seat);
            Callable<?> work = worker.apply(seat::await);
            Thread.ofVirtual().start(() -> seat.work(work));
        }
        draw().turn.release();
        over.acquireUninterruptibly();
        if (failure != null) {
            throw new AssertionError("a worker failed", failure);
        }
    }

    private Seat draw() {
        return seats.get(random.nextInt(seats.size()));
    }

    /// The place of one worker. Whoever has the turn is the only one that runs.
    private final class Seat {
        private final Semaphore turn = new Semaphore(0);

        @Nullable Object await(Call call) throws Throwable {
            Seat next = draw();
            if (next != this) {
                next.turn.release();
                turn.acquireUninterruptibly();
            }
            return call.go();
        }

        void work(Callable<?> work) {
            turn.acquireUninterruptibly();
            try {
                work.call();
            } catch (Throwable e) {
                failure = failure == null ? e : failure;
            } finally {
                seats.remove(this);
                (seats.isEmpty() ? over : draw().turn).release();
            }
        }
    }
}
