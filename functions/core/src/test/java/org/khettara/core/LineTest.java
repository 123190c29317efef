package org.khettara.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.khettara.core.difference.Compatibility;
import org.khettara.core.difference.Difference;
import org.khettara.core.difference.RowDifference;
import org.khettara.core.document.Json;
import org.khettara.core.document.Schemas;
import org.khettara.core.notice.ChangeEvent;
import org.khettara.core.port.Sha256Of;
import org.khettara.core.port.TableComparer;
import org.khettara.core.port.TableEngine;
import org.khettara.core.port.Uploads;
import org.khettara.core.receipt.Past;
import org.khettara.core.receipt.Receipt;
import org.khettara.core.release.Manifest;
import org.khettara.core.release.Release;
import org.khettara.core.release.ReleaseContent;
import org.khettara.core.release.ReleaseFile;
import org.khettara.core.release.RunId;
import org.khettara.core.release.Settlement.State;
import org.khettara.core.report.ReasonCode;
import org.khettara.core.report.Report;
import org.khettara.core.upload.Sha256;
import org.khettara.core.upload.Upload;

class LineTest extends LineFixture {
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
                .containsExactly(
                        "t.csv", "t.parquet", "t.schema.json", "report.json", "derived.json");
        for (ReleaseFile file : manifest.files()) {
            try (InputStream in = published.open(release.content().prefix() + file.name())) {
                assertThat(Sha256.of(in.readAllBytes())).isEqualTo(file.sha256());
            }
        }
        assertThat(published.keys()).hasSize(manifest.files().size() + 1);
    }

    @Test
    void whatIsUnusualIsToldInTheReceiptAndHoldsNothing() throws IOException {
        register();
        Receipt first = line(new FakeEngine()).ingest(drop("a\n" + "1\n".repeat(90)), LEASE);
        assertThat(first).returns(null, Receipt::unusual).returns(null, Receipt::history);
        Upload half = drop("a\n" + "1\n".repeat(40));
        Receipt second = line(new FakeEngine()).ingest(half, LEASE);
        assertThat(second.state()).isEqualTo(State.PUBLISHED);
        assertThat(second.unusual())
                .extracting(Report.Finding::code)
                .containsExactly("ROW_COUNT_UNUSUAL");
        assertThat(second.history())
                .extracting(Past::release, Past::rows)
                .containsExactly(tuple(1L, 90L));
        assertThat(line(new FakeEngine()).ingest(half, LEASE)).isEqualTo(second);
        Schemas.assertValid("receipt", Json.line(second));
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
    void theCatalogueTellsOfTheCurrentRelease() throws IOException {
        register();
        line(new FakeEngine()).ingest(drop("a\n1\n"), LEASE);
        line(new FakeEngine()).ingest(drop("a\n2\n"), LEASE);
        relay().relayPending();
        assertThat(json(published, TitleCatalogue.key(DATASET)))
                .hasToString("{\"release\":2,\"title\":\"Budget\"}");
        var entry = catalogue().entry(DATASET).orElseThrow();
        assertThat(entry.previous()).isEqualTo(1);
        assertThat(entry.issued()).isEqualTo(ledger.releases(DATASET).getFirst().releasedAt());
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
        Receipt first = line(new FakeEngine()).ingest(drop("a\n1\n"), LEASE);
        Receipt receipt = line(new FakeEngine()).ingest(drop("a\n1\n"), LEASE);
        assertThat(receipt.state()).isEqualTo(State.UNCHANGED);
        assertThat(receipt.report()).isEqualTo(first.report()).isNotNull();
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
    void theDifferenceToTheReleaseBeforeIsStoredBesideTheNewOne() throws IOException {
        register();
        line(new FakeEngine()).ingest(drop("a\n1\n"), LEASE);
        Receipt receipt = line(new FakeEngine(), new OneAdded()).ingest(drop("a\n1\n2\n"), LEASE);
        Release first = ledger.release(DATASET, 1).orElseThrow();
        ReleaseContent second = ledger.release(DATASET, 2).orElseThrow().content();
        String folder = second.prefix() + "difference/" + first.run() + "/";
        ReleaseContent.StoredDifference change = Objects.requireNonNull(second.change());
        assertThat(change.document()).isEqualTo(folder + "difference.json");
        try (InputStream in = published.open(folder + "t.changes.csv")) {
            assertThat(in).hasContent("1 -> 2");
        }
        try (InputStream in = published.open(change.document())) {
            Schemas.assertValid("difference", new String(in.readAllBytes(), UTF_8));
        }
        for (ReleaseFile file : change.files()) {
            try (InputStream in = published.open(second.prefix() + file.name())) {
                assertThat(Sha256.of(in.readAllBytes())).isEqualTo(file.sha256());
            }
        }
        assertThat(first.content().change()).isNull();
        relay().relayPending();
        String told = this.told.getLast().json();
        assertThat(told).contains("\"added\":1").contains("/difference.json");
        Schemas.assertValid("change-event", told);
        Schemas.assertValid("receipt", Json.line(receipt));
    }

    @Test
    void whereTheDataBeforeAreGoneShapesAreCompared() throws IOException {
        register();
        line(new FakeEngine()).ingest(drop("a\n1\n"), LEASE);
        published.keys().remove(ledger.current(DATASET).orElseThrow().content().prefix() + "t.csv");
        line(new FakeEngine(), new OneAdded()).ingest(drop("a\n1\n2\n"), LEASE);
        ReleaseContent content = ledger.current(DATASET).orElseThrow().content();
        assertThat(content.assessment().compatibility()).isEqualTo(Compatibility.SAME);
        assertThat(Objects.requireNonNull(content.change()).rows().complete()).isFalse();
        try (InputStream in = published.open(content.change().document())) {
            Difference difference = Json.read(in, Difference.class);
            assertThat(Objects.requireNonNull(difference.tables().getFirst().note()).en())
                    .contains("are not there");
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

    private static Report report(Receipt receipt) {
        assertThat(receipt.report()).isNotNull();
        return Objects.requireNonNull(receipt.report());
    }

    private static Report.Reason reason(Receipt receipt) {
        return Objects.requireNonNull(report(receipt).reason());
    }

    /// Finds one row more, and writes how many lines of data there were and are.
    private static final class OneAdded implements TableComparer {
        @Override
        public boolean fits(long bytes, long rows) {
            return true;
        }

        @Override
        public Compared compare(Version before, Version after, List<String> key, Target to)
                throws IOException {
            String lines =
                    "%d -> %d"
                            .formatted(
                                    Files.readAllLines(before.csv()).size() - 1,
                                    Files.readAllLines(after.csv()).size() - 1);
            for (String name : List.of("t.changes.csv", "t.changes.parquet")) {
                Files.writeString(to.folder().resolve(name), lines);
            }
            var rows =
                    new RowDifference(
                            List.of("a"),
                            1,
                            2,
                            1,
                            0,
                            0,
                            false,
                            false,
                            List.of(),
                            "t.changes.csv",
                            "t.changes.parquet");
            return new Compared(Map.of(), rows, null);
        }
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
