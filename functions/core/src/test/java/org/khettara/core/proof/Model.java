package org.khettara.core.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.khettara.core.proof.ModelState.Book;
import org.khettara.core.proof.ModelState.Event;
import org.khettara.core.proof.ModelState.Hand;

/// The protocol without the world around it: what workers do, step by step, and what may befall
/// them between any two steps. Which end a run comes to is decided by the code itself
/// ([ModelLedger]).
final class Model {
    /// What a worker does next.
    enum Step {
        IDLE,
        READ,
        STORE,
        SETTLE,
        WRITE_OUTBOX,
        RECEIPT,
        CATALOGUE_READ,
        CATALOGUE_WRITE,
        CATALOGUE_CHECK,
        TELL,
        MARK
    }

    /// Ways to get the protocol wrong.
    enum Flaw {
        /// Whoever comes settles.
        NO_FENCE,
        /// The last to settle is served.
        NO_ORDER,
        /// What is current when a release is settled need not be what it was compared with.
        NO_BASIS,
        /// An unchanged upload leaves the pointer's sequencer where it was.
        UNCHANGED_IS_FORGOTTEN,
        /// What is to be told is written after the transaction.
        OUTBOX_APART,
        /// A change is marked as told, then told.
        MARKED_BEFORE_TOLD,
        /// The pointer moves before the files are stored.
        POINTER_FIRST,
        /// What is current is not looked at again after the catalogue's record was written.
        CATALOGUE_UNCHECKED
    }

    /// @param contents of the events' files, a letter each, in the order of their sequencers; `X`
    ///   is refused
    /// @param crashes workers that die, at most
    /// @param losses answers that are lost, at most
    /// @param stalls workers that stand still past their lease, at most
    /// @param oneRelay whether changes are told by one worker at a time, as on one machine
    record Bounds(
            String contents, int workers, int crashes, int losses, int stalls, boolean oneRelay) {}

    private final Bounds bounds;
    private final Set<Flaw> flaws;
    private final ModelLedger ledger;

    Model(Bounds bounds, Set<Flaw> flaws) {
        this.bounds = bounds;
        this.flaws = flaws;
        this.ledger = new ModelLedger(bounds.contents(), flaws);
    }

    ModelLedger ledger() {
        return ledger;
    }

    ModelState start() {
        var state = new ModelState(bounds.contents().length(), bounds.workers());
        state.set(Book.CRASHES, bounds.crashes());
        state.set(Book.LOSSES, bounds.losses());
        state.set(Book.STALLS, bounds.stalls());
        return state;
    }

    /// Every state that may be next.
    List<ModelState> next(ModelState state) {
        var next = new ArrayList<ModelState>();
        for (int worker = 0; worker < state.workers(); worker++) {
            if (isIdle(state, worker)) {
                takeUp(state, worker, next);
            } else {
                next.add(forward(state, worker));
                breakOff(state, worker, next);
            }
        }
        for (int event = 0; event < state.events(); event++) {
            if (state.get(Event.LEASED, event) == 1) {
                endLease(state, event, next);
            }
        }
        return next;
    }

    /// The next state when nothing breaks any more and one thing is done after the other; empty
    /// when all is done.
    Optional<ModelState> calmNext(ModelState state) {
        for (int worker = 0; worker < state.workers(); worker++) {
            if (!isIdle(state, worker)) {
                return Optional.of(forward(state, worker));
            }
        }
        for (int event = 0; event < state.events(); event++) {
            if (state.get(Event.RECEIPT, event) == 0) {
                ModelState after = state.copy();
                // All workers are idle: whoever had it in hand is dead, and the lease ends.
                after.set(Event.LEASED, event, 0);
                claim(after, 0, event);
                return Optional.of(after);
            }
        }
        int pending = state.get(Book.PENDING);
        return pending == 0
                ? Optional.empty()
                : Optional.of(at(state, 0, Step.CATALOGUE_READ, lowest(pending)));
    }

    static boolean isIdle(ModelState state, int worker) {
        return state.step(worker) == Step.IDLE;
    }

    private static int lowest(int bits) {
        return Integer.numberOfTrailingZeros(bits);
    }

    /// An idle worker is delivered any of the events, ended or not, or a change to tell.
    private void takeUp(ModelState state, int worker, List<ModelState> next) {
        boolean tells = !bounds.oneRelay() || nobodyTells(state);
        for (int event = 0; event < state.events(); event++) {
            boolean busy = state.get(Event.LEASED, event) == 1;
            if (!busy) {
                ModelState after = state.copy();
                claim(after, worker, event);
                next.add(after);
                boolean granted = !state.isEnded(event);
                if (granted && state.get(Book.LOSSES) > 0) {
                    next.add(spend(leave(after.copy(), worker), Book.LOSSES));
                }
            }
            if (tells && (state.get(Book.PENDING) >> event & 1) == 1) {
                next.add(at(state, worker, Step.CATALOGUE_READ, event));
            }
        }
    }

    private static boolean nobodyTells(ModelState state) {
        for (int worker = 0; worker < state.workers(); worker++) {
            switch (state.step(worker)) {
                case CATALOGUE_READ, CATALOGUE_WRITE, CATALOGUE_CHECK, TELL, MARK -> {
                    return false;
                }
                case IDLE, READ, STORE, SETTLE, WRITE_OUTBOX, RECEIPT -> {}
            }
        }
        return true;
    }

    /// Claims an event that nobody has in hand.
    private static void claim(ModelState state, int worker, int event) {
        state.set(Hand.EVENT, worker, event);
        if (state.isEnded(event)) {
            state.step(worker, Step.RECEIPT);
            return;
        }
        int epoch = state.get(Event.EPOCH, event) + 1;
        state.set(Event.EPOCH, event, epoch);
        state.set(Event.LEASED, event, 1);
        state.set(Hand.EPOCH, worker, epoch);
        state.step(worker, Step.READ);
    }

    private static ModelState at(ModelState state, int worker, Step step, int event) {
        ModelState after = state.copy();
        after.step(worker, step);
        after.set(Hand.EVENT, worker, event);
        return after;
    }

    /// A worker does its next step.
    private ModelState forward(ModelState state, int worker) {
        ModelState after = state.copy();
        int event = state.get(Hand.EVENT, worker);
        Step next =
                switch (state.step(worker)) {
                    case READ -> read(after, worker, event);
                    case STORE -> store(after, event);
                    case SETTLE -> settle(after, worker, event);
                    case WRITE_OUTBOX -> {
                        after.set(Book.PENDING, after.get(Book.PENDING) | 1 << event);
                        yield Step.RECEIPT;
                    }
                    case RECEIPT -> {
                        after.set(Event.RECEIPT, event, 1);
                        yield Step.IDLE;
                    }
                    case CATALOGUE_READ, CATALOGUE_WRITE, CATALOGUE_CHECK ->
                            catalogue(after, worker);
                    case TELL -> {
                        after.set(Book.TOLD, after.get(Book.TOLD) | 1 << event);
                        yield flaws.contains(Flaw.MARKED_BEFORE_TOLD) ? Step.IDLE : Step.MARK;
                    }
                    case MARK -> {
                        after.set(Book.PENDING, after.get(Book.PENDING) & ~(1 << event));
                        yield flaws.contains(Flaw.MARKED_BEFORE_TOLD) ? Step.TELL : Step.IDLE;
                    }
                    case IDLE -> throw new IllegalStateException("an idle worker has no step");
                };
        if (next == Step.IDLE) {
            return leave(after, worker);
        }
        after.step(worker, next);
        return after;
    }

    private Step read(ModelState after, int worker, int event) {
        ModelLedger.Sight sight = ledger.look(after, event);
        after.sight(worker, sight);
        after.set(Hand.COMPARED, worker, after.get(Book.CURRENT));
        boolean stores = sight == ModelLedger.Sight.NEW && !flaws.contains(Flaw.POINTER_FIRST);
        return stores ? Step.STORE : Step.SETTLE;
    }

    private Step store(ModelState after, int event) {
        after.set(Event.STORED, event, 1);
        return flaws.contains(Flaw.POINTER_FIRST) ? Step.RECEIPT : Step.SETTLE;
    }

    private Step settle(ModelState after, int worker, int event) {
        ModelLedger.End end = ledger.settle(after, worker);
        if (end != ModelLedger.End.WRITTEN) {
            return end == ModelLedger.End.LOST ? Step.IDLE : Step.READ;
        }
        boolean released = ModelLedger.isReleased(after, event);
        if (released && flaws.contains(Flaw.OUTBOX_APART)) {
            return Step.WRITE_OUTBOX;
        }
        return released && flaws.contains(Flaw.POINTER_FIRST) ? Step.STORE : Step.RECEIPT;
    }

    private Step catalogue(ModelState after, int worker) {
        Step told = flaws.contains(Flaw.MARKED_BEFORE_TOLD) ? Step.MARK : Step.TELL;
        int current = after.get(Book.CURRENT);
        int seen = after.get(Hand.SEEN, worker);
        return switch (after.step(worker)) {
            case CATALOGUE_WRITE -> {
                after.set(Book.CATALOGUE, seen);
                yield flaws.contains(Flaw.CATALOGUE_UNCHECKED) ? told : Step.CATALOGUE_CHECK;
            }
            case CATALOGUE_CHECK -> {
                after.set(Hand.SEEN, worker, current);
                yield current == seen ? told : Step.CATALOGUE_WRITE;
            }
            default -> {
                after.set(Hand.SEEN, worker, current);
                yield Step.CATALOGUE_WRITE;
            }
        };
    }

    /// A worker dies before its next step, or does it and is not told so.
    private void breakOff(ModelState state, int worker, List<ModelState> next) {
        if (state.get(Book.CRASHES) > 0) {
            next.add(spend(leave(state.copy(), worker), Book.CRASHES));
        }
        if (state.get(Book.LOSSES) > 0) {
            next.add(spend(leave(forward(state, worker), worker), Book.LOSSES));
        }
    }

    /// A lease ends: for nothing when its worker is gone, else as a stall.
    private static void endLease(ModelState state, int event, List<ModelState> next) {
        ModelState after = state.copy();
        after.set(Event.LEASED, event, 0);
        boolean inHand = false;
        for (int worker = 0; worker < state.workers(); worker++) {
            Step step = state.step(worker);
            inHand |=
                    (step == Step.READ || step == Step.STORE || step == Step.SETTLE)
                            && state.get(Hand.EVENT, worker) == event
                            && state.get(Hand.EPOCH, worker) == state.get(Event.EPOCH, event);
        }
        if (!inHand) {
            next.add(after);
        } else if (state.get(Book.STALLS) > 0) {
            next.add(spend(after, Book.STALLS));
        }
    }

    private static ModelState spend(ModelState state, Book budget) {
        state.set(budget, state.get(budget) - 1);
        return state;
    }

    /// The worker forgets all; its next delivery finds it, or another in its place, idle.
    private static ModelState leave(ModelState state, int worker) {
        for (Hand cell : Hand.values()) {
            state.set(cell, worker, 0);
        }
        return state;
    }
}
