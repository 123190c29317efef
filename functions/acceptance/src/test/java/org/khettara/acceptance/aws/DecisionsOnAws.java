package org.khettara.acceptance.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.khettara.aws.AwsAdapters;
import org.khettara.aws.DynamoTables;
import org.khettara.core.port.Ledger;
import org.khettara.core.upload.DatasetId;

/// A person who decides, through the function; and the publisher, who deletes a file.
final class DecisionsOnAws {
    private static final DatasetId BUDGET = DatasetId.parse("decisions.budget");
    private static final DatasetId CREDITS = DatasetId.parse("decisions.credits");
    private static final String CREDITS_KEY = "uploads/decisions/credits/credits.csv";
    private static final String KEY = "uploads/decisions/budget/budget.csv";
    private static final String WHY = "the figures are wrong";
    private final AwsLine line;
    private final Rie decide;

    private DecisionsOnAws(AwsLine line, Rie decide) {
        this.line = line;
        this.decide = decide;
    }

    /// What the ledger of the deployed system says.
    ///
    /// @param names of the tables as deployed, by their ids in the template
    static Ledger ledger(URI endpoint, UnaryOperator<String> names) {
        System.setProperty("aws.endpointUrl", endpoint.toString());
        System.setProperty("aws.region", "eu-west-3");
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        var tables =
                new DynamoTables(
                        names.apply("TablesClaims"),
                        names.apply("TablesReleases"),
                        names.apply("TablesOutbox"),
                        names.apply("TablesAudit"));
        return new AwsAdapters(AwsAdapters.Addressing.PATH).ledger(tables);
    }

    static void holdApproveWithdrawAndDelete(AwsLine line) throws Exception {
        line.register("decisions", "Institution decisions");
        try (Rie decide = line.start("Decide")) {
            var decisions = new DecisionsOnAws(line, decide);
            decisions.drop("Fès;1\n");
            line.run();
            assertThat(line.keys("StoragePublishedBucket", "datasets/decisions/")).isNotEmpty();
            decisions.approve();
            ReceiptPagesOnAws.assertTold(line, "decisions");
            decisions.decline();
            decisions.withdraw();
            ReceiptPagesOnAws.assertTold(line, "decisions");
            decisions.delete();
            ReceiptPagesOnAws.assertTold(line, "decisions");
        }
        assertThat(line.ledger().audit(BUDGET).firstBroken()).isEmpty();
        assertThat(line.ledger().audit(CREDITS).firstBroken()).isEmpty();
    }

    private void approve() throws Exception {
        decide(BUDGET, "\"decision\": \"policy\", \"policy\": \"hold-always\"");
        List<String> before = line.keys("StoragePublishedBucket", "datasets/decisions/");
        drop("Fès;2\n");
        line.run();
        assertThat(line.keys("StoragePublishedBucket", "datasets/decisions/")).isEqualTo(before);
        assertThat(line.keys("StorageRawBucket", "held/decisions/budget/v="))
                .anyMatch(key -> key.endsWith("/manifest.json"));
        assertThat(states()).containsExactlyInAnyOrder("published", "held");
        assertThat(line.heard(BUDGET.toString())).hasSize(1);

        JsonNode approved = decide(BUDGET, "\"decision\": \"approve\", \"release\": 2");
        assertThat(approved.path("standing").asText()).isEqualTo("published");
        line.run();
        assertThat(line.keys("StoragePublishedBucket", "datasets/decisions/"))
                .containsAll(before)
                .hasSizeGreaterThan(before.size());
        assertThat(states()).containsExactly("published", "published");
        assertThat(line.heard(BUDGET.toString())).hasSize(2);
        JsonNode again = ask(BUDGET, "\"decision\": \"approve\", \"release\": 2");
        assertThat(again.path("outcome").asText()).isEqualTo("refused");
        assertThat(again.path("code").asText()).isEqualTo("not_held");
    }

    private void decline() throws Exception {
        drop("Fès;3\n");
        line.run();
        List<String> before = line.keys("StoragePublishedBucket", "datasets/decisions/");
        decide(BUDGET, "\"decision\": \"decline\", \"release\": 3");
        line.run();
        assertThat(line.keys("StoragePublishedBucket", "datasets/decisions/")).isEqualTo(before);
        assertThat(states()).containsExactlyInAnyOrder("published", "published", "declined");
    }

    private List<String> states() {
        return line.receipts("decisions").stream()
                .map(receipt -> receipt.path("state").asText())
                .toList();
    }

    /// By the sweep first, and then once more by the stream.
    private void withdraw() throws Exception {
        line.age(decide(BUDGET, "\"decision\": \"withdraw\"").path("change").asText());
        try (Rie sweep = line.start("Sweep")) {
            assertThat(sweep.invoke(Template.json("{}")).asText())
                    .as(sweep.log())
                    .isEqualTo("told 1");
        }
        line.run();
        // Each release that readers saw has its notice; of the declined one there is none.
        assertThat(line.keys("StoragePublishedBucket", "datasets/decisions/"))
                .hasSize(2)
                .allSatisfy(key -> {
                    assertThat(key).endsWith("/withdrawn.json");
                    assertThat(line.document("StoragePublishedBucket", key).path("reason").asText())
                            .isEqualTo(WHY);
                });
        assertThat(line.keys("StoragePublishedBucket", "catalogue/decisions")).isEmpty();
        assertThat(line.heard(BUDGET.toString()))
                .extracting(message -> Template.json(message.body()).path("type").asText())
                .contains("org.khettara.dataset.withdrawn.v1");
    }

    /// Of another dataset: the emulator gives all uploads one sequencer, so nothing comes after
    /// what was withdrawn.
    private void delete() throws Exception {
        line.drop(CREDITS_KEY, "commune;crédits\nMeknès;9\nFès;3\n".getBytes(UTF_8));
        line.run();
        assertThat(line.ledger().current(CREDITS)).isPresent();
        Instant later = Instant.now().plusSeconds(3600);
        line.send(
                "MessagingIngestQueue",
                """
                {"source": "aws.s3", "detail-type": "Object Deleted", "time": "%s",
                 "detail": {"bucket": {"name": "uploads"}, "reason": "DeleteObject",
                  "deletion-type": "Delete Marker Created",
                  "object": {"key": "%s", "version-id": "marker", "sequencer": "FF"}}}\
                """
                        .formatted(later, CREDITS_KEY));
        line.run();
        assertThat(line.ledger().current(CREDITS)).isEmpty();
        assertThat(line.keys("StoragePublishedBucket", "catalogue/" + CREDITS)).isEmpty();
        decide(CREDITS, "\"decision\": \"withdraw\"");
        line.run();
        assertThat(line.keys("StoragePublishedBucket", "datasets/decisions/credits/"))
                .singleElement()
                .asString()
                .endsWith("/withdrawn.json");
    }

    private void drop(String row) {
        line.drop(KEY, ("commune;budget\nMeknès;9\n" + row).getBytes(UTF_8));
    }

    private JsonNode decide(DatasetId dataset, String what) throws Exception {
        JsonNode answer = ask(dataset, what);
        assertThat(answer.path("outcome").asText())
                .as("%s %s", answer, decide.log())
                .isEqualTo("done");
        return answer;
    }

    private JsonNode ask(DatasetId dataset, String what) throws Exception {
        return decide.invoke(
                Template.json(
                        "{\"dataset\": \"%s\", \"who\": \"amina\", \"why\": \"%s\", %s}"
                                .formatted(dataset, WHY, what)));
    }
}
