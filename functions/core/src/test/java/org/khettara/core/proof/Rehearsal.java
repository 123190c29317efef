package org.khettara.core.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.khettara.core.proof.Worker.Act;

/// One run of a [Scenario] with one fault in it. What the fault broke is delivered again until it
/// has ended, and so is all that went well.
final class Rehearsal {
    private static final int DELIVERIES = 8;

    private final World world;
    private final AtomicReference<@Nullable Act> inHand = new AtomicReference<>();

    private Rehearsal(World world) {
        this.world = world;
    }

    /// What came of it.
    ///
    /// @param calls how many there were, the fault's included
    /// @param hit the call that the fault happened to; null when there was no such call, or it
    ///   cannot happen to that one
    record Outcome(int calls, @Nullable String hit, List<String> violations) {}

    /// A run without a fault.
    static Outcome undisturbed(Scenario scenario, World world) throws IOException {
        return of(scenario, world, Integer.MAX_VALUE, Fault.LOST);
    }

    /// @param world without any files in it
    /// @param at the call that the fault happens to, from 1
    static Outcome of(Scenario scenario, World world, int at, Fault fault) throws IOException {
        var rehearsal = new Rehearsal(world);
        List<Act> acts = scenario.plot().acts(world);
        var plan = new FaultPlan(at, fault, rehearsal::overtake);
        rehearsal.play(acts, plan);
        int calls = plan.calls();
        rehearsal.finish(acts);
        return new Outcome(calls, plan.hit(), world.violations());
    }

    private void play(List<Act> acts, FaultPlan plan) {
        Worker worker = world.worker(plan);
        for (Act act : acts) {
            inHand.set(act);
            try {
                worker.attempt(act);
            } catch (WorkerDied e) {
                worker = world.worker(Tap.NONE);
            }
        }
    }

    private void overtake(boolean dies) {
        Act act = inHand.get();
        if (act == null) {
            throw new IllegalStateException("a call of nobody");
        }
        world.outlastLeases();
        try {
            world.worker(dies ? Rehearsal::dieBeforeSettling : Tap.NONE).attempt(act);
        } catch (WorkerDied e) {
            // It was to.
        }
    }

    private static @Nullable Object dieBeforeSettling(Call call) throws Throwable {
        if (call.name().equals("ledger.settle")) {
            throw new WorkerDied();
        }
        return call.go();
    }

    private void finish(List<Act> acts) throws IOException {
        Worker worker = world.worker(Tap.NONE);
        for (Act act : acts) {
            finish(act, worker);
        }
        worker.relay();
    }

    private void finish(Act act, Worker worker) {
        String last = "";
        for (int delivery = 0; delivery < DELIVERIES; delivery++) {
            world.outlastLeases();
            try {
                act.by(worker);
                return;
            } catch (IOException | UncheckedIOException e) {
                last = e.toString();
            }
        }
        world.history().violation("I5: a delivery never ends: %s".formatted(last));
    }
}
