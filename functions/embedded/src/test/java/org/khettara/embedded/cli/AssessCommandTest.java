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
