package org.khettara.core.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import org.khettara.core.Ingestion;
import org.khettara.core.Relay;
import org.khettara.core.Stage;
import org.khettara.core.port.EventBus;
import org.khettara.core.port.Institutions;
import org.khettara.core.port.Ledger;
import org.khettara.core.port.ObjectStore;
import org.khettara.core.port.Outbox;
import org.khettara.core.port.TableEngine;
import org.khettara.core.receipt.Receipt;
import org.khettara.core.upload.Upload;

/// A worker of a [World]: the line and the relay over its ports.
final class Worker {
    private final World world;
    private final Tap tap;
    private final TableEngine engine;

    Worker(World world, Tap tap, TableEngine engine) {
        this.world = world;
        this.tap = tap;
        this.engine = engine;
    }

    /// Something that a worker does; may be done again at any time.
    @FunctionalInterface
    interface Act {
        void by(Worker worker) throws IOException;
    }

    /// The worker with another engine.
    Worker with(TableEngine other) {
        return new Worker(world, tap, other);
    }

    /// The worker, with something that another thread of its process does in the meantime.
    ///
    /// @param call at the first of this name, before it goes on
    Worker meanwhile(String call, Act act) {
        var done = new AtomicBoolean();
        Tap interrupted =
                passing -> {
                    if (passing.name().equals(call) && done.compareAndSet(false, true)) {
                        attempt(act);
                    }
                    return tap.pass(passing);
                };
        return new Worker(world, interrupted, engine);
    }

    /// Does something that may fail; somebody is to do it again.
    void attempt(Act act) {
        try {
            act.by(this);
        } catch (IOException | UncheckedIOException broken) {
            // Deliveries that fail come again.
        }
    }

    /// A delivery on one machine: the upload, then the notices.
    void take(Upload upload) throws IOException {
        ingest(upload);
        relay();
    }

    Receipt ingest(Upload upload) throws IOException {
        return line(upload).ingest(upload, World.LEASE);
    }

    Receipt giveUp(Upload upload) throws IOException {
        return line(upload).giveUp(upload, "five attempts");
    }

    int relay() throws IOException {
        Installation on = world.installation();
        Tap seen = world.witness().during(null);
        var ports =
                new Relay.Ports(
                        port(Ledger.class, "ledger", on.ledger(), seen),
                        port(Outbox.class, "outbox", on.outbox(), seen),
                        port(Institutions.class, "institutions", on.institutions(), seen),
                        port(ObjectStore.class, "published", on.published(), seen),
                        port(EventBus.class, "bus", on.bus(), seen));
        return new Relay(ports, clock(), World.BASE).relayPending();
    }

    private Ingestion line(Upload upload) throws IOException {
        Installation on = world.installation();
        Tap seen = world.witness().during(upload);
        world.history().engine(engine.version());
        var ports =
                new Ingestion.Ports(
                        port(ObjectStore.class, "uploads", on.uploads(), seen),
                        port(ObjectStore.class, "raw", on.raw(), seen),
                        port(ObjectStore.class, "published", on.published(), seen),
                        port(Ledger.class, "ledger", on.ledger(), seen),
                        port(Institutions.class, "institutions", on.institutions(), seen),
                        tap.on(TableEngine.class, "engine", engine));
        return new Ingestion(ports, clock(), world.work(), Stage.Watcher.NOBODY);
    }

    private InstantSource clock() {
        return tap.on(InstantSource.class, "clock", world.clock());
    }

    /// What the witness sees is what reaches the port, whatever became of it on the way.
    private <T> T port(Class<T> port, String name, T target, Tap seen) {
        return tap.on(port, name, seen.on(port, name, target));
    }
}
