package org.khettara.core.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.khettara.core.FakeEngine;
import org.khettara.core.PlainPages;
import org.khettara.core.TitleCatalogue;
import org.khettara.core.port.ClaimLostException;
import org.khettara.core.port.Ledger;
import org.khettara.core.port.TableEngine;
import org.khettara.core.receipt.Receipt;
import org.khettara.core.release.RunId;
import org.khettara.core.upload.Sha256;
import org.khettara.core.upload.Upload;

/// A worker stands still past its lease, another one publishes, the first goes on: whatever it
/// wrote before and writes then, nothing changes any more.
public abstract class ZombieContract {
    private static final int WITHIN_SECONDS = 60;

    /// An empty installation.
    protected abstract Installation installation() throws IOException;

    /// At every so many-th call a worker stands still once.
    protected int stride() {
        return 1;
    }

    @Test
    void aWorkerThatWakesUpTooLateChangesNothing() throws Exception {
        int calls = standStillAtEachCall(new FakeEngine());
        assertThat(calls).isGreaterThan(20);
    }

    @Test
    void aWorkerThatWakesUpTooLateWithOtherBytesChangesNothing() throws Exception {
        int calls = standStillAtEachCall(Engines.unsteady());
        assertThat(calls).isGreaterThan(20);
    }

    /// Returns at how many calls it could.
    private int standStillAtEachCall(TableEngine engine) throws Exception {
        for (int at = 1; ; at += stride()) {
            try (World world = new World(installation())) {
                if (!wakeTooLate(world, at, engine)) {
                    return at - 1;
                }
                assertThat(world.violations()).isEmpty();
            }
        }
    }

    /// Returns whether there was such a call to stand still at.
    private static boolean wakeTooLate(World world, int at, TableEngine engine) throws Exception {
        Upload first = world.drop(World.CITY + ".budget", "a\n1\n");
        Upload second = world.drop(World.CITY + ".budget", "a\n1\n2\n");
        world.worker(Tap.NONE).with(engine).take(first);

        var bed = new Bed(at);
        var zombie =
                new FutureTask<Receipt>(() -> {
                    try {
                        return world.worker(bed).with(engine).ingest(second);
                    } finally {
                        bed.asleep.countDown();
                    }
                });
        Thread.ofPlatform().name("zombie").daemon().start(zombie);
        assertThat(bed.asleep.await(WITHIN_SECONDS, TimeUnit.SECONDS)).isTrue();
        boolean slept = bed.calls.size() == at;
        if (!slept) {
            zombie.get(WITHIN_SECONDS, TimeUnit.SECONDS);
        } else {
            world.outlastLeases();
            world.worker(Tap.NONE).with(engine).take(second);
            Map<String, String> before = visible(world, second);
            bed.morning.countDown();
            assertThat(endOf(zombie)).isEqualTo(bed.heldClaim() ? "lost" : "ended");
            assertThat(visible(world, second)).isEqualTo(before);
        }
        return slept;
    }

    /// `ended` when it found the outcome of the other, `lost` when it was told that it lost.
    private static String endOf(FutureTask<Receipt> zombie) throws Exception {
        try {
            zombie.get(WITHIN_SECONDS, TimeUnit.SECONDS);
            return "ended";
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ClaimLostException) {
                return "lost";
            }
            throw e;
        }
    }

    /// All that anybody can see of a dataset and an upload.
    private static Map<String, String> visible(World world, Upload upload) throws IOException {
        Installation on = world.installation();
        Ledger ledger = on.ledger();
        var seen = new TreeMap<String, String>();
        seen.put("current", ledger.current(upload.dataset()).toString());
        seen.put("releases", ledger.releases(upload.dataset()).toString());
        seen.put("outbox", on.outbox().pending(10).toString());
        seen.put("told", world.history().told().toString());
        RunId run = RunId.of(upload.id(), FakeEngine.VERSION);
        var settlement = ledger.settlement(upload.id(), run).orElseThrow();
        seen.put("settlement", settlement.toString());
        try (InputStream in = on.raw().open(Receipt.key(settlement))) {
            seen.put("receipt", Sha256.of(in));
        }
        try (InputStream in = on.raw().open(PlainPages.key(settlement))) {
            seen.put("page", Sha256.of(in));
        }
        try (InputStream in = on.published().open(TitleCatalogue.key(upload.dataset()))) {
            seen.put("catalogue", Sha256.of(in));
        }
        return seen;
    }

    /// Where a worker sleeps, at its n-th call.
    private static final class Bed implements Tap {
        final CountDownLatch asleep = new CountDownLatch(1);
        final CountDownLatch morning = new CountDownLatch(1);
        final List<String> calls = new ArrayList<>();
        private final int at;

        Bed(int at) {
            this.at = at;
        }

        /// Whether it fell asleep between its claim and its settlement.
        boolean heldClaim() {
            List<String> done = calls.subList(0, at - 1);
            return done.contains("ledger.claim") && !done.contains("ledger.settle");
        }

        @Override
        public @Nullable Object pass(Call call) throws Throwable {
            if (call.isConstant()) {
                return call.go();
            }
            calls.add(call.name());
            if (calls.size() == at) {
                asleep.countDown();
                morning.await();
            }
            return call.go();
        }
    }
}
