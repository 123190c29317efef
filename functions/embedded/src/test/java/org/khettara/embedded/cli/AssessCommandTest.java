package org.khettara.embedded.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.core.document.Json;

/// The commands that tell people how good things are.
final class AssessCommandTest {
    @TempDir Path folder;

    private void publish() throws IOException {
        assertThat(command("institutions", "add", "onee", "ONEE · المكتب الوطني").status())
                .isZero();
        assertThat(command("assess").err()).contains("Nothing to assess");
        Path file =
                Files.writeString(
                        folder.resolve("barrages.csv"),
                        "Barrage;Taux\nAl Massira;12,5\nOued El Makhazine;x\n"
                                + "Bin;3\n".repeat(200));
        assertThat(command("publish", "--institution", "onee", file.toString()).status()).isZero();
    }

    @Test
    void metadataIsAssessedAndMended() throws IOException {
        publish();
        int before = points();
        assertThat(command("assess").out())
                .contains("onee.barrages", "points on average", "Choose a licence.");
        assertThat(
                        command(
                                        "describe",
                                        "onee.barrages",
                                        "--who",
                                        "amina",
                                        "--licence",
                                        "odc-odbl",
                                        "--keyword.fr",
                                        "barrage")
                                .status())
                .isZero();
        assertThat(points()).isGreaterThanOrEqualTo(before + 30);
    }

    /// Files of this home are there, so their addresses answer.
    private int points() throws IOException {
        JsonNode dataset = Json.read(command("assess", "--json").out(), JsonNode.class);
        assertThat(dataset.path("toMend").toString()).doesNotContain("does not answer");
        return dataset.path("points").asInt();
    }

    @Test
    void theAssessmentIsWrittenInThreeLanguages() throws IOException {
        publish();
        Path to = folder.resolve("assessment");
        assertThat(command("assess", "--to", to.toString()).status()).isZero();
        assertThat(to.resolve("assessment.ar.html")).content().contains("dir=\"rtl\"");
        assertThat(to.resolve("assessment.fr.html")).content().contains("ONEE · المكتب الوطني");
        assertThat(to.resolve("assessment.en.html")).content().contains("Assessment of the portal");
        assertThat(to.resolve("assessment.json")).content().contains("\"most\" : 405");
    }

    @Test
    void aSecondAssessmentIsThatOfTheFirstAndLeavesOneRowADay() throws IOException {
        publish();
        String first = command("assess", "--json").out();
        Path series = folder.resolve("home/assessment/series.csv");
        assertThat(Files.readAllLines(series)).hasSize(2);
        String yesterday =
                Files.readString(series)
                        .replaceFirst("(?m)^[0-9]{4}-[0-9-]{5},1,", "2020-01-01,0,");
        Files.writeString(series, yesterday);
        assertThat(command("assess", "--json").out()).isEqualTo(first);
        assertThat(Files.readAllLines(series)).hasSize(3);
        Path to = folder.resolve("assessment");
        assertThat(command("assess", "--to", to.toString()).status()).isZero();
        assertThat(Files.readAllLines(series)).hasSize(3);
        assertThat(to.resolve("assessment.en.html")).content().contains("1 Jan 2020");

        Files.writeString(series, "date,datasets\n2020-13-01,1\n");
        assertThat(command("assess"))
                .returns(1, Typed::status)
                .satisfies(typed -> assertThat(typed.err()).contains("series.csv, line 2"));
    }

    @Test
    void whatPeopleRegisterIsCountedAndWhatNobodyDoesIsNot() throws IOException {
        publish();
        command("assess");
        Path series = folder.resolve("home/assessment/series.csv");
        assertThat(Files.readString(series)).endsWith(",,,,\n");
        Path register = folder.resolve("home/register.csv");
        Files.writeString(
                register,
                """
                kind,title,address,date
                reuse,"Carte, des barrages",https://example.org/,2026-11-01
                request,Nappes,,2026-11-02
                reuse,Tableau de bord,,2026-11-03
                """);
        assertThat(command("assess").status()).isZero();
        assertThat(Files.readString(series)).endsWith(",2,1,0,,,,,,\n");
        Files.writeString(register, "kind,title,address,date\nréemploi,x,,\n");
        assertThat(command("assess").err()).contains("register.csv, line 2", "réemploi");
    }

    @Test
    void theRulesOfTheHomeReplaceOurs() throws IOException {
        publish();
        JsonNode ours = Json.read(command("assess", "--json").out(), JsonNode.class);
        assertThat(ours.path("breaches").toString()).contains("licence", "contact");
        Path rules = folder.resolve("home/rules.yaml");
        Files.writeString(
                rules,
                """
                version: 3
                title: {fr: Règles, ar: قواعد, en: Rules}
                mandatory:
                  basis: {fr: loi, ar: قانون, en: law}
                  fields: [contact]
                formats:
                  basis: {fr: loi, ar: قانون, en: law}
                  allowed: [ods]
                licences:
                  basis: {fr: loi, ar: قانون, en: law}
                  allowed: []
                """);
        JsonNode theirs = Json.read(command("assess", "--json").out(), JsonNode.class);
        assertThat(theirs.path("breaches").toString())
                .isEqualTo(
                        "[{\"kind\":\"mandatory\",\"what\":\"contact\"},{\"kind\":\"format\",\"what\":\"csv\"}]");
        Files.writeString(rules, Files.readString(rules).replace("[contact]", "[phone]"));
        assertThat(command("assess"))
                .returns(1, Typed::status)
                .satisfies(
                        typed -> assertThat(typed.err()).contains("line 5", "phone", "keywords"));
    }

    @Test
    void theHistoryOfADatasetIsToldReleaseByRelease() throws IOException {
        publish();
        Path file = folder.resolve("barrages.csv");
        for (int extra = 1; extra <= 2; extra++) {
            Files.writeString(file, Files.readString(file) + "Bin;%d\n".formatted(extra));
            assertThat(command("publish", "--institution", "onee", file.toString()).status())
                    .isZero();
        }
        Files.writeString(file, "Barrage;Taux\nBin;3\nBin;4\n");
        Typed published = command("publish", "--institution", "onee", file.toString());
        assertThat(published.status()).isZero();
        assertThat(command("history", "onee.barrages").out())
                .contains("4: The table 'barrages' has 2 rows; the release before had 204.")
                .contains("The column 'Barrage' is always filled.");
        JsonNode history =
                Json.read(command("history", "onee.barrages", "--json").out(), JsonNode.class);
        assertThat(history.path("releases")).hasSize(4);
        assertThat(history.path("releases").get(0).path("unusual")).isEmpty();
        assertThat(history.path("releases").get(3).path("unusual").toString())
                .contains("ROW_COUNT_UNUSUAL");
        assertThat(command("history", "onee.nothing").status()).isEqualTo(2);
    }

    /// `./check` holds the one against the other.
    @Test
    void allMetricsAreATableInTwoFormats() throws IOException {
        publish();
        Path to = folder.resolve("assessment");
        assertThat(command("assess", "--to", to.toString()).status()).isZero();
        assertThat(to.resolve("metrics.csv"))
                .content()
                .startsWith("dataset,release,released_at,table,column,metric,value\n")
                .contains(",barrages,Taux,rejected,1\n", ",,,mqa_points,");
        assertThat(to.toFile().list())
                .containsExactlyInAnyOrder(
                        "assessment.fr.html",
                        "assessment.ar.html",
                        "assessment.en.html",
                        "assessment.json",
                        "metrics.csv",
                        "metrics.parquet");
    }

    @Test
    void aReceiptIsReadOnTheScreenAndAsAPage() throws IOException {
        publish();
        assertThat(command("receipt", "onee.barrages").out())
                .contains("Votre fichier est publié", "B3", "x", "barrages.csv");
        Path page = folder.resolve("receipt.html");
        assertThat(
                        command(
                                        "receipt",
                                        "onee.barrages",
                                        "--language",
                                        "ar",
                                        "--to",
                                        page.toString())
                                .status())
                .isZero();
        assertThat(page).content().contains("dir=\"rtl\"", "نُشر ملفكم");
        assertThat(command("receipt", "onee.nothing").status()).isEqualTo(2);
        assertThat(command("receipt", "onee.barrages", "--language", "de").status()).isEqualTo(2);
    }

    private Typed command(String... arguments) {
        var all = new ArrayList<>(List.of("--home", folder.resolve("home").toString()));
        all.addAll(List.of(arguments));
        return Typed.command(all.toArray(String[]::new));
    }
}
