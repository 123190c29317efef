package org.khettara.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.core.document.Json;
import org.khettara.core.notice.ChangeEvent;
import org.khettara.core.port.MemoryDescriptions;
import org.khettara.core.port.MemoryLedger;
import org.khettara.core.port.MemoryObjectStore;
import org.khettara.core.port.ObjectStore;
import org.khettara.core.port.ReceiptPages;
import org.khettara.core.port.TableComparer;
import org.khettara.core.port.TableEngine;
import org.khettara.core.port.Uploads;
import org.khettara.core.release.By;
import org.khettara.core.release.Decision;
import org.khettara.core.release.Outcome;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Institution;
import org.khettara.core.upload.InstitutionId;
import org.khettara.core.upload.ObjectVersion;
import org.khettara.core.upload.Sequencer;
import org.khettara.core.upload.Upload;

/// The whole line over adapters in memory.
abstract class LineFixture {
    static final DatasetId DATASET = DatasetId.parse("ville-de-fes.budget");
    static final By BY = new By("amina", "the mayor's name is in it");
    static final Duration LEASE = Duration.ofMinutes(1);
    private static final String BASE = "https://data.example.org/";
    private static final String KEY = "uploads/ville-de-fes/budget.csv";

    @TempDir Path work;

    final MemoryObjectStore uploads = new MemoryObjectStore();
    final MemoryObjectStore raw = new MemoryObjectStore();
    final MemoryObjectStore published = new MemoryObjectStore();
    final MemoryLedger ledger = new MemoryLedger();
    final MemoryDescriptions descriptions = new MemoryDescriptions();
    final List<ChangeEvent> told = new ArrayList<>();
    ReceiptPages pages = ReceiptPages.NONE;
    private int dropped;

    final void register() {
        ledger.register(new Institution(new InstitutionId("ville-de-fes"), "Ville de Fès"));
    }

    final Upload drop(String content) {
        dropped++;
        ObjectVersion object = uploads.drop(KEY, content.getBytes(UTF_8));
        return upload(object, content.length());
    }

    /// The publisher deletes the file: a version without bytes.
    final Upload delete() {
        dropped++;
        return upload(new ObjectVersion("uploads", KEY, "deletion-" + dropped), 0);
    }

    private Upload upload(ObjectVersion object, long bytes) {
        var at = Uploads.NOON.plusSeconds(dropped);
        return new Upload(object, DATASET, "budget.csv", bytes, Sequencer.at(at), at);
    }

    final Ingestion line(TableEngine engine) {
        return line(engine, new ShapesAlone());
    }

    final Ingestion line(TableEngine engine, TableComparer comparer) {
        var ports =
                new Ingestion.Ports(
                        uploads,
                        raw,
                        published,
                        ledger,
                        ledger,
                        descriptions,
                        engine,
                        comparer,
                        JsonDescriptions.ALL,
                        pages);
        return new Ingestion(ports, InstantSource.fixed(Uploads.NOON), work, Stage.Watcher.NOBODY);
    }

    final Relay relay() {
        var ports =
                new Relay.Ports(ledger, ledger, descriptions, catalogue(), published, told::add);
        return new Relay(ports, InstantSource.fixed(Uploads.NOON), work, BASE);
    }

    final Catalogue catalogue() {
        return new Catalogue(
                new Catalogue.Ports(ledger, ledger, descriptions, published, new TitleCatalogue()));
    }

    final Decisions decisions() {
        var ports = new Decisions.Ports(ledger, descriptions, raw, published, pages);
        return new Decisions(ports, InstantSource.fixed(Uploads.NOON.plusSeconds(99)), work);
    }

    final void assertDone(Decision decision) throws IOException {
        assertThat(decisions().decide(decision)).isInstanceOf(Outcome.Done.class);
    }

    /// The receipt as it lies in the raw store.
    final JsonNode kept(Upload upload) throws IOException {
        return kept(upload, "receipt.json");
    }

    /// A document of the receipt's folder.
    final JsonNode kept(Upload upload, String name) throws IOException {
        return json(raw, "receipts/ville-de-fes/%s/%s".formatted(upload.id(), name));
    }

    static JsonNode json(ObjectStore store, String key) throws IOException {
        try (InputStream in = store.open(key)) {
            return Json.read(in, JsonNode.class);
        }
    }
}
