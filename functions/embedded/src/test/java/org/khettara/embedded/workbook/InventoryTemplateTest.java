package org.khettara.embedded.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.khettara.core.inventory.InventorySheet.Checked;
import org.khettara.core.inventory.InventoryStatus;
import org.khettara.core.inventory.Planned;
import org.khettara.core.report.Report.Finding;
import org.khettara.embedded.InventoryReader;
import org.khettara.pages.Language;
import org.khettara.pages.workbook.InventoryTemplate;

/// The inventory as an institution fills it in, in each language.
final class InventoryTemplateTest {
    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource(Language.class)
    void filledInItIsAnInventory(Language language) throws Exception {
        Path template = folder.resolve("template.xlsx");
        try (OutputStream out = Files.newOutputStream(template)) {
            InventoryTemplate.workbook(out, language);
        }
        JsonNode sheet = Openpyxl.sheets(template).path(0);
        String refused = language.of(InventoryStatus.REFUSED.words());
        assertThat(sheet.path("rightToLeft").asBoolean()).isEqualTo(language == Language.AR);
        assertThat(sheet.path("validations").toString()).contains(refused);
        Path filled = folder.resolve("filled.xlsx");
        Map<String, String> cells =
                Map.of(
                        "A2", "Budget",
                        "F2", language.of(InventoryStatus.IDENTIFIED.words()),
                        "H2", "2027",
                        "A3", "Agents",
                        "F3", refused,
                        "G3", "31-13, 7",
                        "A4", "Ponts",
                        "F4", refused);
        Openpyxl.fill(template, filled, sheet.path("name").asText(), cells);
        Checked checked = InventoryReader.read(filled, Set.of());
        assertThat(checked.planned())
                .extracting(
                        Planned::title, Planned::status, Planned::expected, Planned::legalReason)
                .containsExactly(
                        tuple("Budget", InventoryStatus.IDENTIFIED, "2027", null),
                        tuple("Agents", InventoryStatus.REFUSED, null, "31-13, 7"));
        assertThat(checked.problems())
                .extracting(Finding::code, problem -> problem.where().row())
                .containsExactly(tuple("REASON_MISSING", 4L));
    }
}
