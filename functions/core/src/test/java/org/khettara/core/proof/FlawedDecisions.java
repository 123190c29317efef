package org.khettara.core.proof;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.khettara.core.audit.AuditHead;
import org.khettara.core.audit.AuditRow;
import org.khettara.core.audit.AuditTrail;
import org.khettara.core.port.Descriptions;
import org.khettara.core.port.Ledger;
import org.khettara.core.port.ObjectStore;
import org.khettara.core.port.Outbox;
import org.khettara.core.release.Deciding;
import org.khettara.core.release.Decision;
import org.khettara.core.release.Outcome;
import org.khettara.core.upload.DatasetId;
import org.khettara.schemas.ChangeKind;
import org.khettara.schemas.DatasetChange;

/// Ways to get wrong what people decide and say.
final class FlawedDecisions {
    private FlawedDecisions() {}

    static List<FlawedInstallation> all() {
        return List.of(
                new FlawedInstallation(
                        "a decision has no row in the book",
                        "a rollback, and a later upload",
                        FlawedDecisions::noRow),
                new FlawedInstallation(
                        "a decision is said to be carried out, and is not",
                        "a rollback, and a later upload",
                        FlawedDecisions::notCarriedOut),
                new FlawedInstallation(
                        "a withdrawal is not told",
                        "a withdrawal of what is served, and a later upload",
                        FlawedDecisions::notTold),
                new FlawedInstallation(
                        "withdrawn files stay",
                        "a withdrawal of what is served, and a later upload",
                        () -> filesStay("/")),
                new FlawedInstallation(
                        "what lies beside a stranger's bytes stays",
                        "a policy that changes while a file is stored beside a stranger's bytes",
                        () -> filesStay("-e1/")),
                new FlawedInstallation(
                        "copies of an approval that came too late stay",
                        "an upload that arrives while a person approves",
                        () -> filesStay("-approved/")),
                new FlawedInstallation(
                        "a record is not made anew when more is said",
                        "a person's word that changes, and that of a file",
                        FlawedDecisions::neverOutdated));
    }

    private static Installation noRow() {
        return new MemoryInstallation() {
            @Override
            public Ledger ledger() {
                return FlawedInstallation.flawed(
                        Ledger.class,
                        super.ledger(),
                        "audit",
                        call ->
                                withoutDecisions(
                                        AuditTrail.class.cast(Objects.requireNonNull(call.go()))));
            }
        };
    }

    /// A book that is whole, of a ledger that never wrote them.
    private static AuditTrail withoutDecisions(AuditTrail trail) {
        var rows = new ArrayList<AuditRow>();
        AuditHead head = AuditHead.START;
        for (AuditRow row : trail.rows()) {
            if (row.note().who().startsWith("run ")) {
                AuditRow kept = AuditRow.after(head, trail.dataset(), row.at(), row.note());
                rows.add(kept);
                head = kept.head();
            }
        }
        return new AuditTrail(trail.dataset(), rows, head);
    }

    private static Installation notCarriedOut() {
        return new MemoryInstallation() {
            @Override
            public Ledger ledger() {
                Ledger sound = super.ledger();
                return FlawedInstallation.flawed(
                        Ledger.class, sound, "decide", call -> foreseen(sound, call));
            }
        };
    }

    private static Outcome foreseen(Ledger ledger, Call call) throws IOException {
        Decision decision = call.argument(0, Decision.class);
        DatasetId dataset = decision.dataset();
        var target =
                decision instanceof Decision.OnRelease on
                        ? ledger.release(dataset, on.release()).orElse(null)
                        : null;
        return Deciding.of(
                decision, ledger.pointer(dataset), target, call.argument(1, Instant.class));
    }

    private static Installation notTold() {
        return new MemoryInstallation() {
            @Override
            public Outbox outbox() {
                Outbox sound = super.outbox();
                return FlawedInstallation.flawed(
                        Outbox.class,
                        sound,
                        "pending",
                        call -> {
                            for (DatasetChange change : sound.pending(Integer.MAX_VALUE)) {
                                if (change.getKind() == ChangeKind.WITHDRAWN) {
                                    sound.sent(change, Instant.EPOCH);
                                }
                            }
                            return call.go();
                        });
            }
        };
    }

    private static Installation filesStay(String folder) {
        return new MemoryInstallation() {
            @Override
            public ObjectStore published() {
                return FlawedInstallation.flawed(
                        ObjectStore.class,
                        super.published(),
                        "delete",
                        call -> {
                            String key = call.argument(0, String.class);
                            boolean stays = key.startsWith("datasets/") && key.contains(folder);
                            return stays ? null : call.go();
                        });
            }
        };
    }

    private static Installation neverOutdated() {
        return new MemoryInstallation() {
            @Override
            public Descriptions descriptions() {
                return FlawedInstallation.flawed(
                        Descriptions.class, super.descriptions(), "outdated", _ -> List.of());
            }
        };
    }
}
