package org.khettara.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.core.catalogue.Description;
import org.khettara.core.catalogue.Layer;
import org.khettara.core.catalogue.LocalText;
import org.khettara.core.catalogue.Metadata;
import org.khettara.core.catalogue.Metadata.Field;
import org.khettara.core.catalogue.Origin;
import org.khettara.core.catalogue.Scope;
import org.khettara.core.document.Json;
import org.khettara.core.document.Schemas;
import org.khettara.core.feed.DcatFeed;
import org.khettara.core.notice.ChangeEvent;
import org.khettara.core.port.MemoryDescriptions;
import org.khettara.core.port.MemoryLedger;
import org.khettara.core.port.MemoryObjectStore;
import org.khettara.core.port.ReceiptPages;
import org.khettara.core.port.Uploads;
import org.khettara.core.receipt.Receipt;
import org.khettara.core.release.By;
import org.khettara.core.release.Decision;
import org.khettara.core.release.Outcome;
import org.khettara.core.release.Settlement.State;
import org.khettara.core.report.ReasonCode;
import org.khettara.core.report.Report;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Institution;
import org.khettara.core.upload.Institution.LicenceRule;
import org.khettara.core.upload.InstitutionId;
import org.khettara.core.upload.ObjectVersion;
import org.khettara.core.upload.Sequencer;
import org.khettara.core.upload.Upload;
import org.khettara.core.upload.UploadKey;
import org.khettara.schemas.DatasetChange;

/// What is dropped beside data, from the upload to the record.
class DescribingTest {
    private static final String BASE = "https://data.example.org/";
    private static final InstitutionId FES = new InstitutionId("fes");
    private static final DatasetId BUDGET = DatasetId.parse("fes.budget");

    @TempDir private Path work;

    private final MemoryObjectStore uploads = new MemoryObjectStore();
    private final MemoryObjectStore raw = new MemoryObjectStore();
    private final MemoryObjectStore published = new MemoryObjectStore();
    private final MemoryLedger ledger = new MemoryLedger();
    private final MemoryDescriptions descriptions = new MemoryDescriptions();
    private final Catalogue catalogue =
            new Catalogue(
                    new Catalogue.Ports(
                            ledger, ledger, descriptions, published, new TitleCatalogue()));
    private final List<ChangeEvent> told = new ArrayList<>();
    private Instant now = Uploads.NOON;
    private int dropped;

    @BeforeEach
    void register() {
        ledger.register(new Institution(FES, "Ville de Fès"));
    }

    @Test
    void theDescriptionOfAFileIsOfItsDataset() throws IOException {
        drop("uploads/fes/budget.csv", "a\n1\n");
        Receipt receipt =
                drop(
                        "uploads/fes/budget.csv.metadata.json",
                        "{\"title\": {\"fr\": \"Le budget\"}, \"licence\": \"odc-odbl\"}");
        assertThat(receipt.state()).isEqualTo(State.DESCRIBED);
        assertThat(receipt.dataset()).isEqualTo("fes.budget");
        assertThat(receipt.description()).isNull();
        Schemas.assertValid("receipt", Json.line(receipt));
        Metadata metadata = metadata(BUDGET);
        assertThat(metadata.origins())
                .containsEntry(Field.TITLE, Origin.FILE)
                .containsEntry(Field.LICENCE, Origin.FILE)
                .containsEntry(Field.DESCRIPTION, Origin.DERIVED);
        assertThat(metadata.description().licence()).isEqualTo("ODC_BL");
        assertThat(ledger.releases(BUDGET)).hasSize(1);
    }

    @Test
    void aFileIsHeldAgainstTheSchemaThatWasDeclaredBeforeIt() throws IOException {
        drop("uploads/fes/budget.csv", "a\n1\n");
        drop(
                "uploads/fes/budget.csv.metadata.json",
                "{\"tableSchema\": {\"fields\": [{\"name\": \"A\", \"constraints\": {\"enum\": [\"1\"]}}]}}");
        Receipt receipt = drop("uploads/fes/budget.csv", "a\n1\n2\n");
        assertThat(receipt.state()).isEqualTo(State.PUBLISHED);
        Report report = Objects.requireNonNull(receipt.report());
        assertThat(report.tables().getFirst().findings())
                .extracting(finding -> finding.code() + " " + finding.where().cell())
                .containsExactly("SCHEMA_VALUE A3");
        assertThat(Objects.requireNonNull(receipt.assessment()).validity()).isEqualTo(0.5);
        Schemas.assertValid("receipt", Json.line(receipt));
    }

    /// No store but a disk could keep it.
    @Test
    void aDescriptionThatIsTooLongForOneDatasetIsRefused() throws IOException {
        String values =
                "\"%s\""
                        .formatted(
                                String.join("\",\"", Collections.nCopies(20_000, "الدار البيضاء")));
        Receipt receipt =
                drop(
                        "uploads/fes/budget.csv.metadata.json",
                        "{\"tableSchema\": {\"fields\": [{\"name\": \"a\", \"constraints\": {\"enum\": [%s]}}]}}"
                                .formatted(values));
        assertThat(receipt.state()).isEqualTo(State.REFUSED);
        var reason = Objects.requireNonNull(Objects.requireNonNull(receipt.report()).reason());
        assertThat(reason.message().en()).contains("300 KB at most");
        assertThat(descriptions.around(BUDGET)).isEmpty();
    }

    @Test
    void aSchemaThatLiesElsewhereIsSaidToBeLeftOut() throws IOException {
        Receipt receipt =
                drop(
                        "uploads/fes/datapackage.json",
                        "{\"resources\": [{\"path\": \"budget.csv\", \"schema\": \"schema.json\"}]}");
        assertThat(Objects.requireNonNull(receipt.description()))
                .extracting(Report.Finding::code)
                .containsExactly("METADATA_SCHEMA_ELSEWHERE");
    }

    @Test
    void whatIsSaidAloneRenewsTheRecord() throws IOException {
        drop("uploads/fes/budget.csv", "a\n1\n");
        relay().relayPending();
        drop(
                "uploads/fes/budget.csv.metadata.json",
                "{\"title\": {\"fr\": \"Crédits de la ville\"}}");
        relay().relayPending();
        assertThat(descriptions.outdated(10)).isEmpty();
        try (InputStream in = published.open(TitleCatalogue.key(BUDGET))) {
            assertThat(new String(in.readAllBytes(), UTF_8)).contains("Crédits de la ville");
        }
        assertThat(told)
                .extracting(ChangeEvent::type)
                .containsExactly(
                        "org.khettara.dataset.created.v1", "org.khettara.dataset.described.v1");
        ChangeEvent described = told.getLast();
        assertThat(described.data().release()).isEqualTo(1);
        Schemas.assertValid("change-event", described.json());
    }

    /// What was said with a change is what a reader of the whole feed is told for ever.
    @Test
    void whatIsToldWithAChangeIsKeptAsItWasSaidFirst() throws IOException {
        drop("uploads/fes/budget.csv", "a\n1\n");
        DatasetChange created = ledger.pending(1).getFirst();
        relay().relay(created);
        String first = payload(created);
        assertThat(first).contains("\"1\"");
        drop("uploads/fes/budget.csv", "a\n2\n");
        DatasetChange updated = ledger.pending(1).getFirst();
        relay().relay(created);
        assertThat(payload(created)).isEqualTo(first);
        relay().relay(updated);
        assertThat(payload(updated)).contains("\"2\"");
    }

    /// It was told late: the release is gone already.
    @Test
    void nothingIsKeptOfAReleaseThatWasWithdrawnBeforeItWasTold() throws IOException {
        drop("uploads/fes/budget.csv", "a\n1\n");
        DatasetChange created = ledger.pending(1).getFirst();
        var withdraw = new Decision.Withdraw(BUDGET, 1, new By("amina", "names of people"));
        assertThat(ledger.decide(withdraw, now)).isInstanceOf(Outcome.Done.class);
        relay().relayPending();
        assertThat(published.keys()).noneMatch(key -> key.startsWith("activities/"));
        assertThat(told).hasSize(2);
        assertThat(created.getId()).isEqualTo(told.getFirst().id());
    }

    private String payload(DatasetChange change) throws IOException {
        try (InputStream in = published.open(DcatFeed.payloadKey(change.getId()))) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    @Test
    void aWordForAllIsAChangeOfEachDatasetThatIsServedAndOfNoOther() throws IOException {
        drop("uploads/fes/budget.csv", "a\n1\n");
        drop("uploads/fes/eau.csv", "a\n1\n");
        drop("uploads/fes/archives/metadata.json", "{\"title\": {\"fr\": \"Sans données\"}}");
        relay().relayPending();
        told.clear();
        drop("uploads/fes/metadata.json", "{\"licence\": \"CC-BY-4.0\"}");
        relay().relayPending();
        relay().relayPending();
        assertThat(told).extracting(ChangeEvent::subject).containsExactly("fes.budget", "fes.eau");
    }

    @Test
    void anEntryIsAsOldAsItsReleaseOrTheLastThatWasSaidOfIt() throws IOException {
        drop("uploads/fes/budget.csv", "a\n1\n");
        assertThat(modified()).isEqualTo(Uploads.NOON);
        now = Uploads.NOON.plusSeconds(60);
        drop("uploads/fes/metadata.json", "{\"licence\": \"CC-BY-4.0\"}");
        assertThat(modified()).isEqualTo(now);
        Instant said = now;
        now = Uploads.NOON.plusSeconds(120);
        drop("uploads/fes/eau.csv.metadata.json", "{\"licence\": \"CC-BY-4.0\"}");
        assertThat(modified()).isEqualTo(said);
        drop("uploads/fes/budget.csv", "a\n2\n");
        assertThat(modified()).isEqualTo(now);
        now = Uploads.NOON.plusSeconds(180);
        var back = new Decision.RollBack(BUDGET, 1, new By("amina", "wrong figures"));
        assertThat(ledger.decide(back, now)).isInstanceOf(Outcome.Done.class);
        assertThat(modified()).isEqualTo(now);
        assertThat(catalogue.entry(BUDGET).orElseThrow().issued()).isEqualTo(Uploads.NOON);
    }

    private Instant modified() throws IOException {
        return catalogue.entry(BUDGET).orElseThrow().modified();
    }

    @Test
    void metadataAtTheInstitutionsLevelHoldsForAllAndNamesNone() throws IOException {
        drop("uploads/fes/budget.csv", "a\n1\n");
        Receipt receipt =
                drop(
                        "uploads/fes/metadata.json",
                        "{\"title\": {\"fr\": \"Tout\"}, \"licence\": \"CC-BY-4.0\"}");
        assertThat(codes(receipt)).containsExactly("METADATA_NOT_A_DEFAULT");
        Schemas.assertValid("receipt", Json.line(receipt));
        assertThat(metadata(BUDGET).origins())
                .containsEntry(Field.LICENCE, Origin.INSTITUTION)
                .containsEntry(Field.TITLE, Origin.DERIVED);
    }

    @Test
    void metadataInAFolderIsOfItsDatasetAndItsTermsOfThoseBelow() throws IOException {
        drop("uploads/fes/budget/2023.csv", "a\n1\n");
        drop("uploads/fes/budget/annexes/2023.csv", "a\n1\n");
        drop("uploads/fes/budgets.csv", "a\n1\n");
        drop(
                "uploads/fes/budget/metadata.json",
                "{\"title\": {\"fr\": \"Le budget\"}, \"licence\": \"odc-odbl\"}");
        assertThat(metadata(BUDGET).origins()).containsEntry(Field.TITLE, Origin.FILE);
        Metadata below = metadata(DatasetId.parse("fes.budget-annexes"));
        assertThat(below.origins()).containsEntry(Field.LICENCE, Origin.FOLDER);
        assertThat(below.origins().get(Field.TITLE)).isNotEqualTo(Origin.FOLDER);
        assertThat(metadata(DatasetId.parse("fes.budgets")).origins())
                .doesNotContainKey(Field.LICENCE);
    }

    @Test
    void aDataPackageDescribesTheFilesThatItNames() throws IOException {
        drop("uploads/fes/budget.csv", "a\n1\n");
        drop(
                "uploads/fes/datapackage.json",
                "{\"resources\": [{\"path\": \"budget.csv\", \"title\": \"Le budget de la ville\"}]}");
        assertThat(metadata(BUDGET).origins()).containsEntry(Field.TITLE, Origin.FILE);
    }

    @Test
    void aMalformedDescriptionIsRefusedWithItsPlaceAndTheOneBeforeStays() throws IOException {
        drop("uploads/fes/budget.csv", "a\n1\n");
        drop("uploads/fes/budget.csv.metadata.json", "{\"licence\": \"CC0\"}");
        Receipt receipt = drop("uploads/fes/budget.csv.metadata.json", "{\"title\": {\"fr\": 3}}");
        assertThat(receipt.state()).isEqualTo(State.REFUSED);
        Report.Reason reason =
                Objects.requireNonNull(Objects.requireNonNull(receipt.report()).reason());
        assertThat(reason.code()).isEqualTo(ReasonCode.DESCRIPTION_MALFORMED);
        assertThat(reason.at()).isEqualTo("title.fr");
        Schemas.assertValid("receipt", Json.line(receipt));
        assertThat(metadata(BUDGET).description().licence()).isEqualTo("CC0");
    }

    @Test
    void aDescriptionThatComesLateDoesNotUndoALaterOne() throws IOException {
        drop("uploads/fes/budget.csv", "a\n1\n");
        Upload early = upload("uploads/fes/budget.csv.metadata.json", "{\"licence\": \"CC0\"}");
        Upload late = upload("uploads/fes/budget.csv.metadata.json", "{\"licence\": \"ODbL\"}");
        ingest(late);
        ingest(early);
        ingest(late);
        assertThat(metadata(BUDGET).description().licence()).isEqualTo("ODC_BL");
    }

    @Test
    void aPersonsWordOutlivesFilesAndReleases() throws IOException {
        drop("uploads/fes/budget.csv", "a\n1\n");
        var said = Description.NONE.withLicence("ODC_BL");
        descriptions.replace(
                new Layer(
                        new Scope.OfDataset(BUDGET),
                        Origin.PERSON,
                        said,
                        "amina",
                        Uploads.NOON,
                        Sequencer.at(Uploads.NOON)),
                null);
        drop(
                "uploads/fes/budget.csv.metadata.json",
                "{\"licence\": \"CC0\", \"title\": \"Budget\"}");
        drop("uploads/fes/budget.csv", "a\n2\n");
        assertThat(metadata(BUDGET).description().licence()).isEqualTo("ODC_BL");
        assertThat(metadata(BUDGET).description().title()).isEqualTo(LocalText.of("und", "Budget"));
    }

    @Test
    void dataWithoutALicenceIsPublishedAndSaidOrRefusedAsItsInstitutionWants() throws IOException {
        Receipt open = drop("uploads/fes/budget.csv", "a\n1\n");
        assertThat(open.state()).isEqualTo(State.PUBLISHED);
        assertThat(codes(open)).containsExactly("LICENCE_MISSING");
        ledger.register(new Institution(FES, "Ville de Fès", LicenceRule.REQUIRED));
        Receipt strict = drop("uploads/fes/budget.csv", "a\n2\n");
        assertThat(strict.state()).isEqualTo(State.REFUSED);
        assertThat(Objects.requireNonNull(Objects.requireNonNull(strict.report()).reason()).code())
                .isEqualTo(ReasonCode.LICENCE_MISSING);
        Schemas.assertValid("receipt", Json.line(strict));
        assertThat(drop("uploads/fes/metadata.json", "{\"licence\": \"odbl\"}").state())
                .isEqualTo(State.DESCRIBED);
        Receipt licensed = drop("uploads/fes/budget.csv", "a\n3\n");
        assertThat(licensed.state()).isEqualTo(State.PUBLISHED);
        assertThat(licensed.description()).isNull();
    }

    @Test
    void anUnknownLicenceIsSaidInTheReceipt() throws IOException {
        Receipt receipt = drop("uploads/fes/metadata.json", "{\"licence\": \"Licence de Fès\"}");
        assertThat(codes(receipt)).containsExactly("LICENCE_UNKNOWN");
        Schemas.assertValid("receipt", Json.line(receipt));
    }

    private Receipt drop(String key, String content) throws IOException {
        return ingest(upload(key, content));
    }

    private Upload upload(String key, String content) {
        dropped++;
        ObjectVersion object = uploads.drop(key, content.getBytes(UTF_8));
        UploadKey parsed = UploadKey.parse(key).orElseThrow();
        var at = Uploads.NOON.plusSeconds(dropped);
        return new Upload(
                object,
                parsed.dataset(),
                parsed.fileName(),
                content.length(),
                Sequencer.at(at),
                at);
    }

    private Receipt ingest(Upload upload) throws IOException {
        var ports =
                new Ingestion.Ports(
                        uploads,
                        raw,
                        published,
                        ledger,
                        ledger,
                        descriptions,
                        new FakeEngine(),
                        new ShapesAlone(),
                        JsonDescriptions.ALL,
                        ReceiptPages.NONE);
        return new Ingestion(ports, InstantSource.fixed(now), work, Stage.Watcher.NOBODY)
                .ingest(upload, Duration.ofMinutes(1));
    }

    private Relay relay() {
        var ports = new Relay.Ports(ledger, ledger, descriptions, catalogue, published, told::add);
        return new Relay(ports, InstantSource.fixed(Uploads.NOON), work, BASE);
    }

    private Metadata metadata(DatasetId dataset) throws IOException {
        return catalogue.entry(dataset).orElseThrow().metadata();
    }

    private static List<String> codes(Receipt receipt) {
        return Objects.requireNonNull(receipt.description()).stream()
                .map(Report.Finding::code)
                .toList();
    }
}
