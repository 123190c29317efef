package org.khettara.acceptance.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The line from an object in S3 to a subscriber's queue: real events of the emulator, the wiring
/// of template.yaml, the packaged functions under AWS's runtime emulator. Each test is an
/// institution of its own.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LineOnAwsTest {
    private static final Charset OFFICE = Charset.forName("windows-1252");
    private static final String BUDGET =
            "Préfecture;Année;Budget (MDH)\nCasablanca;2024;1234,50\nFès;2024;87,25\nTétouan;2024;9,75\n";

    private final AwsLine line = open();

    private static AwsLine open() {
        try {
            return AwsLine.open();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while the line started", e);
        }
    }

    @BeforeAll
    void register() {
        for (String institution :
                List.of(
                        "finances",
                        "refusals",
                        "storm",
                        "ville-de-fes",
                        "overwrites",
                        "sweeps",
                        "crashes",
                        AssessmentOnAws.INSTITUTION)) {
            line.register(institution, "Institution " + institution);
        }
    }

    @AfterAll
    void close() throws Exception {
        line.close();
    }

    @Test
    void aFrenchFileReachesReadersAndSubscribers() throws Exception {
        line.drop("uploads/finances/budget/Budget_2024.csv", BUDGET.getBytes(OFFICE));
        line.run();

        JsonNode receipt = onlyReceipt("finances");
        assertThat(receipt.path("state").asText())
                .as(line.logs())
                .isEqualToIgnoringCase("published");
        assertThat(receipt.path("release").asLong()).isEqualTo(1);
        ReceiptPagesOnAws.assertTold(line, "finances");

        PublishedRelease release = PublishedRelease.only(line, "datasets/finances/budget/");
        assertThat(release.csv())
                .contains("Préfecture", "Casablanca,2024,1234.5", "Fès,2024,87.25");

        var pointer = line.rows("TablesReleases", "finances.budget").getFirst();
        assertThat(pointer)
                .containsEntry("sk", AttributeValue.fromS("current"))
                .containsEntry("current", AttributeValue.fromN("1"));

        String run = release.run();
        var told = line.rows("TablesOutbox", run).getFirst();
        assertThat(told).containsKey("sentAt").doesNotContainKey("pending");

        JsonNode dataset =
                line.document("StoragePublishedBucket", "catalogue/finances.budget.jsonld");
        assertThat(dataset.findValuesAsText("dct:identifier"))
                .contains("finances.budget", "finances");
        assertThat(dataset.findValuesAsText("foaf:name")).contains("Institution finances");

        assertThat(line.heard("finances.budget"))
                .singleElement()
                .satisfies(message -> {
                    JsonNode event = Template.json(message.body());
                    assertThat(event.path("id").asText()).isEqualTo(run);
                    assertThat(event.path("specversion").asText()).isEqualTo("1.0");
                    assertThat(event.path("type").asText())
                            .isEqualTo("org.khettara.dataset.created.v1");
                    assertThat(event.at("/data/manifest").asText())
                            .startsWith("https://data.example.org/datasets/finances/budget/v=")
                            .endsWith("/manifest.json");
                    assertThat(message.messageAttributes())
                            .hasEntrySatisfying(
                                    "institution",
                                    value -> assertThat(value.stringValue()).isEqualTo("finances"));
                });
    }

    /// A bad file is its publisher's matter: a receipt, and never a dead letter.
    @Test
    void aFileThatIsNoTableIsRefused() throws Exception {
        int before = line.depth("MessagingIngestDeadLetters");
        line.drop("uploads/refusals/scan/scan.csv", "%PDF-1.7\n%âãÏÓ\n1 0 obj\n".getBytes(OFFICE));
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13};
        line.drop("uploads/refusals/photo/photo.csv", png);
        line.run();
        assertThat(line.receipts("refusals"))
                .hasSize(2)
                .allSatisfy(receipt ->
                        assertThat(receipt.path("state").asText())
                                .isEqualToIgnoringCase("refused"));
        ReceiptPagesOnAws.assertTold(line, "refusals");
        assertThat(line.keys("StoragePublishedBucket", "datasets/refusals/")).isEmpty();
        assertThat(line.depth("MessagingIngestDeadLetters")).isEqualTo(before);
        assertThat(line.heard("refusals.scan")).isEmpty();
    }

    @Test
    void aMessageThatIsNoEventEndsInTheDeadLetters() throws Exception {
        int before = line.depth("MessagingIngestDeadLetters");
        line.send("MessagingIngestQueue", "{\"not\": \"an event\"}");
        line.ingest();
        assertThat(line.depth("MessagingIngestDeadLetters")).isEqualTo(before + 1);
        assertThat(line.depth("MessagingIngestQueue")).isZero();
    }

    /// An at-least-once world: five deliveries in any order, two workers at once.
    @Test
    void theSameEventsManyTimesMakeOneReleaseEach() throws Exception {
        line.drop("uploads/storm/a/a.csv", BUDGET.getBytes(OFFICE));
        String first = line.take("MessagingIngestQueue");
        line.drop("uploads/storm/b/b.csv", BUDGET.replace("2024", "2025").getBytes(OFFICE));
        String second = line.take("MessagingIngestQueue");
        var deliveries = new ArrayList<String>();
        deliveries.addAll(Collections.nCopies(5, first));
        deliveries.addAll(Collections.nCopies(5, second));
        Collections.shuffle(deliveries, new Random(20261123));
        deliveries.forEach(body -> line.send("MessagingIngestQueue", body));

        int dead = line.depth("MessagingIngestDeadLetters");
        twoAtOnce();
        line.run();

        assertThat(line.depth("MessagingIngestDeadLetters")).isEqualTo(dead);
        for (String dataset : List.of("storm.a", "storm.b")) {
            assertThat(line.rows("TablesReleases", dataset))
                    .as("the pointer and one release of %s", dataset)
                    .hasSize(2);
            assertThat(line.heard(dataset)).as("events of %s", dataset).hasSize(1);
        }
    }

    private void twoAtOnce() throws Exception {
        try (Rie one = line.start("Ingest");
                Rie two = line.start("Ingest");
                var workers = Executors.newFixedThreadPool(2)) {
            var tasks = new ArrayList<Callable<Integer>>();
            for (Rie worker : List.of(one, two)) {
                worker.invoke(Template.json("{\"Records\": []}"));
                // A message whose upload the other has in hand comes back when that one is done.
                QueuePoller poller = line.poller("Ingest", worker, Duration.ofSeconds(3));
                tasks.add(() -> workUntilIdle(poller));
            }
            for (var task : workers.invokeAll(tasks)) {
                assertThat(task.get()).as("messages of one worker").isPositive();
            }
        }
    }

    private int workUntilIdle(QueuePoller poller) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        int polled = 0;
        while (!line.isIdle("MessagingIngestQueue")) {
            assertThat(System.nanoTime()).as("time that the storm may take").isLessThan(end);
            polled += poller.poll(Duration.ofSeconds(1));
        }
        return polled;
    }

    @Test
    void anArabicNameWithBlanksAndSignsIsKeptAsItIs() throws Exception {
        String name = "ميزانية الجماعة + 2024 (50%) é.csv";
        String csv = "الجماعة;السنة;الميزانية\nفاس;2024;10,5\nمكناس;2024;7,25\n";
        line.drop("uploads/ville-de-fes/" + name, csv.getBytes(UTF_8));
        line.run();
        JsonNode receipt = onlyReceipt("ville-de-fes");
        assertThat(receipt.path("state").asText())
                .as(line.logs())
                .isEqualToIgnoringCase("published");
        assertThat(receipt.path("fileName").asText()).isEqualTo(name);
        ReceiptPagesOnAws.assertTold(line, "ville-de-fes");
        String dataset = receipt.path("dataset").asText();
        assertThat(dataset).startsWith("ville-de-fes.ميزانية-الجماعة-2024");
        assertThat(line.heard(dataset)).hasSize(1);
        assertThat(line.keys("StoragePublishedBucket", "catalogue/" + dataset)).hasSize(7);
    }

    /// The event names a version; that version is read, whatever the key holds by then.
    @Test
    void anOverwrittenFileIsStillPublishedFirst() throws Exception {
        byte[] old = BUDGET.getBytes(OFFICE);
        byte[] young = BUDGET.replace("87,25", "88,00").getBytes(OFFICE);
        line.drop("uploads/overwrites/budget/budget.csv", old);
        line.drop("uploads/overwrites/budget/budget.csv", young);
        line.run();
        assertThat(PublishedRelease.all(line, "datasets/overwrites/budget/"))
                .extracting(PublishedRelease::source)
                .containsExactlyInAnyOrder(
                        PublishedRelease.sha256(old), PublishedRelease.sha256(young));
        assertThat(line.heard("overwrites.budget")).hasSize(2);
    }

    /// A worker may die at any point before the commit; the next one adopts what is there.
    @Test
    void aRunThatDiedBeforeItsCommitIsTakenUp() throws Exception {
        line.drop("uploads/crashes/budget/budget.csv", BUDGET.getBytes(OFFICE));
        String event = line.take("MessagingIngestQueue");
        line.send("MessagingIngestQueue", event);
        line.ingest();
        List<String> objects = line.versions("StoragePublishedBucket", "datasets/crashes/");
        line.forget("crashes.budget");

        line.send("MessagingIngestQueue", event);
        line.ingest();
        assertThat(onlyReceipt("crashes").path("state").asText())
                .isEqualToIgnoringCase("published");
        assertThat(line.rows("TablesReleases", "crashes.budget")).hasSize(2);
        assertThat(line.versions("StoragePublishedBucket", "datasets/crashes/"))
                .as("nothing was written twice")
                .isEqualTo(objects);
    }

    @Test
    void whatTheStreamLostIsSwept() throws Exception {
        line.drop("uploads/sweeps/budget/budget.csv", BUDGET.getBytes(OFFICE));
        line.drop(
                "uploads/sweeps/budget/metadata.json", "{\"title\": \"Crédits\"}".getBytes(UTF_8));
        line.ingest();
        String run = PublishedRelease.only(line, "datasets/sweeps/budget/").run();
        line.age(run);
        try (Rie sweep = line.start("Sweep")) {
            assertThat(sweep.invoke(Template.json("{}")).asText())
                    .as(sweep.log())
                    .isEqualTo("told 1");
            assertThat(sweep.invoke(Template.json("{}")).asText()).isEqualTo("told 0");
            line.age(run);
            assertThat(sweep.invoke(Template.json("{}")).asText())
                    .as(sweep.log())
                    .isEqualTo("told 1");
        }
        assertThat(
                        line.document("StoragePublishedBucket", "catalogue/sweeps.budget.jsonld")
                                .at("/@graph/0/dct:title")
                                .toString())
                .contains("Crédits");
        line.notifySubscribers();
        assertThat(line.heard("sweeps.budget"))
                .isNotEmpty()
                .allSatisfy(message ->
                        assertThat(Template.json(message.body()).path("id").asText())
                                .isEqualTo(run));
        // The sweep made a change of the description, and the stream tells it.
        line.run();
        assertThat(line.heard("sweeps.budget"))
                .extracting(message -> Template.json(message.body()).path("type").asText())
                .last()
                .isEqualTo("org.khettara.dataset.described.v1");
        String payload = "activities/%s.nt".formatted(run);
        assertThat(new String(line.object("StoragePublishedBucket", payload), UTF_8))
                .contains("<http://www.w3.org/ns/dcat#Dataset>");
    }

    @Test
    void peopleAndDeletionsDecideWhatIsServed() throws Exception {
        DecisionsOnAws.holdApproveWithdrawAndDelete(line);
    }

    @Test
    void thePortalIsAssessedByNight() throws Exception {
        AssessmentOnAws.assess(line);
    }

    /// Over all that the other tests made the functions do.
    @ParameterizedTest
    @ValueSource(strings = {"Ingest", "Catalog", "Sweep", "Notify", "Decide", "Assess"})
    @Order(Integer.MAX_VALUE)
    void aFunctionIsGrantedWhatItAsksForAndNoMore(String function) {
        Set<Call> calls = line.calls(function);
        List<Grants> grants = line.grants(function);
        assertThat(calls.stream().filter(call -> grants.stream().noneMatch(g -> g.covers(call))))
                .as("asked for, but not granted")
                .isEmpty();
        assertThat(
                        grants.stream()
                                .filter(Grants::isForTheCode)
                                .filter(grant -> calls.stream().noneMatch(grant::covers)))
                .as("granted, but never asked for")
                .isEmpty();
    }

    private JsonNode onlyReceipt(String institution) throws Exception {
        assertThat(line.receipts(institution)).as(line.logs()).hasSize(1);
        return line.receipts(institution).getFirst();
    }
}
