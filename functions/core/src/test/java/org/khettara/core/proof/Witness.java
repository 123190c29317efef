package org.khettara.core.proof;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khettara.core.notice.ChangeEvent;
import org.khettara.core.port.ObjectStore.Creation;
import org.khettara.core.release.Claim;
import org.khettara.core.release.Claiming;
import org.khettara.core.release.Release;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.InstitutionId;
import org.khettara.core.upload.ObjectVersion;
import org.khettara.core.upload.Upload;

/// Stands at the ports, sees every call that reaches them, and after each one looks at what readers
/// are served: a whole release (I1), never an older one than before (I2). Also sees who settles
/// what, which objects are made, which events are told, and whose objects a worker touches (I3, I4,
/// I6, I7).
final class Witness {
    private final Installation installation;
    private final History history;
    private final Map<DatasetId, Release> served = new HashMap<>();

    Witness(Installation installation, History history) {
        this.installation = installation;
        this.history = history;
    }

    /// The witness beside one piece of work.
    ///
    /// @param upload that is worked on; null when it is about the notices of all
    Tap during(@Nullable Upload upload) {
        return call -> {
            if (upload != null) {
                checkTenant(call, upload.institution());
            }
            try {
                Object answer = call.go();
                note(call, answer);
                return answer;
            } finally {
                if (!call.isRead()) {
                    look();
                }
            }
        };
    }

    private void note(Call call, @Nullable Object answer) {
        switch (call.name()) {
            case "ledger.claim" -> {
                if (answer instanceof Claiming.Granted(Claim claim)) {
                    history.granted(claim.run(), claim.epoch());
                }
            }
            case "ledger.settle" -> {
                Claim claim = call.argument(0, Claim.class);
                history.settled(claim.run(), claim.epoch());
            }
            case "published.create" -> {
                if (answer instanceof Creation.Created) {
                    history.created(call.argument(0, String.class), call.argument(3, String.class));
                }
            }
            case "published.replace", "published.delete" -> {
                String key = call.argument(0, String.class);
                if (!key.startsWith("catalogue/")) {
                    history.violation("I7: %s of %s".formatted(call.name(), key));
                }
            }
            case "bus.publish" -> {
                ChangeEvent event = call.argument(0, ChangeEvent.class);
                history.told(event.id(), event.json());
            }
            default -> {}
        }
    }

    /// All keys but those of the catalogue have their institution in the second place.
    private void checkTenant(Call call, InstitutionId institution) {
        String key =
                switch (call.arguments().isEmpty() ? null : call.arguments().getFirst()) {
                    case ObjectVersion object -> object.key();
                    case String text -> text;
                    case null, default -> "";
                };
        int second = key.indexOf('/') + 1;
        if (second > 0 && !key.startsWith(institution + "/", second)) {
            history.violation(
                    "I6: the work on an upload of %s touched %s"
                            .formatted(institution, call.name() + key));
        }
    }

    private void look() throws IOException {
        for (DatasetId dataset : history.datasets()) {
            Optional<Release> now = installation.ledger().current(dataset);
            Release before = served.get(dataset);
            if (now.isPresent() && !now.get().equals(before)) {
                served.put(dataset, now.get());
                checkServed(now.get(), before);
            } else if (now.isEmpty() && before != null) {
                history.violation("I2: %s is no longer served".formatted(dataset));
            }
        }
    }

    private void checkServed(Release now, @Nullable Release before) {
        String problem = ReleaseCheck.problem(installation.published(), now);
        if (!problem.isEmpty()) {
            history.violation(
                    "I1: release %d of %s %s".formatted(now.number(), now.dataset(), problem));
        }
        if (before != null && place(now).compareTo(place(before)) < 0) {
            history.violation(
                    "I2: %s went back from release %d to %d"
                            .formatted(now.dataset(), before.number(), now.number()));
        }
    }

    /// The place of a release's upload among those of its dataset, as its publisher knows it.
    private String place(Release release) {
        Dropped file = history.dropped(release.input());
        return file == null ? "" : file.upload().sequencer().value();
    }
}
