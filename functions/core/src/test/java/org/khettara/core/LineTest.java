package org.khettara.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.core.catalogue.CatalogueRecord;
import org.khettara.core.document.Json;
import org.khettara.core.document.Schemas;
import org.khettara.core.notice.ChangeEvent;
import org.khettara.core.port.MemoryLedger;
import org.khettara.core.port.MemoryObjectStore;
import org.khettara.core.port.ObjectStore;
import org.khettara.core.port.Sha256Of;
import org.khettara.core.port.TableEngine;
import org.khettara.core.port.Uploads;
import org.khettara.core.proof.Tap;
import org.khettara.core.receipt.Receipt;
import org.khettara.core.release.Manifest;
import org.khettara.core.release.ReleaseFile;
import org.khettara.core.release.RunId;
import org.khettara.core.release.Settlement.State;
import org.khettara.core.report.ReasonCode;
import org.khettara.core.report.Report;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Institution;
import org.khettara.core.upload.InstitutionId;
import org.khettara.core.upload.ObjectVersion;
import org.khettara.core.upload.Sequencer;
import org.khettara.core.upload.Sha256;
import org.khettara.core.upload.Upload;

class LineTest {
    private static final DatasetId DATASET = DatasetId.parse("ville-de-fes.budget");
    private static final Duration LEASE = Duration.ofMinutes(1);

    @TempDir private Path work;

    private final MemoryObjectStore uploads = new MemoryObjectStore();
    private final MemoryObjectStore raw = new MemoryObjectStore();
    private final MemoryObjectStore published = new MemoryObjectStore();
    private final MemoryLedger ledger = new MemoryLedger();
    private final List<ChangeEvent> told = new ArrayList<>();
    private int dropped;

    @Test
    void aFileOfNobodyWeKnowIsRefusedWithAReceipt() throws IOException {
        Receipt receipt = line(new FakeEngine()).ingest(drop("a\n1\n"), LEASE);
        assertThat(receipt.state()).isEqualTo(State.REFUSED);
        assertThat(reason(receipt).code()).isEqualTo(ReasonCode.UNKNOWN_INSTITUTION);
        assertThat(published.keys()).isEmpty();
    }

    @Test
    void aFileThatIsTooLargeIsRefusedUnread() throws IOException {
        register();
        Receipt receipt = line(new FakeEngine()).ingest(drop("a\n".repeat(501)), LEASE);
        assertThat(reason(receipt).code()).isEqualTo(ReasonCode.TOO_LARGE);
        assertThat(report(receipt).source().sha256()).isNull();
        assertThat(raw.keys()).noneMatch(key -> key.startsWith("raw/"));
        Schemas.assertValid("receipt", Json.line(receipt));
    }

    @Test
    void aFileThatIsNoTableIsRefusedAndWhatWasServedStays() throws IOException {
        register();
        line(new FakeEngine()).ingest(drop("a\n1\n"), LEASE);
        Receipt receipt = line(new FakeEngine()).ingest(drop("%PDF-1.4"), LEASE);
        assertThat(receipt.state()).isEqualTo(State.REFUSED);
        assertThat(reason(receipt).message().fr()).isEqualTo("Ce n'est pas un tableau.");
        assertThat(ledger.current(DATASET).orElseThrow().number()).isEqualTo(1);
    }

    @Test
    void theManifestNamesEveryFileOfARelease() throws IOException {
        register();
        line(new FakeEngine()).ingest(drop("a\n1\n"), LEASE);
        var release = ledger.current(DATASET).orElseThrow();
        Manifest manifest =
                Json.read(published.open(release.content().manifestKey()), Manifest.class);
        assertThat(manifest.files())
                .extracting(ReleaseFile::name)
                .containsExactly("t.csv", "t.parquet", "t.schema.json", "report.json");
        for (ReleaseFile file : manifest.files()) {
            try (InputStream in = published.open(release.content().prefix() + file.name())) {
                assertThat(Sha256.of(in.readAllBytes())).isEqualTo(file.sha256());
            }
        }
        assertThat(published.keys()).hasSize(manifest.files().size() + 1);
    }

    @Test
    void everyDocumentIsAsItsSchemaSays() throws IOException {
        register();
        Receipt receipt = line(new FakeEngine()).ingest(drop("a\n1\n"), LEASE);
        Receipt refused = line(new FakeEngine()).ingest(drop("%PDF-1.4"), LEASE);
        relay().relayPending();
        Schemas.assertValid("receipt", Json.line(receipt));
        Schemas.assertValid("receipt", Json.line(refused));
        Schemas.assertValid("report", Json.line(report(receipt)));
        Schemas.assertValid("report", Json.line(report(refused)));
        Schemas.assertValid("change-event", told.getFirst().json());
        String manifestKey = ledger.current(DATASET).orElseThrow().content().manifestKey();
        try (InputStream in = published.open(manifestKey)) {
            Schemas.assertValid("manifest", new String(in.readAllBytes(), UTF_8));
        }
    }

    @Test
    void theSameUploadFiveTimesIsOneReleaseAndOneEvent() throws IOException {
        register();
        Upload upload = drop("a\n1\n");
        Receipt first = line(new FakeEngine()).ingest(upload, LEASE);
        for (int i = 0; i < 4; i++) {
            assertThat(line(new FakeEngine()).ingest(upload, LEASE)).isEqualTo(first);
            relay().relayPending();
        }
        assertThat(ledger.releases(DATASET)).hasSize(1);
        assertThat(told)
                .extracting(ChangeEvent::id)
                .containsExactly(RunId.of(upload.id(), FakeEngine.VERSION).value());
    }

    @Test
    void theSameBytesAgainAreUnchanged() throws IOException {
        register();
        line(new FakeEngine()).ingest(drop("a\n1\n"), LEASE);
        Receipt receipt = line(new FakeEngine()).ingest(drop("a\n1\n"), LEASE);
        assertThat(receipt.state()).isEqualTo(State.UNCHANGED);
        assertThat(receipt.release()).isEqualTo(1);
        assertThat(ledger.releases(DATASET)).hasSize(1);
    }

    @Test
    void aWorkerThatDiedBeforeTheCommitIsTakenUpWithoutTraces() throws IOException {
        register();
        Upload upload = drop("a\n1\n");
        TableEngine dies = new Dying(new IOException("the disk is gone"));
        assertThatThrownBy(() -> line(dies).ingest(upload, Duration.ZERO))
                .hasMessage("the disk is gone");
        Receipt receipt = line(new FakeEngine()).ingest(upload, LEASE);
        assertThat(receipt.state()).isEqualTo(State.PUBLISHED);
        try (var left = Files.list(work)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void anUploadInOtherHandsIsNotTouched() throws IOException {
        register();
        Upload upload = drop("a\n1\n");
        TableEngine dies = new Dying(new IOException("stopped"));
        assertThatThrownBy(() -> line(dies).ingest(upload, LEASE)).hasMessage("stopped");
        assertThatThrownBy(() -> line(new FakeEngine()).ingest(upload, LEASE))
                .isInstanceOfSatisfying(
                        UploadBusyException.class,
                        busy -> assertThat(busy.leaseUntil()).isEqualTo(Uploads.NOON.plus(LEASE)));
    }

    @Test
    void aFileThatExhaustsTheMemoryTwiceIsRefused() throws IOException {
        register();
        Upload upload = drop("a\n1\n");
        TableEngine hungry = new Dying(new OutOfMemoryError("planted"));
        assertThatThrownBy(() -> line(hungry).ingest(upload, Duration.ZERO))
                .isInstanceOf(IOException.class);
        Receipt receipt = line(hungry).ingest(upload, Duration.ZERO);
        assertThat(reason(receipt).code()).isEqualTo(ReasonCode.RESOURCE_EXHAUSTED);
        assertThat(line(new FakeEngine()).ingest(drop("a\n2\n"), LEASE).state())
                .isEqualTo(State.PUBLISHED);
    }

    @Test
    void anUploadThatWeGiveUpEndsAsFailed() throws IOException {
        register();
        Upload upload = drop("a\n1\n");
        Receipt receipt = line(new FakeEngine()).giveUp(upload, "five attempts");
        assertThat(receipt.state()).isEqualTo(State.FAILED);
        assertThat(line(new FakeEngine()).ingest(upload, LEASE)).isEqualTo(receipt);
    }

    @Test
    void otherBytesUnderTheRunsNameStayAndOursGoBeside() throws IOException {
        register();
        Upload upload = drop("a\n1\n");
        String prefix =
                "datasets/ville-de-fes/budget/v=" + RunId.of(upload.id(), FakeEngine.VERSION);
        Path stranger = Files.writeString(Files.createTempFile("stranger", ""), "not ours");
        published.create(prefix + "/t.csv", stranger, "text/csv", Sha256Of.text("not ours"));
        line(new FakeEngine()).ingest(upload, LEASE);
        assertThat(ledger.current(DATASET).orElseThrow().content().prefix())
                .isEqualTo(prefix + "-e1/");
        try (InputStream in = published.open(prefix + "/t.csv")) {
            assertThat(in).hasContent("not ours");
        }
    }

    @Test
    void theReportOfAnAttemptThatJudgedOtherwiseStaysAndOursGoesBeside() throws IOException {
        Upload upload = drop("a\n1\n");
        String base = "reports/ville-de-fes/" + RunId.of(upload.id(), FakeEngine.VERSION);
        Path other = Files.writeString(Files.createTempFile("other", ""), "another verdict");
        raw.create(base + "/report.json", other, "", Sha256Of.text("another verdict"));
        register();
        Receipt receipt = line(new FakeEngine()).ingest(upload, LEASE);
        assertThat(report(receipt).status()).isEqualTo(Report.Status.PUBLISHED);
        assertThat(ledger.current(DATASET).orElseThrow().content().reportKey())
                .isEqualTo(base + "-e1/report.json");
        try (InputStream in = raw.open(base + "/report.json")) {
            assertThat(in).hasContent("another verdict");
        }
    }

    @Test
    void twoChangesToldAtOnceLeaveTheRecordOfTheLast() throws IOException {
        register();
        line(new FakeEngine()).ingest(drop("a\n1\n"), LEASE);
        Upload second = drop("a\n1\n2\n");
        var once = new AtomicBoolean();
        Tap other =
                call -> {
                    if (call.name().equals("published.replace")
                            && once.compareAndSet(false, true)) {
                        line(new FakeEngine()).ingest(second, LEASE);
                        relay().relayPending();
                    }
                    return call.go();
                };
        relay(other.on(ObjectStore.class, "published", published)).relayPending();
        try (InputStream in = published.open(CatalogueRecord.key(DATASET))) {
            assertThat(new String(in.readAllBytes(), UTF_8)).contains("\"dcat:version\" : \"2\"");
        }
    }

    private void register() {
        ledger.register(new Institution(new InstitutionId("ville-de-fes"), "Ville de Fès"));
    }

    private Upload drop(String content) {
        dropped++;
        ObjectVersion object =
                uploads.drop("uploads/ville-de-fes/budget.csv", content.getBytes(UTF_8));
        var at = Uploads.NOON.plusSeconds(dropped);
        return new Upload(object, DATASET, "budget.csv", content.length(), Sequencer.at(at), at);
    }

    private Ingestion line(TableEngine engine) {
        var ports = new Ingestion.Ports(uploads, raw, published, ledger, ledger, engine);
        return new Ingestion(ports, InstantSource.fixed(Uploads.NOON), work, Stage.Watcher.NOBODY);
    }

    private Relay relay() {
        return relay(published);
    }

    private Relay relay(ObjectStore catalogue) {
        var ports = new Relay.Ports(ledger, ledger, ledger, catalogue, told::add);
        return new Relay(ports, InstantSource.fixed(Uploads.NOON), "https://data.example.org/");
    }

    private static Report report(Receipt receipt) {
        assertThat(receipt.report()).isNotNull();
        return Objects.requireNonNull(receipt.report());
    }

    private static Report.Reason reason(Receipt receipt) {
        return Objects.requireNonNull(report(receipt).reason());
    }

    /// An engine that breaks instead of working.
    private record Dying(Throwable death) implements TableEngine {
        @Override
        public String version() {
            return FakeEngine.VERSION;
        }

        @Override
        public long largestFile() {
            return 1000;
        }

        @Override
        public Report normalise(Source source, Path folder, CellText cellText) throws IOException {
            switch (death) {
                case IOException e -> throw e;
                case Error e -> throw e;
                default -> throw new AssertionError(death.toString().toLowerCase(Locale.ROOT));
            }
        }
    }
}
