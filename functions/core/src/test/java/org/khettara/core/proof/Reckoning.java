package org.khettara.core.proof;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.khettara.core.PlainPages;
import org.khettara.core.document.Json;
import org.khettara.core.port.Ledger;
import org.khettara.core.port.ObjectStore;
import org.khettara.core.receipt.Receipt;
import org.khettara.core.release.Release;
import org.khettara.core.release.ReleaseContent;
import org.khettara.core.release.Settlement;
import org.khettara.core.release.Settlement.State;
import org.khettara.core.release.Standing;
import org.khettara.core.report.Report;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Sha256;

/// What must be true when all work is done: every upload has its end and its receipt (I5), every
/// commit its event (I4), nothing that was published has changed (I7), the books of the
/// installation agree (I8), and each dataset is as [DatasetReckoning] says.
final class Reckoning {
    private static final Set<State> OF_BYTES =
            EnumSet.of(State.PUBLISHED, State.UNCHANGED, State.SUPERSEDED, State.HELD);

    private final Installation installation;
    private final History history;
    private final Ledger ledger;

    Reckoning(Installation installation, History history) throws IOException {
        this.installation = installation;
        this.history = history;
        this.ledger = installation.ledger();
    }

    void check() throws IOException {
        for (Dropped file : history.dropped()) {
            checkEnd(file);
        }
        for (DatasetId dataset : history.datasets()) {
            new DatasetReckoning(installation, history, dataset).check();
        }
        Set<String> toTell = history.commits().toTell();
        if (!history.told().equals(toTell)) {
            history.violation("I4: told were %s, not %s".formatted(history.told(), toTell));
        }
        if (!installation.outbox().pending(1).isEmpty()) {
            history.violation("I4: a change is still to be told");
        }
        if (!installation.descriptions().outdated(1).isEmpty()) {
            history.violation("a record is still to be made anew");
        }
        for (Map.Entry<String, String> object : history.objects().entrySet()) {
            checkObject(object.getKey(), object.getValue());
        }
        installation.brokenPromises(history.commits().booked()).forEach(history::violation);
    }

    private void checkEnd(Dropped file) throws IOException {
        List<Settlement> ends = history.ends(file, ledger);
        if (ends.isEmpty()) {
            history.violation("I5: %s has no end".formatted(file));
            return;
        }
        for (Settlement end : ends) {
            if (!file.ends().contains(end.state())) {
                history.violation("I5: %s ended as %s".formatted(file, end.state()));
            }
            checkRelease(file, end);
        }
        Settlement last = ends.getLast();
        Receipt receipt = document(Receipt.key(last), Receipt.class);
        if (receipt == null || !tellsOf(ends, receipt)) {
            history.violation("I5: the receipt of %s is %s".formatted(file, receipt));
        }
        PlainPages.Told page = document(PlainPages.key(last), PlainPages.Told.class);
        if (page == null || !tellsOf(ends, page.receipt()) || !linksWhatIsThere(page)) {
            history.violation("I5: the page of %s is %s".formatted(file, page));
        }
    }

    private boolean tellsOf(List<Settlement> ends, Receipt receipt) throws IOException {
        Settlement told = null;
        for (Settlement end : ends) {
            told = stateNow(end) == receipt.state() ? end : told;
        }
        return told != null && hasItsReport(receipt, told);
    }

    private boolean linksWhatIsThere(PlainPages.Told page) throws IOException {
        return page.files() == null
                ? page.receipt().state() != State.PUBLISHED
                : bytes(installation.published(), page.files() + ReleaseContent.MANIFEST) != null;
    }

    private State stateNow(Settlement end) throws IOException {
        Long number = end.release();
        return end.stateNow(
                number == null
                        ? null
                        : ledger.release(end.upload().dataset(), number).orElse(null));
    }

    /// An upload that is said to be a release, or to equal one, has the bytes of that release.
    private void checkRelease(Dropped file, Settlement end) throws IOException {
        if (!OF_BYTES.contains(end.state()) || file.isDeletion()) {
            return;
        }
        Optional<Release> release =
                ledger.release(file.upload().dataset(), Objects.requireNonNull(end.release()));
        boolean own = release.isPresent() && release.get().run().equals(end.run());
        if (release.isEmpty()
                || !release.get().content().source().sha256().equals(file.sha256())
                || own == (end.state() == State.UNCHANGED)
                || (own && !mayBe(release.get().standing(), end.state()))) {
            history.violation(
                    "I3: %s ended as %s of release %s"
                            .formatted(file, end.state(), release.orElse(null)));
        }
    }

    /// Whether a release of a run that ended so may be this by now.
    private static boolean mayBe(Standing standing, State end) {
        return switch (standing) {
            case PUBLISHED -> end == State.PUBLISHED || end == State.HELD;
            case SUPERSEDED -> end == State.SUPERSEDED;
            case HELD, DECLINED -> end == State.HELD;
            case WITHDRAWN -> true;
            case DELETED -> false;
        };
    }

    private <T> @Nullable T document(String key, Class<T> type) throws IOException {
        try (InputStream in = installation.raw().open(key)) {
            return Json.read(in, type);
        } catch (NoSuchFileException missing) {
            return null;
        }
    }

    private static boolean hasItsReport(Receipt receipt, Settlement end) {
        Report.Status told = receipt.report() == null ? null : receipt.report().status();
        if (end.state() == State.UNCHANGED) {
            // That of the release that it equals; a deletion equals none.
            return told == (end.release() == null ? null : Report.Status.PUBLISHED);
        }
        if (end.reportKey() == null) {
            return told == null && !Set.of(State.PUBLISHED, State.REFUSED).contains(end.state());
        }
        return switch (receipt.state()) {
            case PUBLISHED, SUPERSEDED, HELD, DECLINED, WITHDRAWN ->
                    told == Report.Status.PUBLISHED;
            case REFUSED -> told == Report.Status.REFUSED;
            case DESCRIBED, FAILED, DELETED -> told == null;
            case UNCHANGED -> throw new IllegalStateException("an end that is unchanged");
        };
    }

    private void checkObject(String key, String sha256) throws IOException {
        byte[] there = bytes(installation.published(), key);
        if (there != null && !Sha256.of(there).equals(sha256)) {
            history.violation("I7: %s has changed".formatted(key));
        }
    }

    static byte @Nullable [] bytes(ObjectStore published, String key) throws IOException {
        try (InputStream in = published.open(key)) {
            return in.readAllBytes();
        } catch (NoSuchFileException missing) {
            return null;
        }
    }
}
