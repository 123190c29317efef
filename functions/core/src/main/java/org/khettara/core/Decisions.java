package org.khettara.core;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.khettara.core.port.Descriptions;
import org.khettara.core.port.Ledger;
import org.khettara.core.port.ObjectStore;
import org.khettara.core.port.ReceiptPages;
import org.khettara.core.release.Deciding;
import org.khettara.core.release.Decision;
import org.khettara.core.release.Outcome;
import org.khettara.core.release.Release;
import org.khettara.core.release.Standing;

/// Carries out what people decide. What comes after the commit, catalogue, notices and the removal
/// of withdrawn files, is [Relay]'s.
public final class Decisions {
    private final Ledger ledger;
    private final ObjectStore raw;
    private final ReleaseObjects published;
    private final Receipts receipts;
    private final InstantSource clock;
    private final Path workRoot;

    /// @param workRoot local folder for what is copied
    public Decisions(Ports ports, InstantSource clock, Path workRoot) {
        this.ledger = ports.ledger();
        this.raw = ports.raw();
        this.published = new ReleaseObjects(ports.published());
        var describing = new Describing(ports.descriptions(), List.of());
        this.receipts = new Receipts(ledger, raw, describing, ports.pages());
        this.clock = clock;
        this.workRoot = workRoot;
    }

    public record Ports(
            Ledger ledger,
            Descriptions descriptions,
            ObjectStore raw,
            ObjectStore published,
            ReceiptPages pages) {}

    /// Carries out a decision, or says why it cannot be.
    ///
    /// @throws IOException when our plumbing broke; it is safe to decide again
    public Outcome decide(Decision decision) throws IOException {
        Outcome outcome =
                decision instanceof Decision.Approve approve
                        ? approve(approve)
                        : ledger.decide(decision, clock.instant());
        // Whoever is refused may have been obeyed before, by a call that broke off half way: what
        // comes after a decision is done whatever the answer.
        switch (decision) {
            case Decision.OnRelease on -> {
                Optional<Release> release = ledger.release(on.dataset(), on.release());
                if (release.isPresent()) {
                    hide(on, release.get());
                    receipts.writeAgain(release.get());
                }
            }
            case Decision.WithdrawAll all -> {
                long last = ledger.pointer(all.dataset()).last();
                for (long number = 1; number <= last; number++) {
                    Optional<Release> release = ledger.release(all.dataset(), number);
                    if (release.isPresent()) {
                        receipts.writeAgain(release.get());
                    }
                }
            }
            case Decision.SetPolicy _ -> {
                // No release has changed.
            }
        }
        return outcome;
    }

    /// The files go to the readers' side first, then the pointer: who follows it finds them.
    private Outcome approve(Decision.Approve approve) throws IOException {
        Release held = ledger.release(approve.dataset(), approve.release()).orElse(null);
        Outcome foreseen =
                Deciding.of(approve, ledger.pointer(approve.dataset()), held, clock.instant());
        if (held == null || foreseen instanceof Outcome.Refused) {
            return foreseen;
        }
        try (Workspace work = Workspace.open(workRoot)) {
            published.copy(raw, held.content(), work.tables());
        }
        return ledger.decide(approve, clock.instant());
    }

    /// Takes away the copies of a release that had to wait and is not published, of an approval
    /// that broke off or came too late. While it waits, another person may be approving it: then
    /// only an approval that was refused, as every later one would be, takes them away.
    private void hide(Decision.OnRelease decision, Release release) throws IOException {
        boolean waits = release.standing() == Standing.HELD;
        if (release.content().holding() != null
                && !release.isPublic()
                && (!waits || decision instanceof Decision.Approve)) {
            published.delete(release.content().prefix(), release.content().objects());
        }
    }
}
