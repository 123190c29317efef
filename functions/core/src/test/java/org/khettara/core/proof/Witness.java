package org.khettara.core.proof;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.khettara.core.difference.Difference;
import org.khettara.core.notice.ChangeEvent;
import org.khettara.core.port.Descriptions.Outdated;
import org.khettara.core.port.ObjectStore.Creation;
import org.khettara.core.release.Claim;
import org.khettara.core.release.Claiming;
import org.khettara.core.release.Decision;
import org.khettara.core.release.Outcome;
import org.khettara.core.release.Release;
import org.khettara.core.release.ReleaseContent;
import org.khettara.core.release.RunId;
import org.khettara.core.release.Settlement;
import org.khettara.core.release.Standing;
import org.khettara.core.release.Verdict;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.InstitutionId;
import org.khettara.core.upload.ObjectVersion;
import org.khettara.core.upload.Upload;

/// Stands at the ports, sees every call that reaches them, and after each one looks at what readers
/// are served: a whole release (I1), the one that was committed, never an older one than before but
/// by a person's decision (I2), compared with the one before it (I9). Also sees who settles what,
/// which objects are made and taken away, which events are told, and whose objects a worker touches
/// (I3, I4, I6, I7, I10).
final class Witness {
    private final Installation installation;
    private final History history;
    private final Map<DatasetId, Release> served = new HashMap<>();
    private final Map<DatasetId, String> latest = new HashMap<>();

    Witness(Installation installation, History history) {
        this.installation = installation;
        this.history = history;
    }

    /// Whose work a call is.
    ///
    /// @param institution null when it is about the notices of all
    /// @param decision null when a worker does it by itself
    private record Work(@Nullable InstitutionId institution, @Nullable Decision decision) {}

    /// The witness beside the work on the notices of all.
    Tap during() {
        return during(new Work(null, null));
    }

    /// The witness beside the work on an upload.
    Tap during(Upload upload) {
        return during(new Work(upload.institution(), null));
    }

    /// The witness beside a person's decision.
    Tap during(Decision decision) {
        return during(new Work(decision.dataset().institution(), decision));
    }

    private Tap during(Work work) {
        return call -> {
            checkTenant(call, work.institution());
            try {
                Object answer = call.go();
                note(call, answer, work);
                return answer;
            } finally {
                if (!call.isRead()) {
                    look(call);
                }
            }
        };
    }

    private void note(Call call, @Nullable Object answer, Work work) throws IOException {
        switch (call.name()) {
            case "ledger.claim" -> {
                if (answer instanceof Claiming.Granted(Claim claim)) {
                    history.granted(claim.run(), claim.epoch());
                }
            }
            case "ledger.settle" -> {
                Claim claim = call.argument(0, Claim.class);
                history.settled(claim.run(), claim.epoch());
                Settlement end = Settlement.class.cast(Objects.requireNonNull(answer));
                history.commits().settled(call.argument(1, Verdict.class), end);
            }
            case "ledger.decide" -> {
                if (answer instanceof Outcome.Done(var transition)) {
                    history.commits().decided(call.argument(0, Decision.class), transition);
                }
            }
            case "ledger.announce" ->
                    history.commits()
                            .announced(
                                    call.argument(0, DatasetId.class),
                                    call.argument(1, Outdated.class));
            case "descriptions.replace" -> {
                if (Boolean.TRUE.equals(answer)) {
                    history.commits().said();
                }
            }
            case "published.create" -> {
                if (answer instanceof Creation.Created) {
                    String key = call.argument(0, String.class);
                    history.created(key, call.argument(3, String.class));
                    checkHidden(key, work);
                }
            }
            case "published.replace" -> checkRemovable(call, List.of());
            case "published.delete" -> checkRemovable(call, history.datasets());
            case "bus.publish" -> {
                ChangeEvent event = call.argument(0, ChangeEvent.class);
                history.told(event.id(), event.json());
            }
            default -> {}
        }
    }

    /// Only records may be written over; only what is in no release of readers' may be removed.
    private void checkRemovable(Call call, Iterable<DatasetId> from) throws IOException {
        String key = call.argument(0, String.class);
        if (key.startsWith("catalogue/")) {
            return;
        }
        boolean allowed = false;
        for (DatasetId dataset : from) {
            allowed = true;
            for (Release release : installation.ledger().releases(dataset)) {
                if (release.isPublic() && key.startsWith(release.content().prefix())) {
                    history.violation("I7: %s of %s".formatted(call.name(), key));
                }
            }
        }
        if (!allowed) {
            history.violation("I7: %s of %s".formatted(call.name(), key));
        }
    }

    /// What readers are not to see is put before them by an approval alone.
    private void checkHidden(String key, Work work) throws IOException {
        for (DatasetId dataset : history.datasets()) {
            for (Release release : installation.ledger().releases(dataset)) {
                if (release.isPublic()
                        || release.standing() == Standing.DELETED
                        || !DatasetReckoning.isOf(release, key)
                        || key.endsWith("/" + ReleaseContent.WITHDRAWN)) {
                    continue;
                }
                if (work.institution() == null) {
                    history.violation("I10: %s was made".formatted(key));
                } else if (!(work.decision() instanceof Decision.Approve)) {
                    history.commits().strandedLate(key);
                }
            }
        }
    }

    /// All keys but those of the catalogue have their institution in the second place.
    private void checkTenant(Call call, @Nullable InstitutionId institution) {
        String key =
                switch (call.arguments().isEmpty() ? null : call.arguments().getFirst()) {
                    case ObjectVersion object -> object.key();
                    case String text -> text;
                    case null, default -> "";
                };
        int second = key.indexOf('/') + 1;
        if (institution != null && second > 0 && !key.startsWith(institution + "/", second)) {
            history.violation(
                    "I6: the work on an upload of %s touched %s"
                            .formatted(institution, call.name() + key));
        }
    }

    private void look(Call call) throws IOException {
        boolean commits =
                call.name().equals("ledger.settle") || call.name().equals("ledger.decide");
        for (DatasetId dataset : history.datasets()) {
            Release now = installation.ledger().current(dataset).orElse(null);
            Release before = now == null ? served.remove(dataset) : served.put(dataset, now);
            if (!Objects.equals(now, before)) {
                checkServed(call, dataset, now, before);
            }
            RunId due = history.commits().served(dataset);
            if (commits && !Objects.equals(due, now == null ? null : now.run())) {
                history.violation("I2: %s serves %s, not run %s".formatted(dataset, now, due));
            }
        }
    }

    private void checkServed(
            Call call, DatasetId dataset, @Nullable Release now, @Nullable Release before) {
        if (now == null) {
            if (!endsServing(call)) {
                history.violation("I2: %s is no longer served".formatted(dataset));
            }
            return;
        }
        String problem = ReleaseCheck.problem(installation.published(), now);
        if (!problem.isEmpty()) {
            history.violation("I1: release %d of %s %s".formatted(now.number(), dataset, problem));
        }
        String place = place(now);
        String last = latest.merge(dataset, place, (a, b) -> a.compareTo(b) > 0 ? a : b);
        boolean sameFile = before != null && place(before).equals(place);
        if (place.compareTo(last) < 0 && !sameFile && !isRollback(call)) {
            history.violation("I2: %s went back to release %d".formatted(dataset, now.number()));
        }
        String replaced = before == null ? "" : before.run().value();
        if (call.name().equals("ledger.settle") && !comparedWith(now).equals(replaced)) {
            history.violation(
                    "I9: release %d of %s was compared with '%s', not with '%s'"
                            .formatted(now.number(), dataset, comparedWith(now), replaced));
        }
    }

    private static boolean endsServing(Call call) {
        return switch (call.name()) {
            case "ledger.settle" -> call.arguments().get(1) instanceof Verdict.Retire;
            case "ledger.decide" ->
                    call.arguments().getFirst() instanceof Decision.Withdraw
                            || call.arguments().getFirst() instanceof Decision.WithdrawAll;
            default -> false;
        };
    }

    private static boolean isRollback(Call call) {
        return call.name().equals("ledger.decide")
                && call.arguments().getFirst() instanceof Decision.RollBack;
    }

    /// The run whose tables a release was compared with; empty for none.
    private static String comparedWith(Release release) {
        ReleaseContent content = release.content();
        ReleaseContent.StoredDifference change = content.change();
        if (change == null) {
            return "";
        }
        int start = (content.prefix() + Difference.folder("")).length() - 1;
        int end = change.document().length() - Difference.FILE_NAME.length() - 1;
        return change.document().substring(start, end);
    }

    /// The place of a release's upload among those of its dataset, as its publisher knows it.
    private String place(Release release) {
        Dropped file = history.dropped(release.input());
        return file == null ? "" : file.upload().sequencer().value();
    }
}
