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
import org.khettara.core.port.OutdatedVerdictException;
import org.khettara.core.release.By;
import org.khettara.core.release.Decision;
import org.khettara.core.release.HoldReason;
import org.khettara.core.release.Outcome;
import org.khettara.core.release.Release;
import org.khettara.core.release.ReleasePolicy;
import org.khettara.core.release.Settlement.State;
import org.khettara.core.release.Standing;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Upload;

/// Versions of several files, each announced one to five times, in any order, to several workers
/// that go on by turns: it ends as if each had been announced once, in order. In every other storm
/// a person decides now and then, on releases as they happen to be. `-Dkhettara.storms=50` takes so
/// many, `-Dkhettara.storms.from=123` begins at another seed.
class StormTest {
    private static final int KEYS = 5;
    private static final int MOST_VERSIONS = 4;
    private static final int MOST_ANNOUNCEMENTS = 5;
    private static final int MOST_WORKERS = 4;
    private static final int MOST_DECISIONS = 8;
    private static final int LONGEST_THOUGHT = 40;
    private static final List<String> CONTENTS =
            List.of("a\n1\n", "a\n1\n2\n", "a\n3\n", "%PDF-1.4");

    /// How long a message stays away that met a busy upload; a lease ends after a dozen of them,
    /// and its worker is overtaken.
    private static final Duration UNSEEN = Duration.ofSeconds(5);

    private final LongAdder deliveries = new LongAdder();
    private final LongAdder done = new LongAdder();
    private final LongAdder refused = new LongAdder();

    @Test
    void anyOrderOfAnyNumberOfAnnouncementsEndsAsOneOfEach() {
        long from = Long.getLong("khettara.storms.from", 0);
        long count = Long.getLong("khettara.storms", LongRun.ASKED ? 10_000 : 200);
        List<String> wrong =
                LongStream.range(from, from + count)
                        .parallel()
                        .mapToObj(this::storm)
                        .filter(Objects::nonNull)
                        .toList();
        System.out.printf(
                "StormTest: %d sequences, %d deliveries, %d decisions and %d refused, %d wrong%n",
                count, deliveries.sum(), done.sum(), refused.sum(), wrong.size());
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
            if (seed % 2 == 0) {
                workers.add(turn -> () -> decide(world, world.worker(turn), random));
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
                String dataset = World.CITY + ".key-" + key;
                Upload upload =
                        content.startsWith("%")
                                ? world.drop(dataset, content)
                                : world.drop(dataset, content, State.HELD);
                int times = 1 + random.nextInt(MOST_ANNOUNCEMENTS);
                announcements.addAll(Collections.nCopies(times, upload));
            }
        }
        Collections.shuffle(announcements, random);
        return new ArrayDeque<>(announcements);
    }

    /// Thinks, and decides.
    private @Nullable Void decide(World world, Worker person, Random random) throws IOException {
        for (int n = 1 + random.nextInt(MOST_DECISIONS); n > 0; n--) {
            for (int thought = random.nextInt(LONGEST_THOUGHT); thought > 0; thought--) {
                person.relay();
            }
            DatasetId dataset = DatasetId.parse(World.CITY + ".key-" + random.nextInt(KEYS));
            Decision decision = decision(world, dataset, random);
            (person.decide(decision) instanceof Outcome.Done ? done : refused).increment();
            person.relay();
        }
        return null;
    }

    /// Of a release that waits, if there is one, or of any number.
    private static Decision decision(World world, DatasetId dataset, Random random)
            throws IOException {
        List<Release> releases = world.installation().ledger().releases(dataset);
        long any = 1L + random.nextInt(1 + releases.size());
        long held =
                releases.stream()
                        .filter(release -> release.standing() == Standing.HELD)
                        .mapToLong(Release::number)
                        .findFirst()
                        .orElse(any);
        By by = Acts.by();
        return switch (random.nextInt(8)) {
            case 0, 1 -> new Decision.Approve(dataset, held, by);
            case 2 -> new Decision.Decline(dataset, held, by);
            case 3 -> new Decision.RollBack(dataset, any, by);
            case 4 -> new Decision.Withdraw(dataset, any, by);
            case 5 -> new Decision.WithdrawAll(dataset, by);
            case 6 -> new Decision.SetPolicy(dataset, ReleasePolicy.PUBLISH, by);
            default -> new Decision.SetPolicy(dataset, ReleasePolicy.holdOn(HoldReason.ALWAYS), by);
        };
    }

    /// Takes what is in the queue until nothing is; what fails is put back.
    private @Nullable Void work(World world, Worker worker, Deque<Upload> queue)
            throws IOException {
        for (Upload upload = queue.poll(); upload != null; upload = queue.poll()) {
            deliveries.increment();
            try {
                worker.take(upload);
            } catch (UploadBusyException | ClaimLostException | OutdatedVerdictException again) {
                world.clock().pass(UNSEEN);
                queue.add(upload);
            }
        }
        return null;
    }
}
