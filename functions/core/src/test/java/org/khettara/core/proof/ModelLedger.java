package org.khettara.core.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.khettara.core.port.Sha256Of;
import org.khettara.core.port.Uploads;
import org.khettara.core.proof.Model.Flaw;
import org.khettara.core.proof.ModelState.Book;
import org.khettara.core.proof.ModelState.Event;
import org.khettara.core.proof.ModelState.Hand;
import org.khettara.core.release.Basis;
import org.khettara.core.release.Claim;
import org.khettara.core.release.Pointer;
import org.khettara.core.release.Release;
import org.khettara.core.release.ReleaseContent;
import org.khettara.core.release.ReleasePolicy;
import org.khettara.core.release.Settling;
import org.khettara.core.release.Standing;
import org.khettara.core.release.Transition;
import org.khettara.core.release.Verdict;
import org.khettara.core.report.ReasonCode;
import org.khettara.core.upload.Sequencer;
import org.khettara.core.upload.Upload;

/// The ledger of the [Model]: turns its cells into the values of the core, asks [Settling], and
/// writes into the cells what it says.
final class ModelLedger {
    private static final String DATASET = "ville-de-fes.budget";
    private static final char REFUSED = 'X';

    /// What a worker found when it looked at the file and at what is current.
    enum Sight {
        NEW,
        SAME,
        NO_TABLE
    }

    /// What came of a settlement.
    enum End {
        WRITTEN,
        /// The claim is another's; nothing was written.
        LOST,
        /// What is current is another release than the one it was compared with; nothing was
        /// written.
        OUTDATED
    }

    private final String contents;
    private final Set<Flaw> flaws;
    private final List<Upload> uploads = new ArrayList<>();
    private final List<ReleaseContent> made = new ArrayList<>();

    ModelLedger(String contents, Set<Flaw> flaws) {
        this.contents = contents;
        this.flaws = flaws;
        for (int event = 0; event < contents.length(); event++) {
            Upload upload = Uploads.upload(DATASET, event + 1);
            uploads.add(upload);
            made.add(Uploads.content(upload, contents.substring(event, event + 1)));
        }
    }

    Sight look(ModelState state, int event) {
        if (contents.charAt(event) == REFUSED) {
            return Sight.NO_TABLE;
        }
        int current = state.get(Book.CURRENT);
        boolean same =
                current != 0 && contents.charAt(state.released(current)) == contents.charAt(event);
        return same ? Sight.SAME : Sight.NEW;
    }

    /// Settles the run that a worker has in hand, as the contract of the ledger says.
    End settle(ModelState state, int worker) {
        int event = state.get(Hand.EVENT, worker);
        int epoch = state.get(Hand.EPOCH, worker);
        boolean mine = !state.isEnded(event) && state.get(Event.EPOCH, event) == epoch;
        if (!mine && !flaws.contains(Flaw.NO_FENCE)) {
            return End.LOST;
        }
        Upload upload = uploads.get(event);
        var claim = new Claim(upload, Uploads.run(upload), epoch, Uploads.NOON);
        Optional<Settling> settling =
                Settling.of(claim, verdict(state, worker), pointer(state), Uploads.NOON);
        settling.ifPresent(it -> write(state, worker, it));
        return settling.isPresent() ? End.WRITTEN : End.OUTDATED;
    }

    private Verdict verdict(ModelState state, int worker) {
        int event = state.get(Hand.EVENT, worker);
        return switch (state.sight(worker)) {
            case NEW -> new Verdict.Publish(made.get(event), basis(state, worker));
            case SAME -> new Verdict.Unchanged(Sha256Of.text(content(event)), Uploads.ENGINE);
            case NO_TABLE -> new Verdict.Refuse(ReasonCode.BINARY, "reports/" + event);
        };
    }

    private Basis basis(ModelState state, int worker) {
        int compared =
                flaws.contains(Flaw.NO_BASIS)
                        ? state.get(Book.CURRENT)
                        : state.get(Hand.COMPARED, worker);
        return new Basis(compared == 0 ? null : (Long) (long) compared, ReleasePolicy.PUBLISH);
    }

    private String content(int event) {
        return contents.substring(event, event + 1);
    }

    private Pointer pointer(ModelState state) {
        int current = state.get(Book.CURRENT);
        if (current == 0) {
            return Pointer.NONE;
        }
        Sequencer latest =
                flaws.contains(Flaw.NO_ORDER)
                        ? Sequencer.LEAST
                        : uploads.get(state.get(Book.LATEST) - 1).sequencer();
        return new Pointer(
                release(state, current), state.get(Book.RELEASES), latest, ReleasePolicy.PUBLISH);
    }

    private Release release(ModelState state, int number) {
        Upload upload = uploads.get(state.released(number));
        return new Release(
                upload.dataset(),
                number,
                Uploads.run(upload),
                upload.id(),
                upload.sequencer(),
                state.isSuperseded(number) ? Standing.SUPERSEDED : Standing.PUBLISHED,
                null,
                Uploads.NOON,
                made.get(state.released(number)));
    }

    private void write(ModelState state, int worker, Settling settling) {
        int event = state.get(Hand.EVENT, worker);
        state.end(event, settling.settlement().state());
        state.set(Event.LEASED, event, 0);
        Transition transition = settling.transition();
        Release release = transition.release();
        if (release != null) {
            boolean superseded = release.standing() == Standing.SUPERSEDED;
            int compared = state.get(Hand.COMPARED, worker);
            state.release((int) release.number(), event, superseded, compared);
        }
        if (transition.change() != null && !flaws.contains(Flaw.OUTBOX_APART)) {
            state.set(Book.PENDING, state.get(Book.PENDING) | 1 << event);
        }
        Pointer pointer = transition.after();
        Release current = pointer.current();
        if (current != null && !pointer.equals(transition.before())) {
            state.set(Book.CURRENT, (int) current.number());
            boolean forgotten = release == null && flaws.contains(Flaw.UNCHANGED_IS_FORGOTTEN);
            if (!forgotten) {
                state.set(Book.LATEST, 1 + eventOf(pointer.latest()));
            }
        }
    }

    private int eventOf(Sequencer sequencer) {
        for (int event = 0; event < uploads.size(); event++) {
            if (uploads.get(event).sequencer().equals(sequencer)) {
                return event;
            }
        }
        // Only a pointer without an order has the sequencer of nobody.
        return 0;
    }

    /// Whether the event has become a release of its own.
    static boolean isReleased(ModelState state, int event) {
        for (int number = 1; number <= state.get(Book.RELEASES); number++) {
            if (state.released(number) == event) {
                return true;
            }
        }
        return false;
    }

    /// What is wrong with a state; empty when nothing is.
    String violation(ModelState state) {
        int seen = 0;
        int served = 0;
        for (int number = 1; number <= state.get(Book.RELEASES); number++) {
            if (!state.isSuperseded(number)) {
                if (state.compared(number) != served) {
                    return "I9: a release was compared with another than the one it replaced";
                }
                served = number;
            }
            int bit = 1 << state.released(number);
            if ((seen & bit) != 0) {
                return "I3: two releases of one run";
            }
            seen |= bit;
        }
        if ((state.get(Book.PENDING) | state.get(Book.TOLD)) != seen) {
            return "I4: a release that will not be told, or one that is told and does not exist";
        }
        int current = state.get(Book.CURRENT);
        if (current != 0 && state.get(Event.STORED, state.released(current)) == 0) {
            return "I1: readers are served what is not stored";
        }
        int last = lastGood(state);
        boolean right =
                current == 0
                        ? last < 0
                        : last >= 0
                                && contents.charAt(state.released(current))
                                        == contents.charAt(last);
        return right ? "" : "I2: readers are not served the publisher's last word";
    }

    /// What is still wrong when all is done; empty when nothing is.
    static String violationAtEnd(ModelState state) {
        if (state.get(Book.TOLD) != releasedEvents(state)) {
            return "I4: a change was not told";
        }
        return state.get(Book.CATALOGUE) == state.get(Book.CURRENT)
                ? ""
                : "the catalogue's record is an old one";
    }

    private static int releasedEvents(ModelState state) {
        int events = 0;
        for (int number = 1; number <= state.get(Book.RELEASES); number++) {
            events |= 1 << state.released(number);
        }
        return events;
    }

    /// The greatest event that was taken as good; -1 when there is none.
    private static int lastGood(ModelState state) {
        for (int event = state.events() - 1; event >= 0; event--) {
            if (state.isGood(event)) {
                return event;
            }
        }
        return -1;
    }
}
