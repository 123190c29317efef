package org.khettara.acceptance.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.khettara.aws.AwsAdapters;
import org.khettara.aws.DynamoTables;
import org.khettara.core.port.Ledger;
import org.khettara.core.release.By;
import org.khettara.core.release.Decision;
import org.khettara.core.release.HoldReason;
import org.khettara.core.release.Outcome;
import org.khettara.core.release.ReleasePolicy;
import org.khettara.core.release.Transition;
import org.khettara.core.upload.DatasetId;

/// A person who decides, with the ledger of the deployed system in hand; and the publisher, who
/// deletes a file.
final class DecisionsOnAws {
    private static final DatasetId BUDGET = DatasetId.parse("decisions.budget");
    private static final DatasetId CREDITS = DatasetId.parse("decisions.credits");
    private static final String CREDITS_KEY = "uploads/decisions/credits/credits.csv";
    private static final String KEY = "uploads/decisions/budget/budget.csv";
    private static final By AMINA = new By("amina", "the figures are wrong");
    private final AwsLine line;

    DecisionsOnAws(AwsLine line) {
        this.line = line;
    }

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

    void holdWithdrawAndDelete() throws Exception {
        line.register("decisions", "Institution decisions");
        drop("Fès;1\n");
        line.run();
        assertThat(line.keys("StoragePublishedBucket", "datasets/decisions/")).isNotEmpty();
        hold();
        withdraw();
        delete();
        assertThat(line.ledger().audit(BUDGET).firstBroken()).isEmpty();
        assertThat(line.ledger().audit(CREDITS).firstBroken()).isEmpty();
    }

    private void hold() throws Exception {
        decide(new Decision.SetPolicy(BUDGET, ReleasePolicy.holdOn(HoldReason.ALWAYS), AMINA));
        List<String> before = line.keys("StoragePublishedBucket", "datasets/decisions/");
        drop("Fès;2\n");
        line.run();
        assertThat(line.keys("StoragePublishedBucket", "datasets/decisions/")).isEqualTo(before);
        assertThat(line.keys("StorageRawBucket", "held/decisions/budget/v="))
                .anyMatch(key -> key.endsWith("/manifest.json"));
        assertThat(line.receipts("decisions"))
                .extracting(receipt -> receipt.path("state").asText())
                .containsExactlyInAnyOrder("published", "held");
        assertThat(line.heard(BUDGET.toString())).hasSize(1);
        decide(new Decision.Decline(BUDGET, 2, AMINA));
    }

    /// By the sweep first, and then once more by the stream.
    private void withdraw() throws Exception {
        Transition withdrawn = decide(new Decision.Withdraw(BUDGET, 1, AMINA));
        line.age(withdrawn.change() == null ? "" : withdrawn.change().id());
        try (Rie sweep = line.start("Sweep")) {
            assertThat(sweep.invoke(Template.json("{}")).asText())
                    .as(sweep.log())
                    .isEqualTo("told 1");
        }
        line.run();
        assertThat(line.keys("StoragePublishedBucket", "datasets/decisions/"))
                .singleElement()
                .satisfies(key -> {
                    assertThat(key).endsWith("/withdrawn.json");
                    assertThat(line.document("StoragePublishedBucket", key).path("reason").asText())
                            .isEqualTo(AMINA.why());
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
        decide(new Decision.WithdrawAll(CREDITS, AMINA));
        line.run();
        assertThat(line.keys("StoragePublishedBucket", "datasets/decisions/credits/"))
                .singleElement()
                .asString()
                .endsWith("/withdrawn.json");
    }

    private void drop(String row) {
        line.drop(KEY, ("commune;budget\nMeknès;9\n" + row).getBytes(UTF_8));
    }

    private Transition decide(Decision decision) throws Exception {
        return switch (line.ledger().decide(decision, Instant.now())) {
            case Outcome.Done(Transition transition) -> transition;
            case Outcome.Refused refused -> throw new AssertionError(refused.toString());
        };
    }
}
