package org.khettara.engine;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// The caller and a number of threads beside it, who share out the tasks of a phase and all wait
/// for its end. What a task makes must not depend on who does it.
final class Crew implements AutoCloseable {
    private final int members;
    private final ExecutorService others;

    /// A part of a phase.
    interface Task {
        /// @param member number of who does it, from 0; nobody does two tasks at a time
        void run(int member) throws IOException, Refusal;
    }

    /// @param members at least 1, the caller
    Crew(int members) {
        this.members = members;
        this.others =
                Executors.newFixedThreadPool(
                        Math.max(1, members - 1), Thread.ofPlatform().daemon().factory());
    }

    int members() {
        return members;
    }

    /// Does all tasks; of those that fail, the failure of the first in the list rises.
    void run(List<Task> tasks) throws IOException, Refusal {
        AtomicInteger next = new AtomicInteger();
        AtomicReferenceArray<Exception> failures = new AtomicReferenceArray<>(tasks.size());
        List<Future<?>> helping = new ArrayList<>();
        for (int i = 1; i < Math.min(members, tasks.size()); i++) {
            int member = i;
            helping.add(others.submit(() -> draw(tasks, next, member, failures)));
        }
        draw(tasks, next, 0, failures);
        for (Future<?> one : helping) {
            result(one);
        }
        for (int i = 0; i < tasks.size(); i++) {
            rethrow(failures.get(i));
        }
    }

    private static void draw(
            List<Task> tasks,
            AtomicInteger next,
            int member,
            AtomicReferenceArray<Exception> failures) {
        for (int i = next.getAndIncrement(); i < tasks.size(); i = next.getAndIncrement()) {
            try {
                tasks.get(i).run(member);
            } catch (IOException | Refusal | RuntimeException e) {
                failures.set(i, e);
            }
        }
    }

    /// Waits for what somebody else does.
    ///
    /// @throws IOException when reading or writing failed there, or the wait is interrupted
    static <T> T result(Future<T> work) throws IOException {
        try {
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a table was written");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static void rethrow(@Nullable Exception failure) throws IOException, Refusal {
        switch (failure) {
            case null -> {}
            case IOException e -> throw e;
            case Refusal e -> throw e;
            case RuntimeException e -> throw e;
            default -> throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        others.close();
    }
}
