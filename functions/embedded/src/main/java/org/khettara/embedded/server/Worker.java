package org.khettara.embedded.server;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.khettara.core.Stage;
import org.khettara.core.UploadBusyException;
import org.khettara.core.meaning.Masking;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.InputId;
import org.khettara.core.upload.Upload;

/// Takes accepted uploads along the line, a few at a time and those of one dataset one after the
/// other, in the order they came. What another process accepted is found by looking again and
/// again. An upload that our plumbing failed on is tried again later; after a few times it is
/// parked until the next start, and is never lost: it stays pending in the home.
final class Worker implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Worker.class.getName());
    private static final int ATTEMPTS = 6;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration WHILE_BUSY = Duration.ofSeconds(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Line line;
    private final InstantSource clock;
    private final int workers;
    private final ExecutorService pool;
    private final Thread looks;
    private final Map<InputId, Task> tasks = new LinkedHashMap<>();
    private final Set<DatasetId> busy = new HashSet<>();
    private boolean closed;
    private boolean blind;

    /// What the worker needs of the home.
    interface Line {
        /// Finishes what an earlier run left half done.
        void recover() throws IOException;

        /// Uploads accepted and not settled, oldest first, whoever accepted them.
        Iterable<Upload> pending() throws IOException;

        /// Does what was put off while uploads came.
        void settle() throws IOException;

        /// Takes one upload to its end.
        void process(Upload upload, Stage.Watcher watcher) throws IOException;
    }

    private static final class Task {
        final Upload upload;
        int failures;
        Instant notBefore = Instant.MIN;
        boolean running;
        @Nullable Stage stage;

        Task(Upload upload) {
            this.upload = upload;
        }

        boolean isParked() {
            return failures >= ATTEMPTS;
        }
    }

    /// How many uploads are where.
    record Load(int waiting, int inHand, int parked, boolean blind) {}

    Worker(Line line, int workers, InstantSource clock) {
        this.line = line;
        this.workers = workers;
        this.clock = clock;
        this.pool = Executors.newVirtualThreadPerTaskExecutor();
        this.looks = Thread.ofPlatform().name("khettara-looks").daemon().unstarted(this::watch);
    }

    void start() {
        looks.start();
    }

    /// Hands in an upload that was just accepted.
    synchronized void take(Upload upload) {
        tasks.computeIfAbsent(upload.id(), id -> new Task(upload));
        dispatch();
    }

    /// Where an upload is on the line; empty while it waits.
    synchronized Optional<Stage> stage(InputId id) {
        return Optional.ofNullable(tasks.get(id)).map(task -> task.stage);
    }

    synchronized Load load() {
        int inHand = (int) tasks.values().stream().filter(task -> task.running).count();
        int parked = (int) tasks.values().stream().filter(Task::isParked).count();
        return new Load(tasks.size(), inHand, parked, blind);
    }

    private void watch() {
        recover();
        try {
            while (true) {
                look();
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (InterruptedException closing) {
            LOG.log(Level.DEBUG, "Pending uploads are no longer looked for");
        }
    }

    private void recover() {
        try {
            line.recover();
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.ERROR, "Cannot finish what an earlier run left; going on", e);
        }
    }

    private void look() {
        boolean failed = false;
        try {
            for (Upload upload : line.pending()) {
                take(upload);
            }
            line.settle();
        } catch (IOException | RuntimeException e) {
            failed = true;
            LOG.log(Level.ERROR, "Cannot look for pending uploads; trying again", e);
        }
        synchronized (this) {
            blind = failed;
            dispatch();
        }
    }

    private synchronized void dispatch() {
        Instant now = clock.instant();
        for (Task task : tasks.values()) {
            if (closed || busy.size() >= workers) {
                return;
            }
            boolean due = !task.running && !task.isParked() && !task.notBefore.isAfter(now);
            if (due && busy.add(task.upload.dataset())) {
                task.running = true;
                pool.execute(() -> run(task));
            }
        }
    }

    private void run(Task task) {
        Upload upload = task.upload;
        boolean settled = false;
        try {
            line.process(upload, (watched, stage) -> enter(task, stage));
            settled = true;
        } catch (UploadBusyException elsewhere) {
            postpone(task, elsewhere.leaseUntil());
        } catch (IOException | RuntimeException e) {
            fail(task, e);
        } finally {
            leave(task, settled);
        }
    }

    private synchronized void enter(Task task, Stage stage) {
        task.stage = stage;
    }

    private synchronized void postpone(Task task, Instant leaseUntil) {
        Instant soon = clock.instant().plus(WHILE_BUSY);
        task.notBefore = leaseUntil.isBefore(soon) ? leaseUntil : soon;
    }

    private synchronized void fail(Task task, Exception cause) {
        task.failures++;
        Duration pause = FIRST_PAUSE.multipliedBy(1L << (2 * (task.failures - 1)));
        task.notBefore = clock.instant().plus(pause);
        String next = task.isParked() ? "parked until the next start" : "again in " + pause;
        LOG.log(
                Level.ERROR,
                "Upload %s of %s failed, %s"
                        .formatted(
                                task.upload.id(),
                                Masking.text(task.upload.dataset().toString()),
                                next),
                cause);
    }

    private synchronized void leave(Task task, boolean settled) {
        task.running = false;
        task.stage = null;
        busy.remove(task.upload.dataset());
        if (settled) {
            tasks.remove(task.upload.id());
        }
        dispatch();
    }

    /// Lets the uploads in hand come to their end, for a while; the others stay pending.
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        looks.interrupt();
        pool.shutdown();
        try {
            if (!pool.awaitTermination(30, TimeUnit.SECONDS)) {
                pool.shutdownNow();
            }
        } catch (InterruptedException hurry) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
