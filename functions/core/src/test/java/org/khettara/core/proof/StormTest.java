package org.khettara.core.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.khettara.core.UploadBusyException;
import org.khettara.core.port.ClaimLostException;
import org.khettara.core.upload.Upload;

/// Versions of several files, each announced one to five times, in any order, to several workers
/// that go on by turns: it ends as if each had been announced once, in order.
/// `-Dkhettara.storms=50` takes so many, `-Dkhettara.storms.from=123` begins at another seed.
class StormTest {
    private static final int KEYS = 5;
    private static final int MOST_VERSIONS = 4;
    private static final int MOST_ANNOUNCEMENTS = 5;
    private static final int MOST_WORKERS = 4;
    private static final List<String> CONTENTS =
            List.of("a\n1\n", "a\n1\n2\n", "a\n3\n", "%PDF-1.4");

    /// How long a message stays away that met a busy upload; a lease ends after a dozen of them,
    /// and its worker is overtaken.
    private static final Duration UNSEEN = Duration.ofSeconds(5);

    private final LongAdder deliveries = new LongAdder();

    @Test
    void anyOrderOfAnyNumberOfAnnouncementsEndsAsOneOfEach() {
        long from = Long.getLong("khettara.storms.from", 0);
        long count = Long.getLong("khettara.storms", LongRun.ASKED ? 10_000 : 300);
        List<String> wrong =
                LongStream.range(from, from + count)
                        .parallel()
                        .mapToObj(this::storm)
                        .filter(Objects::nonNull)
                        .toList();
        System.out.printf(
                "StormTest: %d sequences, %d deliveries, %d wrong%n",
                count, deliveries.sum(), wrong.size());
        assertThat(wrong).isEmpty();
    }

    /// What went wrong with the storm of a seed; null when nothing did.
    private @Nullable String storm(long seed) {
        var random = new Random(seed);
        try (World world = new World(new MemoryInstallation())) {
            Deque<Upload> queue = announcements(world, random);
            var workers = new ArrayList<Function<Tap, Callable<?>>>();
            for (int n = 1 + random.nextInt(MOST_WORKERS); n > 0; n--) {
                workers.add(turn -> () -> work(world, world.worker(turn), queue));
            }
            new Turns(random).run(workers);
            world.worker(Tap.NONE).relay();
            List<String> violations = world.violations();
            return violations.isEmpty() ? null : "seed " + seed + ": " + violations;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Deque<Upload> announcements(World world, Random random) throws IOException {
        var announcements = new ArrayList<Upload>();
        for (int key = 0; key < KEYS; key++) {
            for (int version = 1 + random.nextInt(MOST_VERSIONS); version > 0; version--) {
                String content = CONTENTS.get(random.nextInt(CONTENTS.size()));
                Upload upload = world.drop(World.CITY + ".key-" + key, content);
                int times = 1 + random.nextInt(MOST_ANNOUNCEMENTS);
                announcements.addAll(Collections.nCopies(times, upload));
            }
        }
        Collections.shuffle(announcements, random);
        return new ArrayDeque<>(announcements);
    }

    /// Takes what is in the queue until nothing is; what fails is put back.
    private @Nullable Void work(World world, Worker worker, Deque<Upload> queue)
            throws IOException {
        for (Upload upload = queue.poll(); upload != null; upload = queue.poll()) {
            deliveries.increment();
            try {
                worker.take(upload);
            } catch (UploadBusyException | ClaimLostException again) {
                world.clock().pass(UNSEEN);
                queue.add(upload);
            }
        }
        return null;
    }
}
