package org.khettara.core.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khettara.core.inventory.InventorySheet.Checked;
import org.khettara.core.inventory.InventorySheet.Entry;
import org.khettara.core.report.Report.Finding;

final class InventorySheetTest {
    private static final List<String> HEADER =
            List.of("Titre", "État d'avancement", "Motif légal", "Identifiant", "remarque");

    @SafeVarargs
    private static Checked check(List<String>... rows) {
        List<Entry> entries =
                IntStream.range(0, rows.length).mapToObj(i -> new Entry(i + 5L, rows[i])).toList();
        return InventorySheet.check(HEADER, entries, Set.of("ville.budget"));
    }

    @Test
    void aSheetInOtherWordsIsUnderstood() {
        Checked checked =
                check(
                        List.of(" Budget ", "Publiée", "", "ville.budget", "x"),
                        List.of("Marchés", "EN COURS", "", "", ""),
                        List.of("Agents", "refusé", "loi 09-08, article 1", "", ""));
        assertThat(checked.problems()).isEmpty();
        assertThat(checked.isInventory()).isTrue();
        assertThat(checked.planned())
                .extracting(Planned::title, Planned::status, Planned::dataset, Planned::legalReason)
                .containsExactly(
                        tuple("Budget", InventoryStatus.PUBLISHED, "ville.budget", null),
                        tuple("Marchés", InventoryStatus.IN_PREPARATION, null, null),
                        tuple("Agents", InventoryStatus.REFUSED, null, "loi 09-08, article 1"));
    }

    @ParameterizedTest
    @CsvSource({
        "identifié, IDENTIFIED", "محدد, IDENTIFIED", "قيد الاعداد, IN_PREPARATION",
        "published, PUBLISHED", "مرفوض, REFUSED", "Non publiable, REFUSED",
    })
    void aStatusIsKnownInThreeLanguages(String words, InventoryStatus status) {
        assertThat(InventoryStatus.of(words)).contains(status);
    }

    @Test
    void whatIsToBeMendedIsToldRowByRow() {
        Checked checked =
                check(
                        List.of("", "identifié", "", "", ""),
                        List.of("Budget", "peut-être", "", "", ""),
                        List.of("Marchés", "", "", "", ""),
                        List.of("Agents", "refusé", "", "", ""),
                        List.of("Écoles", "identifié", "loi 09-08", "", ""),
                        List.of("Routes", "publié", "", "", ""),
                        List.of("Ponts", "publié", "", "ville.ponts", ""),
                        List.of("ECOLES", "identifié", "", "", ""));
        assertThat(checked.problems())
                .extracting(Finding::code, problem -> problem.where().row())
                .containsExactly(
                        tuple("TITLE_MISSING", 5L),
                        tuple("STATUS_UNKNOWN", 6L),
                        tuple("STATUS_MISSING", 7L),
                        tuple("REASON_MISSING", 8L),
                        tuple("REASON_WITHOUT_REFUSAL", 9L),
                        tuple("IDENTIFIER_MISSING", 10L),
                        tuple("DATASET_UNKNOWN", 11L),
                        tuple("TITLE_REPEATED", 12L));
        assertThat(checked.problems().get(1).message().fr())
                .isEqualTo("Ligne 6 : « peut-être » n'est pas un statut connu.");
        assertThat(checked.problems().get(1).fix().ar())
                .contains("محدد، قيد الإعداد، منشور، مرفوض");
        assertThat(checked.problems().getLast().message().en())
                .isEqualTo("Row 12: “ECOLES” stands in row 9 already.");
    }

    @Test
    void aTableOfSomethingElseIsNoInventory() {
        Checked checked =
                InventorySheet.check(List.of("commune", "population"), List.of(), Set.of());
        assertThat(checked.isInventory()).isFalse();
        assertThat(checked.problems())
                .extracting(problem -> problem.message().fr())
                .containsExactly(
                        "La feuille n'a pas de colonne « Jeu de données ».",
                        "La feuille n'a pas de colonne « Statut ».");
    }

    @Test
    void everySentenceIsInThreeLanguages() {
        var keys = InventorySheet.WORDING.keys();
        assertThat(keys.ar()).isEqualTo(keys.fr());
        assertThat(keys.en()).isEqualTo(keys.fr());
    }
}
