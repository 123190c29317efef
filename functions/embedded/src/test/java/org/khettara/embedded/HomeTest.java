package org.khettara.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.core.Stage;
import org.khettara.core.receipt.Receipt;
import org.khettara.core.release.By;
import org.khettara.core.release.Claiming;
import org.khettara.core.release.Decision;
import org.khettara.core.release.HoldReason;
import org.khettara.core.release.Release;
import org.khettara.core.release.ReleasePolicy;
import org.khettara.core.release.RunId;
import org.khettara.core.release.Settlement.State;
import org.khettara.core.report.ReasonCode;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Institution;
import org.khettara.core.upload.InstitutionId;
import org.khettara.core.upload.Upload;
import org.khettara.dcat.CatalogueDocuments;
import org.khettara.dcat.RdfFormat;
import org.khettara.embedded.store.Database;
import org.khettara.embedded.store.Presence;
import org.khettara.embedded.store.SqliteLedger;
import org.khettara.engine.difference.CsvComparer;

final class HomeTest {
    private static final Institution FES =
            new Institution(new InstitutionId("ville-de-fes"), "Ville de Fès · مدينة فاس");
    private static final DatasetId BUDGET = new DatasetId(FES.id(), "budget");

    @TempDir Path folder;
    private final FakeEngine engine = new FakeEngine();

    @Test
    void anUploadBecomesAReleaseAReceiptAndAnEvent() throws Exception {
        try (Home home = open()) {
            var stages = new ArrayList<Stage>();
            Upload upload = accept(home, "a");
            Receipt receipt = home.process(upload, (of, stage) -> stages.add(stage));
            assertThat(receipt.state()).isEqualTo(State.PUBLISHED);
            assertThat(stages).containsExactly(Stage.values());
            Release release = home.datasets().getFirst();
            assertThat(home.releases(BUDGET)).containsExactly(release);
            assertThat(home.release(BUDGET, 1)).contains(release);
            try (InputStream in = home.openPublished(release.content().prefix() + "t.csv")) {
                assertThat(in.readAllBytes()).asString().isEqualTo("t.csva");
            }
            String record = CatalogueDocuments.key(BUDGET, RdfFormat.JSON_LD);
            assertThat(home.statPublished(record)).isPresent();
            assertThat(home.receipt(upload.id())).contains(receipt);
            assertThat(home.receipts(10)).containsExactly(receipt);
            assertThat(home.events(0, 10)).hasSize(1);
            assertThat(home.events(0, 10).getFirst().id()).isEqualTo(release.run().value());
            assertThat(home.pendingUploads()).isEmpty();
        }
    }

    @Test
    void processingAgainGivesTheSameReceipt() throws Exception {
        try (Home home = open()) {
            Upload upload = accept(home, "a");
            Receipt first = home.process(upload, Stage.Watcher.NOBODY);
            assertThat(home.process(upload, Stage.Watcher.NOBODY)).isEqualTo(first);
            assertThat(home.events(0, 10)).hasSize(1);
            assertThat(engine.calls).hasValue(1);
        }
    }

    @Test
    void whatWasAcceptedIsFinishedAfterARestart() throws Exception {
        Upload upload;
        try (Home home = open()) {
            upload = accept(home, "a");
        }
        try (Home home = open()) {
            assertThat(home.pendingUploads()).containsExactly(upload);
            assertThat(home.recover(Stage.Watcher.NOBODY).receipts())
                    .extracting(Receipt::state)
                    .containsExactly(State.PUBLISHED);
            assertThat(home.pendingUploads()).isEmpty();
            assertThat(home.recover(Stage.Watcher.NOBODY).receipts()).isEmpty();
        }
    }

    @Test
    void anUploadInTheHandsOfALivingProcessIsLeftToIt() throws Exception {
        try (Home home = open();
                Home other = open()) {
            accept(other, "a");
            assertThat(home.pendingUploads()).isEmpty();
            assertThat(home.recover(Stage.Watcher.NOBODY).receipts()).isEmpty();
            assertThat(other.pendingUploads()).hasSize(1);
        }
    }

    @Test
    void aRefusedFileIsToldAndIsNotPending() throws Exception {
        try (Home home = open()) {
            Receipt receipt = home.process(accept(home, "empty"), Stage.Watcher.NOBODY);
            assertThat(receipt.state()).isEqualTo(State.REFUSED);
            assertThat(home.datasets()).isEmpty();
            assertThat(home.events(0, 10)).isEmpty();
            assertThat(home.pendingUploads()).isEmpty();
        }
    }

    @Test
    void nobodyElseMayPublish() throws Exception {
        try (Home home = open()) {
            var stranger = new DatasetId(new InstitutionId("stranger"), "budget");
            Upload upload = home.accept(stranger, "b.csv", stream("a"));
            assertThat(home.process(upload, Stage.Watcher.NOBODY).state()).isEqualTo(State.REFUSED);
        }
    }

    @Test
    void afterFiveFailuresAnUploadEndsAsFailedAndItsBytesAreKept() throws Exception {
        try (Home home = open()) {
            Upload upload = accept(home, "break");
            for (int i = 1; i < Attempts.FAILURES; i++) {
                assertThatThrownBy(() -> home.process(upload, Stage.Watcher.NOBODY))
                        .hasMessage("the engine broke");
                assertThat(home.pendingUploads()).hasSize(1);
            }
            assertThat(home.process(upload, Stage.Watcher.NOBODY).state()).isEqualTo(State.FAILED);
            assertThat(home.pendingUploads()).isEmpty();
            try (InputStream in = home.openUpload(upload)) {
                assertThat(in.readAllBytes()).asString().isEqualTo("break");
            }
        }
    }

    @Test
    void aFullDiskIsNotHeldAgainstAnUpload() throws Exception {
        try (Home home = open()) {
            Upload upload = accept(home, "full");
            for (int i = 0; i < 3 * Attempts.FAILURES; i++) {
                assertThatThrownBy(() -> home.process(upload, Stage.Watcher.NOBODY))
                        .isInstanceOf(IOException.class);
            }
            assertThat(home.pendingUploads()).containsExactly(upload);
        }
    }

    @Test
    void aFileThatTakesAllMemoryTwiceIsRefused() throws Exception {
        try (Home home = open()) {
            Upload upload = accept(home, "memory");
            assertThatThrownBy(() -> home.process(upload, Stage.Watcher.NOBODY))
                    .isInstanceOf(IOException.class);
            assertThat(home.process(upload, Stage.Watcher.NOBODY).state()).isEqualTo(State.REFUSED);
        }
    }

    @Test
    void aDefectOfOursEndsAsFailedToo() throws Exception {
        try (Home home = open()) {
            Upload upload = accept(home, "die");
            for (int i = 1; i < Attempts.FAILURES; i++) {
                assertThatThrownBy(() -> home.process(upload, Stage.Watcher.NOBODY))
                        .isInstanceOf(AssertionError.class);
            }
            assertThat(home.process(upload, Stage.Watcher.NOBODY).state()).isEqualTo(State.FAILED);
        }
    }

    @Test
    void aFileThatKillsTenWorkersEndsAsFailed() throws Exception {
        try (Home home = open();
                Database database = Database.open(home.folder().resolve("khettara.db"))) {
            Upload upload = accept(home, "a");
            RunId run = RunId.of(upload.id(), engine.version());
            for (int i = 0; i <= Attempts.DEATHS; i++) {
                try (Presence dying = Presence.enter(home.folder().resolve("work"))) {
                    Instant now = Instant.now();
                    assertThat(
                                    new SqliteLedger(database, dying)
                                            .claim(upload, run, now, now.plusSeconds(60)))
                            .isInstanceOf(Claiming.Granted.class);
                }
            }
            assertThat(home.process(upload, Stage.Watcher.NOBODY).state()).isEqualTo(State.FAILED);
        }
    }

    @Test
    void uploadsAreInOneOrderWhoeverAcceptsThem() throws Exception {
        try (Home home = open();
                Home other = open();
                var pool = Executors.newFixedThreadPool(4)) {
            var tasks = new ArrayList<Callable<Upload>>();
            for (int i = 0; i < 40; i++) {
                Home one = i % 2 == 0 ? home : other;
                String content = "content " + i;
                tasks.add(() -> accept(one, content));
            }
            var sequencers = new ArrayList<String>();
            for (var done : pool.invokeAll(tasks)) {
                sequencers.add(done.get().sequencer().value());
            }
            assertThat(sequencers).doesNotHaveDuplicates();
            Upload last = accept(home, "last");
            assertThat(sequencers).allMatch(s -> s.compareTo(last.sequencer().value()) < 0);
        }
    }

    @Test
    void ofAPathOnlyTheNameCounts() throws Exception {
        try (Home home = open()) {
            assertThat(home.accept(BUDGET, "C:\\Users\\amina\\budget.csv", stream("a")).fileName())
                    .isEqualTo("budget.csv");
            assertThat(home.accept(BUDGET, "../../etc/passwd", stream("a")).fileName())
                    .isEqualTo("passwd");
            assertThat(home.accept(BUDGET, "a/", stream("a")).fileName()).isEqualTo("file");
        }
    }

    @Test
    void aRegisteredInstitutionHasItsUploadFolder() throws Exception {
        try (Home home = open()) {
            assertThat(home.uploadsFolder().resolve("ville-de-fes")).isDirectory();
            assertThat(home.institutions()).isEqualTo(List.of(FES));
            assertThat(home.institution(FES.id())).contains(FES);
        }
    }

    @Test
    void aDcatRecordBesideTheDataDescribesItOrIsRefusedWithItsPlace() throws Exception {
        String record =
                """
                @prefix dcat: <http://www.w3.org/ns/dcat#> .
                @prefix dct: <http://purl.org/dc/terms/> .
                <https://fes.example/budget> a dcat:Dataset ;
                  dct:title "Le budget de la ville"@fr, "ميزانية المدينة"@ar .
                """;
        try (Home home = open()) {
            home.process(accept(home, "a"), Stage.Watcher.NOBODY);
            Receipt described = describe(home, record);
            assertThat(described.state()).isEqualTo(State.DESCRIBED);
            assertThat(described.dataset()).isEqualTo(BUDGET.toString());
            Receipt refused = describe(home, record + "<a:b> <c:d> .");
            assertThat(refused.state()).isEqualTo(State.REFUSED);
            var reason = Objects.requireNonNull(Objects.requireNonNull(refused.report()).reason());
            assertThat(reason.code()).isEqualTo(ReasonCode.DESCRIPTION_MALFORMED);
            assertThat(reason.at()).startsWith("line 5, column ");
            var metadata = home.describer().entry(BUDGET).orElseThrow().metadata();
            assertThat(Objects.requireNonNull(metadata.description().title()).byLanguage())
                    .containsEntry("ar", "ميزانية المدينة")
                    .containsEntry("fr", "Le budget de la ville");
        }
    }

    private static Receipt describe(Home home, String record) throws IOException {
        String name = "budget.csv.metadata.ttl";
        DatasetId dataset = DatasetId.ofFile(FES.id(), name);
        return home.process(home.accept(dataset, name, stream(record)), Stage.Watcher.NOBODY);
    }

    @Test
    void theDateOfTheCatalogueDoesNotTellWhatIsHeld() throws Exception {
        try (Home home = open()) {
            var by = new By("amina", "every version is looked at");
            home.process(accept(home, "a"), Stage.Watcher.NOBODY);
            var modified = home.catalogue().extent().modified();
            assertThat(modified).isEqualTo(home.current(BUDGET).orElseThrow().releasedAt());
            var policy = ReleasePolicy.holdOn(HoldReason.ALWAYS);
            home.desk().decide(new Decision.SetPolicy(BUDGET, policy, by));
            Receipt held = home.process(accept(home, "b"), Stage.Watcher.NOBODY);
            assertThat(held.state()).isEqualTo(State.HELD);
            assertThat(home.catalogue().extent().modified()).isEqualTo(modified);
            home.desk().decide(new Decision.WithdrawAll(BUDGET, by));
            assertThat(home.catalogue().extent().modified()).isAfter(modified);
        }
    }

    @Test
    void anOvertakenReleaseThatNobodyApprovedHasNoFilesToLink() throws Exception {
        try (Home home = open()) {
            var by = new By("amina", "every version is looked at");
            Upload earlier = accept(home, "a");
            Receipt later = home.process(accept(home, "b"), Stage.Watcher.NOBODY);
            assertThat(home.catalogue().files(later)).isNotNull();
            var policy = ReleasePolicy.holdOn(HoldReason.ALWAYS);
            home.desk().decide(new Decision.SetPolicy(BUDGET, policy, by));
            Receipt overtaken = home.process(earlier, Stage.Watcher.NOBODY);
            assertThat(overtaken.state()).isEqualTo(State.SUPERSEDED);
            assertThat(overtaken.release()).isEqualTo(2);
            assertThat(home.catalogue().files(overtaken)).isNull();
        }
    }

    private Home open() throws IOException {
        Home home =
                Home.open(
                        HomeSettings.local(folder.resolve("home"), engine, new CsvComparer(0, 1)));
        home.register(FES);
        return home;
    }

    private static Upload accept(Home home, String content) throws IOException {
        return home.accept(BUDGET, "budget.csv", stream(content));
    }

    private static InputStream stream(String content) {
        return new ByteArrayInputStream(content.getBytes(UTF_8));
    }
}
