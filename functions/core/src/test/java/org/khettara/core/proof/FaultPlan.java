package org.khettara.core.proof;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lets one fault happen to the calls that pass, at the n-th of them. The constants of an engine
/// are no calls.
final class FaultPlan implements Tap {
    private static final Set<String> LOCAL = Set.of("engine.normalise", "clock.instant");

    private final int at;
    private final Fault fault;
    private final Overtaking other;
    private int calls;
    private boolean dead;
    private @Nullable String hit;

    /// The worker that takes over.
    @FunctionalInterface
    interface Overtaking {
        /// @param dies before it settles
        void run(boolean dies) throws Throwable;
    }

    /// @param at counts from 1
    FaultPlan(int at, Fault fault, Overtaking other) {
        this.at = at;
        this.fault = fault;
        this.other = other;
    }

    /// How many calls have passed.
    int calls() {
        return calls;
    }

    /// The call that the fault happened to; null when there was no such call, or none that it can
    /// happen to.
    @Nullable String hit() {
        return hit;
    }

    @Override
    public @Nullable Object pass(Call call) throws Throwable {
        if (dead) {
            throw new WorkerDied();
        }
        if (call.isConstant()) {
            return call.go();
        }
        calls++;
        if (calls != at || !canHappenTo(call)) {
            return call.go();
        }
        hit = call.name();
        return happen(call);
    }

    private boolean canHappenTo(Call call) {
        return fault != Fault.ASKED_TWICE || !(call.isRead() || LOCAL.contains(call.name()));
    }

    private @Nullable Object happen(Call call) throws Throwable {
        return switch (fault) {
            case LOST -> throw PlantedFailure.of(call);
            case ANSWER_LOST -> {
                call.go();
                throw PlantedFailure.of(call);
            }
            case ASKED_TWICE -> {
                call.go();
                yield call.go();
            }
            case OVERTAKEN, OVERTAKEN_AND_LEFT -> {
                other.run(fault == Fault.OVERTAKEN_AND_LEFT);
                yield call.go();
            }
            case DEATH -> {
                call.go();
                dead = true;
                throw new WorkerDied();
            }
        };
    }
}
