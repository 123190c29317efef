package org.khettara.core.proof;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import org.khettara.core.release.Settlement.State;

/// One state of the protocol's model, in one byte per cell: events, books, releases, workers. There
/// are a million of them, so a cell's place is the ordinal of its name.
@SuppressWarnings("EnumOrdinal")
final class ModelState {
    /// Per event: epoch of its claim; whether the lease lasts; how it ended, 0 for not yet; whether
    /// its files are stored; whether it has its receipt.
    enum Event {
        EPOCH,
        LEASED,
        ENDED,
        STORED,
        RECEIPT
    }

    /// One each: number of releases; number of the current one, 0 for none; 1 + the event that the
    /// pointer's sequencer is of; events to be told and told, as bits; number of the release in the
    /// catalogue; what may still happen.
    enum Book {
        RELEASES,
        CURRENT,
        LATEST,
        PENDING,
        TOLD,
        CATALOGUE,
        CRASHES,
        LOSSES,
        STALLS
    }

    /// Per worker: its [Model.Step]; the event it is at; the epoch of its claim; what it saw of the
    /// file, or the release that it saw; the release that it compared the file with, 0 for none.
    enum Hand {
        STEP,
        EVENT,
        EPOCH,
        SEEN,
        COMPARED
    }

    private static final Set<State> GOOD =
            EnumSet.of(State.PUBLISHED, State.UNCHANGED, State.SUPERSEDED);
    private static final State[] ENDS = State.values();
    private static final Model.Step[] STEPS = Model.Step.values();
    private static final ModelLedger.Sight[] SIGHTS = ModelLedger.Sight.values();
    private static final int EVENT = Event.values().length;
    private static final int BOOK = Book.values().length;
    private static final int HAND = Hand.values().length;

    /// A release per event, and room for one too many.
    private static final int SPARE = 1;

    /// The cell of a release: the lowest bit for superseded, two for its event, above them the
    /// release that it was compared with.
    private static final int EVENTS = 3;

    private static final int COMPARED = 3;

    private final int events;
    private final byte[] cells;

    ModelState(int events, int workers) {
        this(events, new byte[events * EVENT + BOOK + events + SPARE + workers * HAND]);
    }

    private ModelState(int events, byte[] cells) {
        this.events = events;
        this.cells = cells;
    }

    ModelState copy() {
        return new ModelState(events, cells.clone());
    }

    /// Equal for equal states, and for no others.
    String key() {
        return new String(cells, StandardCharsets.ISO_8859_1);
    }

    int get(Event what, int event) {
        return cells[event * EVENT + what.ordinal()];
    }

    void set(Event what, int event, int value) {
        cells[event * EVENT + what.ordinal()] = (byte) value;
    }

    int get(Book what) {
        return cells[events * EVENT + what.ordinal()];
    }

    void set(Book what, int value) {
        cells[events * EVENT + what.ordinal()] = (byte) value;
    }

    int get(Hand what, int worker) {
        return cells[hands() + worker * HAND + what.ordinal()];
    }

    void set(Hand what, int worker, int value) {
        cells[hands() + worker * HAND + what.ordinal()] = (byte) value;
    }

    Model.Step step(int worker) {
        return STEPS[get(Hand.STEP, worker)];
    }

    void step(int worker, Model.Step step) {
        set(Hand.STEP, worker, step.ordinal());
    }

    ModelLedger.Sight sight(int worker) {
        return SIGHTS[get(Hand.SEEN, worker)];
    }

    void sight(int worker, ModelLedger.Sight sight) {
        set(Hand.SEEN, worker, sight.ordinal());
    }

    boolean isEnded(int event) {
        return get(Event.ENDED, event) != 0;
    }

    /// Whether the event has ended and was taken as good.
    boolean isGood(int event) {
        return isEnded(event) && GOOD.contains(ENDS[get(Event.ENDED, event) - 1]);
    }

    void end(int event, State state) {
        set(Event.ENDED, event, 1 + state.ordinal());
    }

    /// The event that became a release.
    ///
    /// @param number from 1
    int released(int number) {
        return cells[releases() + number - 1] >> 1 & EVENTS;
    }

    boolean isSuperseded(int number) {
        return (cells[releases() + number - 1] & 1) == 1;
    }

    /// The release that it was compared with; 0 for none.
    int compared(int number) {
        return cells[releases() + number - 1] >> COMPARED;
    }

    void release(int number, int event, boolean superseded, int compared) {
        cells[releases() + number - 1] =
                (byte) (compared << COMPARED | event << 1 | (superseded ? 1 : 0));
        set(Book.RELEASES, number);
    }

    int events() {
        return events;
    }

    int workers() {
        return (cells.length - hands()) / HAND;
    }

    private int releases() {
        return events * EVENT + BOOK;
    }

    private int hands() {
        return releases() + events + SPARE;
    }
}
