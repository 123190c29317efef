package org.khettara.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.khettara.core.Stage;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.ObjectVersion;
import org.khettara.core.upload.Sequencer;
import org.khettara.core.upload.Upload;

final class WorkerTest {
    /// A home whose plumbing breaks as told.
    private static final class Pipe implements Worker.Line {
        final ConcurrentLinkedQueue<Upload> pending = new ConcurrentLinkedQueue<>();
        final List<String> done = Collections.synchronizedList(new ArrayList<>());
        final AtomicInteger failures = new AtomicInteger();
        final AtomicInteger atOnce = new AtomicInteger();
        volatile int most;

        @Override
        public void recover() {}

        @Override
        public Iterable<Upload> pending() {
            return pending;
        }

        @Override
        public void settle() {}

        @Override
        public void process(Upload upload, Stage.Watcher watcher) throws IOException {
            int now = atOnce.incrementAndGet();
            synchronized (this) {
                most = Math.max(most, now);
            }
            try {
                watcher.entered(upload, Stage.NORMALISE);
                if (failures.getAndDecrement() > 0) {
                    throw new IOException("the disk is gone");
                }
                pending.remove(upload);
                done.add(upload.object().versionId());
            } finally {
                atOnce.decrementAndGet();
            }
        }
    }

    private static Upload upload(String dataset, int version) {
        return new Upload(
                new ObjectVersion("uploads", dataset, Integer.toString(version)),
                DatasetId.parse("ville-de-fes." + dataset),
                "a.csv",
                1,
                Sequencer.at(Instant.EPOCH),
                Instant.EPOCH);
    }

    private static void await(Pipe pipe, int count) throws Exception {
        Eventually.get(
                count + " uploads done, not " + pipe.done,
                () -> pipe.done.size() == count ? Optional.of(pipe.done) : Optional.empty());
    }

    @Test
    void uploadsOfOneDatasetAreProcessedInTheirOrder() throws Exception {
        var pipe = new Pipe();
        var order = new ArrayList<String>();
        try (var worker = new Worker(pipe, 2, InstantSource.system())) {
            for (int i = 0; i < 50; i++) {
                worker.take(upload("a", i));
                order.add(Integer.toString(i));
            }
            await(pipe, 50);
        }
        assertThat(pipe.done).containsExactlyElementsOf(order);
        assertThat(pipe.most).isEqualTo(1);
    }

    @Test
    void noMoreThanTheWorkersAreInHand() throws Exception {
        var pipe = new Pipe();
        try (var worker = new Worker(pipe, 3, InstantSource.system())) {
            for (int i = 0; i < 60; i++) {
                worker.take(upload("d" + i, i));
            }
            await(pipe, 60);
        }
        assertThat(pipe.most).isBetween(1, 3);
    }

    @Test
    void pendingUploadsOfOthersAreFound() throws Exception {
        var pipe = new Pipe();
        pipe.pending.add(upload("a", 1));
        try (var worker = new Worker(pipe, 1, InstantSource.system())) {
            worker.start();
            await(pipe, 1);
            Eventually.get(
                    "an empty desk",
                    () -> worker.load().waiting() == 0 ? Optional.of(true) : Optional.empty());
        }
    }

    @Test
    void brokenPlumbingIsTriedAgain() throws Exception {
        var pipe = new Pipe();
        pipe.failures.set(1);
        pipe.pending.add(upload("a", 1));
        try (var worker = new Worker(pipe, 1, InstantSource.system())) {
            worker.start();
            await(pipe, 1);
        }
    }

    @Test
    void uploadThatAlwaysBreaksIsParkedAndStaysPending() throws Exception {
        var pipe = new Pipe();
        pipe.failures.set(Integer.MAX_VALUE);
        pipe.pending.add(upload("a", 1));
        var hours = new AtomicInteger();
        InstantSource quick = () -> Instant.EPOCH.plusSeconds(3600L * hours.getAndIncrement());
        try (var worker = new Worker(pipe, 1, quick)) {
            worker.start();
            Eventually.get(
                    "a parked upload, and none in hand",
                    () ->
                            worker.load().parked() == 1 && worker.load().inHand() == 0
                                    ? Optional.of(true)
                                    : Optional.empty());
        }
        assertThat(pipe.pending).hasSize(1);
    }
}
