package org.khettara.embedded.workbook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.core.Stage;
import org.khettara.core.difference.Compatibility;
import org.khettara.core.receipt.Receipt;
import org.khettara.core.release.Settlement.State;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Institution;
import org.khettara.core.upload.InstitutionId;
import org.khettara.core.upload.Upload;
import org.khettara.embedded.Home;
import org.khettara.embedded.Workbooks;
import org.khettara.pages.Language;
import org.khettara.pages.workbook.ReleaseWorkbook;

final class TemplateTest {
    private static final InstitutionId FES = new InstitutionId("ville-de-fes");
    private static final DatasetId BUDGET = new DatasetId(FES, "budget");

    @TempDir Path folder;

    private static String budget() {
        var text = new StringBuilder("Code;Chapitre;Montant;Effectif;Voté le;Réalisé\n");
        for (int i = 0; i < 30; i++) {
            text.append(
                    "%03d;%s;1 00%d,50 DH;%d;%02d/03/2024;%s%n"
                            .formatted(
                                    i,
                                    i % 2 == 0 ? "Personnel" : "Matériel <\"x\"> & fêtes",
                                    i % 10,
                                    i,
                                    i % 28 + 1,
                                    i % 3 == 0 ? "oui" : "non"));
        }
        return text.toString();
    }

    private static Receipt publish(Home home, String name, byte[] content) throws Exception {
        Upload upload =
                home.accept(DatasetId.ofFile(FES, name), name, new ByteArrayInputStream(content));
        return home.process(upload, Stage.Watcher.NOBODY);
    }

    @Test
    void filledInItIsAReleaseThatItsReadersCanGoOnWith() throws Exception {
        try (Home home = Home.open(folder.resolve("home"))) {
            home.register(new Institution(FES, "Ville de Fès"));
            publish(home, "budget.csv", budget().getBytes(UTF_8));
            var release = home.current(BUDGET).orElseThrow();
            var asked = new Workbooks.Asked(release, ReleaseWorkbook.TEMPLATE, Language.FR);
            Path template = made(home, asked);
            Path filled = folder.resolve("filled.xlsx");
            Openpyxl.fill(
                    template,
                    filled,
                    "budget",
                    Map.ofEntries(
                            Map.entry("A2", "007"),
                            Map.entry("B2", "Personnel"),
                            Map.entry("C2", 12.5),
                            Map.entry("D2", 3),
                            Map.entry("E2", Map.of("date", "2025-03-01")),
                            Map.entry("F2", true),
                            Map.entry("A3", "008"),
                            Map.entry("B3", "Autre"),
                            Map.entry("C3", 0.25),
                            Map.entry("D3", 4),
                            Map.entry("E3", Map.of("date", "2025-03-02")),
                            Map.entry("F3", false)));
            Receipt receipt = publish(home, asked.fileName(), Files.readAllBytes(filled));
            assertThat(receipt.state()).isEqualTo(State.PUBLISHED);
            assertThat(receipt.dataset()).isEqualTo(BUDGET.toString());
            var filledIn = home.current(BUDGET).orElseThrow();
            assertThat(filledIn.content().assessment().compatibility())
                    .isNotEqualTo(Compatibility.BREAKING);
            assertThat(filledIn.content().tables().getFirst().columns())
                    .isEqualTo(release.content().tables().getFirst().columns());
            var csv = home.openPublished(filledIn.content().prefix() + "budget.csv");
            try (csv) {
                assertThat(new String(csv.readAllBytes(), UTF_8))
                        .endsWith(
                                "007,Personnel,12.5,3,2025-03-01,true\r\n008,Autre,0.25,4,2025-03-02,false\r\n");
            }
        }
    }

    private Path made(Home home, Workbooks.Asked asked) throws Exception {
        return switch (home.workbooks().make(asked)) {
            case Workbooks.Made.Whole(Path file) ->
                    Files.move(file, folder.resolve("template.xlsx"));
            case Workbooks.Made.None(var why) -> throw new AssertionError(why.en());
        };
    }

    @Test
    void columnsSayWhatBelongsInThem() throws Exception {
        Normalised first = Normalised.of(folder, "budget.csv", budget());
        JsonNode sheet =
                Openpyxl.sheets(first.workbook(ReleaseWorkbook.TEMPLATE, Language.FR)).get(0);
        assertThat(sheet.get("frozen").asText()).isEqualTo("A2");
        JsonNode cells = sheet.get("cells");
        assertThat(cells).hasSize(6);
        assertThat(cells.get("C1").get("value").asText()).isEqualTo("Montant");
        assertThat(cells.get("C1").get("note").asText())
                .isEqualTo("Type : nombre.\nUnité : MAD.\nForme attendue, par exemple : 1234,5");
        JsonNode validations = sheet.get("validations");
        assertThat(validations.at("/B2:B1048576/type").asText()).isEqualTo("list");
        assertThat(validations.at("/B2:B1048576/formula").asText())
                .isEqualTo("\"Personnel,Matériel <\"\"x\"\"> & fêtes\"");
        assertThat(validations.at("/C2:C1048576/formula").asText()).isEqualTo("ISNUMBER(C2)");
        assertThat(validations.at("/D2:D1048576/formula").asText())
                .isEqualTo("IF(ISNUMBER(D2),D2=INT(D2),FALSE)");
        assertThat(validations.at("/F2:F1048576/formula").asText()).isEqualTo("ISLOGICAL(F2)");
        assertThat(validations.has("A2:A1048576")).isFalse();
        JsonNode formats = sheet.get("columnFormats");
        assertThat(formats.get("A").asText()).isEqualTo("@");
        assertThat(formats.get("E").asText()).isEqualTo("yyyy-mm-dd");
    }

    @Test
    void listsHaveNoMistakesAndNothingOfPersons() throws Exception {
        var text = new StringBuilder("Nom et prénom;Ville;Remarque\n");
        for (int i = 0; i < 40; i++) {
            text.append(i % 2 == 0 ? "Fatima Zahra El Amrani" : "Mohamed Benali")
                    .append(i % 3 == 0 ? ";Rabat" : ";Salé")
                    .append(i % 2 == 0 ? ";oui, mais\n" : ";non, et\n");
        }
        text.append("Mohamed Benali;sale;oui, mais\n");
        Normalised first = Normalised.of(folder, "agents.csv", text.toString());
        JsonNode validations =
                Openpyxl.sheets(first.workbook(ReleaseWorkbook.TEMPLATE, Language.AR))
                        .get(0)
                        .get("validations");
        assertThat(validations).hasSize(1);
        assertThat(validations.at("/B2:B1048576/formula").asText()).isEqualTo("\"Rabat,Salé\"");
    }
}
