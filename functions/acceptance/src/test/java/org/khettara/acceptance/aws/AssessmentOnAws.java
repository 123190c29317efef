package org.khettara.acceptance.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/// Nights of a portal, through the function; and the operator, who gives rules, a register and an
/// inventory.
final class AssessmentOnAws {
    static final String INSTITUTION = "ville-de-sefrou";

    private static final String RAW = "StorageRawBucket";
    private static final String PUBLISHED = "StoragePublishedBucket";
    private static final String BUDGET = "uploads/%s/budget/budget.csv".formatted(INSTITUTION);
    private static final String WELLS = "uploads/%s/puits/puits.csv".formatted(INSTITUTION);
    private static final String BROKEN =
            """
            version: 3
            title: {fr: Règles, ar: قواعد, en: Rules}
            mandatory:
              basis: {fr: loi, ar: قانون, en: law}
              fields: [phone]
            """;

    private final AwsLine line;
    private final Rie function;

    private AssessmentOnAws(AwsLine line, Rie function) {
        this.line = line;
        this.function = function;
    }

    static void assess(AwsLine line) throws Exception {
        line.drop(BUDGET, "commune;budget\nSefrou;9\nBhalil;1,5\n".getBytes(UTF_8));
        line.drop(WELLS, "puits;profondeur\nNord;12\nSud;30\n".getBytes(UTF_8));
        line.run();
        try (Rie function = line.start("Assess")) {
            var nights = new AssessmentOnAws(line, function);
            nights.give();
            nights.first();
            nights.again();
            nights.afterOneRecordChanged();
            nights.withBrokenRules();
        }
    }

    private void give() {
        line.put(
                RAW,
                "assessment/register.csv",
                "kind,title,address,date\nservice,Carte,http://127.0.0.1:1/,2026-11-01\n");
        line.put(
                RAW,
                "assessment/inventory/%s.jsonl".formatted(INSTITUTION),
                """
                {"title": "Budget", "status": "identified", "dataset": "%s.budget"}
                {"title": "Liste des agents", "status": "refused", "legalReason": "loi 09-08"}
                """
                        .formatted(INSTITUTION));
    }

    private void first() throws Exception {
        JsonNode night = night();
        assertThat(night.path("datasets").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(night.path("judged").asInt()).isEqualTo(night.path("datasets").asInt());
        assertThat(night.path("asked").asInt()).as("addresses of other hosts").isEqualTo(1);
        assertPagesTell(night.path("datasets").asInt());
        assertDataTells();
        assertMetricsAreATable();
    }

    private void assertPagesTell(int datasets) throws IOException {
        for (String language : List.of("fr", "ar", "en")) {
            var page = line.fetch(PUBLISHED, "assessment/assessment.%s.html".formatted(language));
            assertThat(page.response().contentType()).isEqualTo("text/html; charset=utf-8");
            Document document = Jsoup.parse(page.asString(UTF_8));
            assertThat(document.select("html").attr("lang")).isEqualTo(language);
            assertThat(document.text())
                    .contains("Institution " + INSTITUTION)
                    .doesNotContain("Liste des agents");
            assertThat(document.expectFirst("dd").text()).isEqualTo("" + datasets);
        }
    }

    /// Files of the portal are there, so their addresses answer; what is planned is counted.
    private void assertDataTells() {
        JsonNode report = line.document(PUBLISHED, "assessment/assessment.json");
        assertThat(report.path("datasets").findValuesAsText("id"))
                .contains(INSTITUTION + ".budget", INSTITUTION + ".puits")
                .isSorted();
        assertThat(report.path("datasets").toString()).doesNotContain("does not answer");
        assertThat(report.toString()).doesNotContain("Liste des agents");
        assertThat(report.at("/inventories/0/counts").toString())
                .isEqualTo("{\"identified\":0,\"in-preparation\":0,\"published\":1,\"refused\":1}");
        JsonNode today = report.path("trend").path(0);
        assertThat(today.path("services").asInt()).isEqualTo(1);
        assertThat(today.path("servicesAnswering").asInt(-1)).isZero();
        assertThat(today.path("releases").asInt())
                .isGreaterThanOrEqualTo(today.path("datasets").asInt());
    }

    /// As DuckDB reads it.
    private void assertMetricsAreATable() throws Exception {
        Path folder = Files.createTempDirectory("assessment");
        Path csv = folder.resolve("metrics.csv");
        Path parquet = folder.resolve("metrics.parquet");
        Files.write(csv, line.object(PUBLISHED, "assessment/metrics.csv"));
        Files.write(parquet, line.object(PUBLISHED, "assessment/metrics.parquet"));
        assertThat(csv).content().contains(INSTITUTION + ".budget,1,", ",,,rows,2\n");
        Python.script(
                Repository.file("functions/assessment/src/test/python/assessment_oracle.py"),
                folder.toString());
        Files.delete(csv);
        Files.delete(parquet);
        Files.delete(folder);
    }

    private void again() throws Exception {
        List<String> series = series();
        assertThat(series).hasSize(2);
        JsonNode night = night();
        assertThat(night.path("judged").asInt()).as("records that are the same").isZero();
        assertThat(night.path("asked").asInt()).as("a failure is asked again after a day").isZero();
        assertThat(series()).isEqualTo(series);
    }

    private void afterOneRecordChanged() throws Exception {
        line.drop(BUDGET, "commune;budget\nSefrou;9\nBhalil;2,5\n".getBytes(UTF_8));
        line.run();
        assertThat(night().path("judged").asInt()).isEqualTo(1);
        assertThat(series()).hasSize(2);
    }

    private void withBrokenRules() throws Exception {
        JsonNode before = line.document(PUBLISHED, "assessment/assessment.json");
        line.put(RAW, "assessment/rules.yaml", BROKEN);
        JsonNode answer = function.invoke(Template.json("{\"id\": \"a-night\"}"));
        assertThat(answer.path("errorMessage").asText())
                .contains("assessment/rules.yaml, line 5", "phone");
        assertThat(function.log())
                .contains("\"event\":\"failed\",\"message_id\":\"a-night\"")
                .contains("assessment/rules.yaml, line 5");
        assertThat(line.document(PUBLISHED, "assessment/assessment.json")).isEqualTo(before);
        line.remove(RAW, "assessment/rules.yaml");
    }

    private JsonNode night() throws Exception {
        JsonNode answer = function.invoke(Template.json("{\"id\": \"a-night\"}"));
        assertThat(answer.has("judged")).as("%s %s", answer, function.log()).isTrue();
        return answer;
    }

    private List<String> series() {
        return new String(line.object(RAW, "assessment/series.csv"), UTF_8).lines().toList();
    }
}
