package org.khettara.core.proof;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.khettara.core.port.Ledger;
import org.khettara.core.port.ObjectStore;
import org.khettara.core.port.ObjectStore.Creation;
import org.khettara.core.port.Outbox;
import org.khettara.core.release.Claim;
import org.khettara.core.release.Claiming;
import org.khettara.core.release.RunId;
import org.khettara.core.release.Settlement;
import org.khettara.core.release.Verdict;
import org.khettara.core.upload.ObjectVersion;
import org.khettara.core.upload.Sequencer;
import org.khettara.core.upload.Upload;
import org.khettara.schemas.DatasetChange;

/// A way to get the protocol wrong, as an installation in memory that does.
///
/// @param name what is wrong
/// @param scenario in which it shows
record FlawedInstallation(String name, String scenario, Supplier<Installation> made) {
    static List<FlawedInstallation> all() {
        return List.of(
                new FlawedInstallation(
                        "the last to claim is served, whatever the order",
                        "an earlier upload comes late",
                        FlawedInstallation::noOrder),
                new FlawedInstallation(
                        "a lost claim settles all the same",
                        "a first release",
                        FlawedInstallation::noFence),
                new FlawedInstallation(
                        "what is current need not be what a file was compared with",
                        "an earlier upload is published while a later one is made",
                        FlawedInstallation::noBasis),
                new FlawedInstallation(
                        "a lease never ends", "a first release", FlawedInstallation::leaseForEver),
                new FlawedInstallation(
                        "the outbox is written after the transaction",
                        "a first release",
                        FlawedInstallation::outboxApart),
                new FlawedInstallation(
                        "a change is marked as told when it is read",
                        "a first release",
                        FlawedInstallation::markedBeforeTold),
                new FlawedInstallation(
                        "a change has a new id each time",
                        "a first release",
                        FlawedInstallation::newIds),
                new FlawedInstallation(
                        "an object is written over",
                        "an engine that is not steady",
                        FlawedInstallation::writtenOver),
                new FlawedInstallation(
                        "an object is written when the next one comes",
                        "a first release",
                        FlawedInstallation::writtenLater),
                new FlawedInstallation(
                        "the latest version is read, not the one asked for",
                        "a second release",
                        FlawedInstallation::latestVersion));
    }

    @Override
    public String toString() {
        return name;
    }

    /// A port of which one method does something else.
    static <T> T flawed(Class<T> port, T sound, String method, Tap instead) {
        Tap tap = call -> call.name().equals("flawed." + method) ? instead.pass(call) : call.go();
        return tap.on(port, "flawed", sound);
    }

    private static Installation noOrder() {
        return new MemoryInstallation() {
            private final AtomicLong claims = new AtomicLong();

            @Override
            public Ledger ledger() {
                Ledger sound = super.ledger();
                return flawed(
                        Ledger.class,
                        sound,
                        "claim",
                        call -> {
                            Upload upload = call.argument(0, Upload.class);
                            return sound.claim(
                                    inPlace(upload, claims.incrementAndGet()),
                                    call.argument(1, RunId.class),
                                    call.argument(2, Instant.class),
                                    call.argument(3, Instant.class));
                        });
            }
        };
    }

    private static Upload inPlace(Upload upload, long place) {
        return new Upload(
                upload.object(),
                upload.dataset(),
                upload.fileName(),
                upload.bytes(),
                new Sequencer("%032X".formatted(place)),
                upload.receivedAt());
    }

    private static Installation noFence() {
        return new MemoryInstallation() {
            private final Map<RunId, Claim> latest = new HashMap<>();

            @Override
            public Ledger ledger() {
                Ledger sound = super.ledger();
                Ledger watched =
                        flawed(
                                Ledger.class,
                                sound,
                                "claim",
                                call -> {
                                    Object answer = call.go();
                                    if (answer instanceof Claiming.Granted(Claim claim)) {
                                        latest.put(claim.run(), claim);
                                    }
                                    return answer;
                                });
                return flawed(
                        Ledger.class,
                        watched,
                        "settle",
                        call -> {
                            Claim claim = call.argument(0, Claim.class);
                            return sound.settle(
                                    latest.getOrDefault(claim.run(), claim),
                                    call.argument(1, Verdict.class),
                                    call.argument(2, Instant.class));
                        });
            }
        };
    }

    private static Installation noBasis() {
        return new MemoryInstallation() {
            @Override
            public Ledger ledger() {
                Ledger sound = super.ledger();
                return flawed(
                        Ledger.class,
                        sound,
                        "settle",
                        call -> {
                            Claim claim = call.argument(0, Claim.class);
                            Verdict verdict = call.argument(1, Verdict.class);
                            if (verdict instanceof Verdict.Publish(var content, _)) {
                                var now = sound.pointer(claim.upload().dataset()).basis();
                                verdict = new Verdict.Publish(content, now);
                            }
                            return sound.settle(claim, verdict, call.argument(2, Instant.class));
                        });
            }
        };
    }

    private static Installation leaseForEver() {
        return new MemoryInstallation() {
            @Override
            public Ledger ledger() {
                Ledger sound = super.ledger();
                return flawed(
                        Ledger.class,
                        sound,
                        "claim",
                        call ->
                                sound.claim(
                                        call.argument(0, Upload.class),
                                        call.argument(1, RunId.class),
                                        call.argument(2, Instant.class),
                                        call.argument(3, Instant.class)
                                                .plus(Duration.ofDays(999))));
            }
        };
    }

    /// The row is written by the attempt's next call of the ledger; an attempt that comes to no
    /// such call never writes it.
    private static Installation outboxApart() {
        return new MemoryInstallation() {
            private final Set<String> written = new HashSet<>();

            @Override
            public Ledger ledger() {
                var toWrite = new HashSet<String>();
                Tap tap =
                        call -> {
                            written.addAll(toWrite);
                            Object answer = call.go();
                            if (answer instanceof Settlement settlement) {
                                toWrite.add(settlement.run().value());
                            }
                            return answer;
                        };
                return tap.on(Ledger.class, "flawed", super.ledger());
            }

            @Override
            public Outbox outbox() {
                Outbox sound = super.outbox();
                return flawed(
                        Outbox.class,
                        sound,
                        "pending",
                        _ ->
                                sound.pending(Integer.MAX_VALUE).stream()
                                        .filter(change -> written.contains(change.getId()))
                                        .toList());
            }
        };
    }

    private static Installation markedBeforeTold() {
        return new MemoryInstallation() {
            @Override
            public Outbox outbox() {
                Outbox sound = super.outbox();
                return flawed(
                        Outbox.class,
                        sound,
                        "pending",
                        _ -> {
                            List<DatasetChange> changes = sound.pending(Integer.MAX_VALUE);
                            for (DatasetChange change : changes) {
                                sound.sent(change, Instant.EPOCH);
                            }
                            return changes;
                        });
            }
        };
    }

    private static Installation newIds() {
        return new MemoryInstallation() {
            private final Map<String, DatasetChange> named = new HashMap<>();

            @Override
            public Outbox outbox() {
                Outbox sound = super.outbox();
                Outbox naming =
                        flawed(
                                Outbox.class,
                                sound,
                                "pending",
                                _ ->
                                        sound.pending(Integer.MAX_VALUE).stream()
                                                .map(this::rename)
                                                .toList());
                return flawed(
                        Outbox.class,
                        naming,
                        "sent",
                        call -> {
                            String id = call.argument(0, DatasetChange.class).getId();
                            DatasetChange change = named.get(id);
                            if (change != null) {
                                sound.sent(change, call.argument(1, Instant.class));
                            }
                            return null;
                        });
            }

            private DatasetChange rename(DatasetChange change) {
                String id = "event-" + named.size();
                named.put(id, change);
                return DatasetChange.newBuilder(change).setId(id).build();
            }
        };
    }

    private static Installation writtenOver() {
        return new MemoryInstallation() {
            @Override
            public ObjectStore published() {
                ObjectStore sound = super.published();
                return flawed(
                        ObjectStore.class,
                        sound,
                        "create",
                        call -> {
                            byte[] content = Files.readAllBytes(call.argument(1, Path.class));
                            sound.replace(call.argument(0, String.class), content, "");
                            return new Creation.Created();
                        });
            }
        };
    }

    private static Installation writtenLater() {
        return new MemoryInstallation() {
            @Override
            public ObjectStore published() {
                var toWrite = new ArrayDeque<Call>();
                return flawed(
                        ObjectStore.class,
                        super.published(),
                        "create",
                        call -> {
                            Call before = toWrite.poll();
                            toWrite.add(call);
                            return before == null ? new Creation.Created() : before.go();
                        });
            }
        };
    }

    private static Installation latestVersion() {
        return new MemoryInstallation() {
            private final Map<String, ObjectVersion> latest = new HashMap<>();

            @Override
            public ObjectVersion drop(String key, byte[] content) {
                ObjectVersion object = super.drop(key, content);
                latest.put(key, object);
                return object;
            }

            @Override
            public ObjectStore uploads() {
                ObjectStore sound = super.uploads();
                return flawed(
                        ObjectStore.class,
                        sound,
                        "open",
                        call -> {
                            ObjectVersion object = call.argument(0, ObjectVersion.class);
                            return sound.open(latest.getOrDefault(object.key(), object));
                        });
            }
        };
    }
}
