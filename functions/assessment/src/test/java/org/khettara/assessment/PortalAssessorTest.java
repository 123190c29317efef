package org.khettara.assessment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.khettara.core.port.Uploads.NOON;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.khettara.assessment.PortalAssessor.Assessment;
import org.khettara.assessment.links.LinkChecker;
import org.khettara.core.Catalogue;
import org.khettara.core.port.MemoryDescriptions;
import org.khettara.core.port.MemoryLedger;
import org.khettara.core.port.MemoryObjectStore;
import org.khettara.core.port.Uploads;
import org.khettara.core.release.By;
import org.khettara.core.release.Claiming;
import org.khettara.core.release.Decision;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Institution;
import org.khettara.core.upload.InstitutionId;
import org.khettara.core.upload.Upload;
import org.khettara.dcat.CatalogueDocuments;
import org.khettara.pages.DatasetAssessment;

final class PortalAssessorTest {
    private static final String BASE = "https://data.example.org/";

    @TempDir Path folder;

    private final MemoryLedger ledger = new MemoryLedger();
    private final MemoryObjectStore published = new MemoryObjectStore();

    private Portal portal() {
        var catalogue =
                new Catalogue.Ports(
                        ledger,
                        ledger,
                        new MemoryDescriptions(),
                        published,
                        new CatalogueDocuments(BASE));
        return new Portal(
                BASE,
                ledger,
                ledger,
                new Catalogue(catalogue),
                published,
                new MemoryObjectStore(),
                new LocalFolder(folder.resolve("kept")),
                new LocalFolder(folder.resolve("given")));
    }

    private void publish(String dataset, int version) throws IOException {
        Upload upload = Uploads.upload(dataset, version);
        if (ledger.claim(upload, Uploads.run(upload), NOON, NOON.plusSeconds(60))
                instanceof Claiming.Granted granted) {
            ledger.settle(
                    granted.claim(), Uploads.publish(ledger, upload, "content " + version), NOON);
        }
    }

    private void publishMany() throws IOException {
        for (int i = 0; i < 30; i++) {
            publish("ville-de-fes.d%02d".formatted((i * 7) % 30), 1);
        }
    }

    private Assessment assess() throws IOException {
        return PortalAssessor.assess(portal(), NOON);
    }

    @Test
    void datasetsAreJudgedOnceAndTakenUpInTheOrderOfTheirIds() throws IOException {
        publishMany();
        Assessment first = assess();
        assertThat(first.judged()).isEqualTo(30);
        assertThat(first.report().datasets()).extracting(DatasetAssessment::id).isSorted();
        assertThat(Files.readAllLines(folder.resolve("kept/judged.jsonl"))).hasSize(30);
        Assessment second = assess();
        assertThat(second.judged()).isZero();
        assertThat(second.report()).isEqualTo(first.report());
    }

    @Test
    void onlyWhatChangedIsJudgedAnew() throws IOException {
        publishMany();
        assess();
        publish("ville-de-fes.d07", 2);
        publish("ville-de-fes.d07-bis", 1);
        assertThat(assess().judged()).as("another release, another dataset").isEqualTo(2);
        String key =
                ledger.current(DatasetId.parse("ville-de-fes.d11")).orElseThrow().content().prefix()
                        + "f.csv";
        published.replace(key, "x".getBytes(UTF_8), "text/csv");
        assertThat(assess().judged()).as("an address that answers now").isEqualTo(1);
        ledger.decide(
                new Decision.WithdrawAll(DatasetId.parse("ville-de-fes.d00"), new By("a", "b")),
                NOON);
        Assessment last = assess();
        assertThat(last.judged()).isZero();
        assertThat(last.report().now().datasets()).isEqualTo(30);
        assertThat(last.report().now().releases()).isEqualTo(31);
    }

    @Test
    void severalAtOnceLeaveWholeFilesAndOneDay() throws Exception {
        publishMany();
        try (var pool = Executors.newFixedThreadPool(4)) {
            List<Callable<Assessment>> nights =
                    IntStream.range(0, 8)
                            .<Callable<Assessment>>mapToObj(_ -> this::assess)
                            .toList();
            for (var night : pool.invokeAll(nights)) {
                assertThat(night.get().report().datasets()).hasSize(30);
            }
        }
        assertThat(assess().judged()).isZero();
        assertThat(Files.readAllLines(folder.resolve("kept/series.csv"))).hasSize(2);
    }

    @Test
    void servicesAreAskedBeforeAnythingWasAssessed() throws IOException {
        portal().given()
                .replace(
                        "register.csv",
                        "kind,title,address,date\nservice,Carte,http://127.0.0.1:1/,\n");
        try (LinkChecker checker = LinkChecker.open(BASE)) {
            assertThat(PortalAssessor.checkLinks(portal(), checker, Duration.ofMinutes(1)))
                    .isEqualTo(1);
        }
        assertThat(assess().report().now().servicesAnswering()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"judged.jsonl", "links.jsonl"})
    void aFileThatCannotBeReadMayBeDeleted(String name) throws IOException {
        publishMany();
        assess();
        Path file = Files.writeString(folder.resolve("kept").resolve(name), "half a li");
        assertThatThrownBy(this::assess)
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll(name + ", line 1", "delete the file");
        Files.delete(file);
        assertThat(assess().report().datasets()).hasSize(30);
    }

    @Test
    void aBrokenFileIsNamedWithItsLine() throws IOException {
        ledger.register(new Institution(new InstitutionId("onee"), "ONEE"));
        Folder given = portal().given();
        given.replace(
                "inventory/onee.jsonl",
                "{\"title\": \"Eau\", \"status\": \"identified\"}\nTitre;Statut\n");
        assertThatThrownBy(this::assess)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("onee.jsonl, line 2");
        Path rules = Files.createDirectories(folder.resolve("given")).resolve("rules.yaml");
        Files.write(rules, "title: Règles".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        assertThatThrownBy(this::assess)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("rules.yaml is not UTF-8");
    }
}
