package org.khettara.embedded;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.khettara.core.Catalogue;
import org.khettara.core.Decisions;
import org.khettara.core.Ingestion;
import org.khettara.core.JsonDescriptions;
import org.khettara.core.Relay;
import org.khettara.core.ShapesAlone;
import org.khettara.core.Stage;
import org.khettara.core.port.Descriptions;
import org.khettara.core.port.EventBus;
import org.khettara.core.port.Institutions;
import org.khettara.core.port.Ledger;
import org.khettara.core.port.ObjectStore;
import org.khettara.core.port.Outbox;
import org.khettara.core.port.ReceiptPages;
import org.khettara.core.port.TableEngine;
import org.khettara.core.proof.Tap;
import org.khettara.core.release.By;
import org.khettara.core.release.Decision;
import org.khettara.core.release.HoldReason;
import org.khettara.core.release.Release;
import org.khettara.core.release.ReleasePolicy;
import org.khettara.core.release.Standing;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Upload;
import org.khettara.dcat.CatalogueDocuments;
import org.khettara.embedded.store.Database;
import org.khettara.embedded.store.Presence;
import org.khettara.embedded.store.SqliteDescriptions;
import org.khettara.embedded.store.SqliteEventFeed;
import org.khettara.embedded.store.SqliteInstitutions;
import org.khettara.embedded.store.SqliteLedger;
import org.khettara.embedded.store.SqliteOutbox;

/// A program that finishes what the one before it left, accepts one file and processes it, and
/// halts after the n-th call that the line or the relay makes; with fewer calls it ends by itself.
/// A file whose content begins with `held` is held, and the halt comes while a person approves it;
/// the program after it asks again.
final class HaltChild {
    static final int HALTED = 137;
    private static final DatasetId BUDGET = new DatasetId(CrashChild.CITY.id(), "budget");

    private static final By AMINA = new By("Amina", "looked at it");

    private HaltChild() {}

    /// @param arguments home, file for the acceptances, content of the file, call to halt after
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        byte[] content = arguments[2].getBytes(StandardCharsets.UTF_8);
        try (Home home =
                Home.open(HomeSettings.local(folder, new FakeEngine(), new ShapesAlone()))) {
            home.register(CrashChild.CITY);
            home.recover(Stage.Watcher.NOBODY);
            approveAll(home);
            Upload upload = home.accept(BUDGET, "f.csv", new ByteArrayInputStream(content));
            Files.writeString(
                    Path.of(arguments[1]),
                    upload.id() + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            Tap halt = halt(Integer.parseInt(arguments[3]));
            if (arguments[2].startsWith("held")) {
                home.desk().decide(policy(ReleasePolicy.holdOn(HoldReason.ALWAYS)));
                process(folder, upload, Tap.NONE);
                home.desk().decide(policy(ReleasePolicy.PUBLISH));
                approve(folder, home.releases(BUDGET).getLast(), halt);
            } else {
                process(folder, upload, halt);
            }
        }
    }

    private static Decision policy(ReleasePolicy policy) {
        return new Decision.SetPolicy(BUDGET, policy, AMINA);
    }

    /// The person whose approval broke off asks again.
    static void approveAll(Home home) throws IOException {
        for (Release release : home.releases(BUDGET)) {
            if (release.standing() == Standing.HELD) {
                home.desk().decide(new Decision.Approve(BUDGET, release.number(), AMINA));
            }
        }
    }

    private static void approve(Path folder, Release held, Tap tap) throws IOException {
        Buckets buckets = Buckets.open(folder);
        try (Database database = Database.open(folder.resolve("khettara.db"));
                Presence presence = Presence.enter(folder.resolve("work"))) {
            var ports =
                    new Decisions.Ports(
                            tap.on(Ledger.class, "ledger", new SqliteLedger(database, presence)),
                            tap.on(
                                    Descriptions.class,
                                    "descriptions",
                                    new SqliteDescriptions(database)),
                            tap.on(ObjectStore.class, "raw", buckets.raw()),
                            tap.on(ObjectStore.class, "published", buckets.published()),
                            ReceiptPages.NONE);
            new Decisions(ports, InstantSource.system(), presence.work())
                    .decide(new Decision.Approve(BUDGET, held.number(), AMINA));
        }
    }

    private static Tap halt(int at) {
        var calls = new AtomicInteger();
        return call -> {
            Object answer = call.go();
            if (!call.isConstant() && calls.incrementAndGet() == at) {
                Runtime.getRuntime().halt(HALTED);
            }
            return answer;
        };
    }

    /// The same line and relay as [Attempts] and [Home] put together, with the tap at their ports.
    private static void process(Path folder, Upload upload, Tap tap) throws IOException {
        Buckets buckets = Buckets.open(folder);
        try (Database database = Database.open(folder.resolve("khettara.db"));
                Presence presence = Presence.enter(folder.resolve("work"))) {
            var ledger = tap.on(Ledger.class, "ledger", new SqliteLedger(database, presence));
            var published = tap.on(ObjectStore.class, "published", buckets.published());
            var institutions =
                    tap.on(Institutions.class, "institutions", new SqliteInstitutions(database));
            var descriptions =
                    tap.on(Descriptions.class, "descriptions", new SqliteDescriptions(database));
            var clock = tap.on(InstantSource.class, "clock", InstantSource.system());
            var line =
                    new Ingestion.Ports(
                            tap.on(ObjectStore.class, "uploads", buckets.uploads()),
                            tap.on(ObjectStore.class, "raw", buckets.raw()),
                            published,
                            ledger,
                            institutions,
                            descriptions,
                            tap.on(TableEngine.class, "engine", new FakeEngine()),
                            new ShapesAlone(),
                            JsonDescriptions.ALL,
                            ReceiptPages.NONE);
            new Ingestion(line, clock, presence.work(), Stage.Watcher.NOBODY)
                    .ingest(upload, Duration.ofMinutes(1));
            String base = "http://localhost:8080/";
            var catalogue =
                    new Catalogue(
                            new Catalogue.Ports(
                                    ledger,
                                    institutions,
                                    descriptions,
                                    published,
                                    new CatalogueDocuments(base)));
            var relay =
                    new Relay.Ports(
                            ledger,
                            tap.on(Outbox.class, "outbox", new SqliteOutbox(database)),
                            descriptions,
                            catalogue,
                            published,
                            tap.on(EventBus.class, "bus", new SqliteEventFeed(database)));
            new Relay(relay, clock, presence.work(), base).relayPending();
        }
    }
}
