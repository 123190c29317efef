package org.khettara.core;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khettara.core.port.Descriptions;
import org.khettara.core.port.Ledger;
import org.khettara.core.port.ObjectStore;
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
        this.receipts = new Receipts(ledger, raw, new Describing(ports.descriptions(), List.of()));
        this.clock = clock;
        this.workRoot = workRoot;
    }

    public record Ports(
            Ledger ledger, Descriptions descriptions, ObjectStore raw, ObjectStore published) {}

    /// Carries out a decision, or says why it cannot be.
    ///
    /// @throws IOException when our plumbing broke; it is safe to decide again
    public Outcome decide(Decision decision) throws IOException {
        Release target = target(decision).orElse(null);
        if (decision instanceof Decision.Approve approve && target != null) {
            return approve(approve, target);
        }
        Outcome outcome = ledger.decide(decision, clock.instant());
        if (outcome instanceof Outcome.Done && target != null) {
            receipts.writeAgain(target);
        }
        return outcome;
    }

    private Optional<Release> target(Decision decision) throws IOException {
        return decision instanceof Decision.OnRelease on
                ? ledger.release(on.dataset(), on.release())
                : Optional.empty();
    }

    /// The files go to the readers' side first, then the pointer: who follows it finds them.
    private Outcome approve(Decision.Approve approve, Release held) throws IOException {
        Outcome foreseen =
                Deciding.of(approve, ledger.pointer(approve.dataset()), held, clock.instant());
        if (foreseen instanceof Outcome.Refused) {
            return foreseen;
        }
        try (Workspace work = Workspace.open(workRoot)) {
            published.copy(raw, held.content(), work.tables());
        }
        Outcome outcome = ledger.decide(approve, clock.instant());
        switch (outcome) {
            case Outcome.Done _ -> receipts.writeAgain(held);
            case Outcome.Refused _ -> hide(target(approve).orElse(null));
        }
        return outcome;
    }

    /// Takes away the copies of a release that was decided otherwise meanwhile.
    private void hide(@Nullable Release release) throws IOException {
        if (release != null && release.standing() != Standing.PUBLISHED) {
            published.delete(release.content().prefix(), release.content().objects());
        }
    }
}
