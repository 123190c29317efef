package org.khettara.core.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.khettara.core.Catalogue;
import org.khettara.core.Decisions;
import org.khettara.core.Ingestion;
import org.khettara.core.JsonDescriptions;
import org.khettara.core.PlainPages;
import org.khettara.core.Relay;
import org.khettara.core.ShapesAlone;
import org.khettara.core.Stage;
import org.khettara.core.TitleCatalogue;
import org.khettara.core.catalogue.Description;
import org.khettara.core.catalogue.Layer;
import org.khettara.core.catalogue.Origin;
import org.khettara.core.catalogue.Scope;
import org.khettara.core.port.Descriptions;
import org.khettara.core.port.EventBus;
import org.khettara.core.port.Institutions;
import org.khettara.core.port.Ledger;
import org.khettara.core.port.ObjectStore;
import org.khettara.core.port.Outbox;
import org.khettara.core.port.TableEngine;
import org.khettara.core.receipt.Receipt;
import org.khettara.core.release.Decision;
import org.khettara.core.release.Outcome;
import org.khettara.core.upload.Sequencer;
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

    /// The deletion of a file is delivered, then the notices.
    void retire(Upload deletion) throws IOException {
        line(deletion).retire(deletion, World.LEASE);
        relay();
    }

    /// A person decides, by way of this worker.
    Outcome decide(Decision decision) throws IOException {
        Ports to = new Ports(world.witness().during(decision));
        var ports =
                new Decisions.Ports(
                        to.ledger(),
                        to.descriptions(),
                        to.port(ObjectStore.class, "raw", on().raw()),
                        to.published(),
                        new PlainPages());
        return new Decisions(ports, clock(), world.work()).decide(decision);
    }

    /// A person says something of a scope, in the place of what was said until then.
    void say(Scope scope, Description description) throws IOException {
        Descriptions said = new Ports(world.witness().during()).descriptions();
        Optional<Layer> before;
        Layer now;
        do {
            before = said.find(scope, Origin.PERSON);
            var at = world.clock().instant();
            now = new Layer(scope, Origin.PERSON, description, "Amina", at, Sequencer.at(at));
        } while (!said.replace(now, before.map(Layer::sequencer).orElse(null)));
    }

    int relay() throws IOException {
        Ports to = new Ports(world.witness().during());
        var ports =
                new Relay.Ports(
                        to.ledger(),
                        to.port(Outbox.class, "outbox", on().outbox()),
                        to.descriptions(),
                        new Catalogue(
                                new Catalogue.Ports(
                                        to.ledger(),
                                        to.institutions(),
                                        to.descriptions(),
                                        to.published(),
                                        new TitleCatalogue())),
                        to.published(),
                        to.port(EventBus.class, "bus", on().bus()));
        return new Relay(ports, clock(), world.work(), World.BASE).relayPending();
    }

    private Ingestion line(Upload upload) throws IOException {
        Ports to = new Ports(world.witness().during(upload));
        world.history().engine(engine.version());
        var ports =
                new Ingestion.Ports(
                        to.port(ObjectStore.class, "uploads", on().uploads()),
                        to.port(ObjectStore.class, "raw", on().raw()),
                        to.published(),
                        to.ledger(),
                        to.institutions(),
                        to.descriptions(),
                        tap.on(TableEngine.class, "engine", engine),
                        new ShapesAlone(),
                        JsonDescriptions.ALL,
                        new PlainPages());
        return new Ingestion(ports, clock(), world.work(), Stage.Watcher.NOBODY);
    }

    private Installation on() {
        return world.installation();
    }

    private InstantSource clock() {
        return tap.on(InstantSource.class, "clock", world.clock());
    }

    /// The ports of one piece of work. What the witness sees is what reaches the port, whatever
    /// became of it on the way.
    private final class Ports {
        private final Tap seen;
        private final Ledger ledger;

        Ports(Tap seen) throws IOException {
            this.seen = seen;
            this.ledger = port(Ledger.class, "ledger", on().ledger());
        }

        <T> T port(Class<T> port, String name, T target) {
            return tap.on(port, name, seen.on(port, name, target));
        }

        Ledger ledger() {
            return ledger;
        }

        ObjectStore published() {
            return port(ObjectStore.class, "published", on().published());
        }

        Institutions institutions() {
            return port(Institutions.class, "institutions", on().institutions());
        }

        Descriptions descriptions() {
            return port(Descriptions.class, "descriptions", on().descriptions());
        }
    }
}
