package org.khettara.embedded.cli;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/// Works on many files and tells of each in the order in which they were added: small ones several
/// at a time with one thread each, a large one alone with all threads. So the heap holds either one
/// large file's work or that of a few small ones.
///
/// @param <T> what is made of a file
final class FileJobs<T> implements AutoCloseable {
    static final long LARGE = 16L << 20;

    /// Heap for the work on one small file.
    private static final long SMALL_HEAP = 80L << 20;

    /// Files added beyond the one that is told of next, for each at work: none waits for a slow
    /// one.
    private static final int AHEAD = 8;

    private final int threads;
    private final int atOnce;
    private final ExecutorService pool;
    private final Listener<T> listener;
    private final Deque<Work<T>> ahead = new ArrayDeque<>();

    /// What is to be done with a file.
    interface Job<T> {
        T run(InputFiles.Input file, int threads) throws IOException;
    }

    /// Hears what came of each file; what it throws stops the rest.
    interface Listener<T> {
        void done(InputFiles.Input file, T made);

        void failed(InputFiles.Input file, Throwable cause) throws IOException;
    }

    /// @param alone whether nothing else was worked on meanwhile
    private record Work<T>(InputFiles.Input file, Job<T> job, Future<T> made, boolean alone) {}

    FileJobs(int threads, Listener<T> listener) {
        this.threads = threads;
        this.atOnce = Math.clamp(Runtime.getRuntime().maxMemory() / SMALL_HEAP, 1, threads);
        this.pool = Executors.newFixedThreadPool(atOnce);
        this.listener = listener;
    }

    /// Adds a file; may wait for files added before, and tell of them.
    void add(InputFiles.Input file, Job<T> job) throws IOException, InterruptedException {
        if (file.path().toFile().length() > LARGE) {
            finish();
            ahead.add(new Work<>(file, job, run(() -> job.run(file, threads)), true));
            finish();
            return;
        }
        if (ahead.size() == AHEAD * atOnce) {
            tell();
        }
        ahead.add(new Work<>(file, job, pool.submit(() -> job.run(file, 1)), atOnce == 1));
    }

    /// Waits for all files added, and tells of them.
    void finish() throws IOException, InterruptedException {
        while (!ahead.isEmpty()) {
            tell();
        }
    }

    private void tell() throws IOException, InterruptedException {
        Work<T> first = ahead.remove();
        T made;
        try {
            made = made(first);
        } catch (ExecutionException e) {
            listener.failed(first.file, Objects.requireNonNullElse(e.getCause(), e));
            return;
        }
        listener.done(first.file, made);
    }

    /// What ran out of memory beside others is worked on once more, alone.
    private T made(Work<T> work) throws InterruptedException, ExecutionException {
        try {
            return work.made.get();
        } catch (ExecutionException e) {
            if (work.alone || !(e.getCause() instanceof OutOfMemoryError)) {
                throw e;
            }
        }
        for (Work<T> other : ahead) {
            waitFor(other.made);
        }
        return run(() -> work.job.run(work.file, 1)).get();
    }

    private static void waitFor(Future<?> made) throws InterruptedException {
        try {
            made.get();
        } catch (ExecutionException toldInItsTurn) {
            // The listener hears of it then.
        }
    }

    private static <T> Future<T> run(Callable<T> call) {
        var task = new FutureTask<>(call);
        task.run();
        return task;
    }

    /// Begins nothing more; waits for what has begun.
    @Override
    public void close() {
        ahead.forEach(work -> work.made.cancel(false));
        pool.close();
    }
}
