package org.khettara.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.core.report.Report.Finding;

/// What must not be taken for a defect, and what is said of one.
final class ValueLooksTest {
    private static final Set<String> LOOKS =
            Set.of(
                    "ROWS_REPEATED",
                    "KEY_REPEATED",
                    "SPELLING_VARIANTS",
                    "OUTLIER",
                    "PLACEHOLDER",
                    "DATE_IMPOSSIBLE",
                    "COORDINATE_IMPOSSIBLE",
                    "COORDINATES_SWAPPED",
                    "WIDE_YEARS",
                    "CELL_UNLIKE_COLUMN",
                    "CELLS_EMPTY",
                    "CODE_LEADING_ZERO_LOST");

    @TempDir Path folder;

    private List<Finding> looks(String header, int rows, IntFunction<String> row)
            throws IOException {
        return new SmallTable(header, rows, row).findings(folder, LOOKS);
    }

    @Test
    void aCodeFarFromTheOthersIsNoOutlier() throws IOException {
        assertThat(looks("Code;v", 100, i -> (i == 50 ? 99_887 : 100 + i) + ";" + i % 7)).isEmpty();
    }

    @Test
    void aYearIsNoOutlier() throws IOException {
        assertThat(looks("Année;v", 100, i -> (i == 50 ? 1871 : 2015 + i % 3) + ";" + i)).isEmpty();
    }

    @Test
    void constantsSayNothing() throws IOException {
        assertThat(looks("n;constant", 100, i -> i + ";" + (i == 7 ? 8 : 5))).isEmpty();
    }

    @Test
    void wordsAmongAmountsAreNamedInTheirCells() throws IOException {
        for (int differing : new int[] {1, 40}) {
            List<Finding> found =
                    looks(
                            "n;Montant",
                            40,
                            i ->
                                    i
                                            + ";"
                                            + (i % 8 == 3
                                                    ? "à préciser"
                                                    : i % 13 == 2
                                                            ? "2024-01-02"
                                                            : 10 + i % differing + ",5"));
            assertThat(found)
                    .extracting(Finding::code, finding -> finding.where().cell(), Finding::cells)
                    .containsExactly(
                            tuple("CELL_UNLIKE_COLUMN", "B4", 1L),
                            tuple("CELL_UNLIKE_COLUMN", "B5", 1L),
                            tuple("CELL_UNLIKE_COLUMN", null, 6L));
            assertThat(found.getFirst().message().fr())
                    .contains("« 2024-01-02 »", "de type nombre", "« Montant »");
        }
    }

    @Test
    void wordsAmongDatesAreNamedInTheirCells() throws IOException {
        assertThat(looks("n;le", 12, i -> i + ";" + (i == 5 ? "mi-mars" : (10 + i) + "/03/2024")))
                .extracting(Finding::code, finding -> finding.where().cell())
                .containsExactly(tuple("CELL_UNLIKE_COLUMN", "B7"));
    }

    @Test
    void numbersAmongCodesAndWordsAreNoStrays() throws IOException {
        assertThat(looks("n;lot", 40, i -> i + ";" + (i % 9 == 3 ? i + "bis" : i))).isEmpty();
        assertThat(looks("n;réponse", 40, i -> i + ";" + (i % 2 == 1 ? "oui" : i + 1))).isEmpty();
        assertThat(looks("n;Code", 40, i -> i + ";" + (i % 9 == 3 ? "néant" : i))).isEmpty();
    }

    @Test
    void codesThatLostTheirZerosAreTold() throws IOException {
        IntFunction<String> row =
                i -> i + ";" + (i % 5 == 0 ? 1_234_567_000_000L + i : 101_234_567_000_000L + i);
        assertThat(looks("n;ICE", 40, row))
                .extracting(finding -> finding.message().en())
                .containsExactly(
                        "Column “ICE”: some codes have 13 figures instead of 15; a spreadsheet has probably taken their zeros.");
        assertThat(looks("n;montant", 40, row)).isEmpty();
        assertThat(looks("n;Code postal", 40, i -> i + ";" + (10_000 + i))).isEmpty();
    }

    @Test
    void emptyCellsAreCountedWithTheFirstAddresses() throws IOException {
        for (int differing : new int[] {2, 200}) {
            List<Finding> found =
                    looks(
                            "n;v",
                            200,
                            i -> i + ";" + (i % 20 == 7 ? i % 40 == 7 ? "" : "-" : i % differing));
            assertThat(found)
                    .extracting(Finding::code, Finding::cells)
                    .containsExactly(tuple("CELLS_EMPTY", 10L));
            assertThat(found.getFirst().message().en())
                    .isEqualTo("Empty cells: 10 (the first: B9, B29, B49, B69, B89).");
        }
    }

    @Test
    void aTotalIsNoOutlierWhereverItIsNamed() throws IOException {
        assertThat(
                        looks(
                                "an;lieu;montant",
                                40,
                                i -> i == 39 ? "2024;Total;900000" : "2024;l" + i + ";" + (90 + i)))
                .isEmpty();
    }

    @Test
    void hugeIntegersAreComparedWithoutOverflow() throws IOException {
        assertThat(
                        looks(
                                "n;grand",
                                100,
                                i -> i + ";" + (i == 7 ? Long.MIN_VALUE + 1 : Long.MAX_VALUE - i)))
                .allMatch(finding -> finding.code().equals("OUTLIER"));
    }

    @Test
    void longTailsOfTownsAreNoOutliers() throws IOException {
        assertThat(looks("n;population", 400, i -> i + ";" + (int) (3_359_818 / (i + 1.0))))
                .isEmpty();
    }

    @Test
    void signsTellValuesApart() throws IOException {
        assertThat(looks("n;note", 60, i -> i + ";" + (i % 2 == 0 ? "Bien" : "Bien+"))).isEmpty();
    }

    @Test
    void otherWordsInOtherScriptsAreOtherValues() throws IOException {
        assertThat(looks("n;lieu", 60, i -> i + ";" + (i % 2 == 0 ? "Rabat" : "الرباط"))).isEmpty();
    }

    @Test
    void spellingsOfOneValueAreToldWithTheUsualOne() throws IOException {
        List<Finding> found =
                looks("n;lieu", 60, i -> i + ";" + (i == 9 || i == 20 ? "RABÂT" : "Rabat"));
        assertThat(found).hasSize(1);
        assertThat(found.getFirst())
                .returns("B11", finding -> finding.where().cell())
                .returns("RABÂT", Finding::value)
                .returns(2L, Finding::cells);
        assertThat(found.getFirst().message().fr()).contains("« Rabat »", "2 cellule(s)");
    }

    @Test
    void anObservationWithoutKeyMayComeOften() throws IOException {
        assertThat(looks("a;b", 100, i -> i % 3 + ";" + i % 2)).isEmpty();
    }

    @Test
    void aRepeatedRowIsNamedWithTheOneItRepeats() throws IOException {
        List<Finding> found =
                looks("a;b", 100, i -> i == 60 ? "4;\"x;4\"" : i + ";\"x;" + i + "\"");
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().message().en())
                .isEqualTo("Row 62 repeats row 6 in every cell.");
    }

    @Test
    void cellsThatHoldTheDelimiterAreNoOtherCells() throws IOException {
        assertThat(
                        looks(
                                "a;b",
                                100,
                                i -> i == 60 ? "4;\"x;4\"" : i == 4 ? "\"4;x\";4" : i + ";y" + i))
                .isEmpty();
    }

    @Test
    void exchangedCoordinatesAreTold() throws IOException {
        assertThat(looks("n;latitude;longitude", 60, i -> i + ";-6.8" + i + ";34.0" + i))
                .extracting(Finding::code)
                .containsExactly("COORDINATES_SWAPPED");
    }

    @Test
    void yearsAsColumnsAreTold() throws IOException {
        assertThat(looks("lieu;2019;2020;2021", 30, i -> "l" + i + ";" + i + ";" + i + ";" + i))
                .extracting(Finding::code)
                .containsExactly("WIDE_YEARS");
    }

    /// A cell address and a key's value say whose it is.
    @Test
    void ofColumnsOfPersonsNothingIsTold() throws IOException {
        assertThat(
                        looks(
                                "CIN;montant",
                                60,
                                i -> "AB" + (i == 40 ? 123_410 : 123_400 + i) + ";" + i))
                .isEmpty();
    }

    @Test
    void beyondItsRoomRepeatedRowsAreEstimated() {
        RepeatedRows rows = new RepeatedRows((byte) ';', 5, 1 << 10);
        int all = 20_000;
        for (int i = 0; i < 2 * all; i++) {
            Batch batch = new Batch(1, 64);
            byte[] cell = Integer.toString(i % all).getBytes(UTF_8);
            int at = batch.open(cell.length);
            System.arraycopy(cell, 0, batch.text, at, cell.length);
            batch.cells[0] = batch.close(cell.length);
            batch.records[0] = i + 1L;
            batch.rows = 1;
            rows.add(batch);
        }
        assertThat(rows.isEstimate()).isTrue();
        assertThat(rows.count()).isBetween(all * 8L / 10, all * 12L / 10);
    }
}
