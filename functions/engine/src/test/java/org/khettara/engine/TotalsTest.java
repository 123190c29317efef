package org.khettara.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khettara.core.report.Report.Finding;
import org.khettara.core.report.Report.Severity;

/// What is told of totals that do not agree with their parts, beside and above them, and what is
/// not.
final class TotalsTest {
    private static final Set<String> LOOKS = Set.of("PARENT_NE_SUM");

    @TempDir Path folder;

    private List<Finding> looks(String header, int rows, IntFunction<String> row)
            throws IOException {
        return new SmallTable(header, rows, row).findings(folder, LOOKS);
    }

    /// Two parts and their total, but for what it is off.
    static String parts(int i, int off) {
        int men = 100 + i * 37 % 91;
        int women = 100 + i * 53 % 89;
        return men + ";" + women + ";" + (men + women + off);
    }

    @ParameterizedTest
    @CsvSource({
        "l;Hommes;Femmes;Total,D8",
        "l;ذكور;إناث;المجموع,D8",
        "l;Urbain;Rural;Ensemble,D8",
        "l;a;b;Total général,D8"
    })
    void aTotalThatIsNotTheSumOfItsPartsIsNamed(String header, String cell) throws IOException {
        List<Finding> found = looks(header, 30, i -> "l" + i + ";" + parts(i, i == 6 ? 40 : 0));
        assertThat(found).hasSize(1);
        assertThat(found.getFirst())
                .returns("PARENT_NE_SUM", Finding::code)
                .returns(Severity.WARNING, Finding::severity)
                .returns(cell, finding -> finding.where().cell());
        int sum = 100 + 6 * 37 % 91 + 100 + 6 * 53 % 89;
        assertThat(found.getFirst().message().en()).contains(" = " + sum + ")");
    }

    @Test
    void aTotalMayStandBeforeItsPartsAndAmongOthers() throws IOException {
        assertThat(
                        looks(
                                "Total;p;q;r;s",
                                40,
                                i ->
                                        (i * 7 + i * i + (i == 20 ? 9 : 0))
                                                + ";"
                                                + (1_000 - i)
                                                + ";"
                                                + i * 7
                                                + ";"
                                                + i * i
                                                + ";"
                                                + i % 9))
                .extracting(finding -> finding.where().cell())
                .containsExactly("A22");
    }

    @Test
    void partsApartFromEachOtherAreFoundTooWhenTheyAreTwo() throws IOException {
        assertThat(
                        looks(
                                "a;q;b;Total",
                                40,
                                i ->
                                        i
                                                + ";"
                                                + i * i % 17
                                                + ";"
                                                + i * 3
                                                + ";"
                                                + (i == 9 ? 99 : i * 4)))
                .extracting(finding -> finding.where().cell())
                .containsExactly("D11");
    }

    @Test
    void roundingExplainsALittle() throws IOException {
        assertThat(
                        looks(
                                "l;a;b;c;Total",
                                40,
                                i ->
                                        "l"
                                                + i
                                                + ";1."
                                                + i % 10
                                                + ";2."
                                                + i % 7
                                                + ";3.0;"
                                                + (60 + i % 10 + i % 7 + (i % 20 == 3 ? 1 : 0)) / 10
                                                + "."
                                                + (60 + i % 10 + i % 7 + (i % 20 == 3 ? 1 : 0))
                                                        % 10))
                .isEmpty();
    }

    @Test
    void whatManyRowsBreakIsNoRule() throws IOException {
        assertThat(looks("l;a;b;Total", 60, i -> "l" + i + ";" + parts(i, i % 6 == 0 ? 50 : 0)))
                .isEmpty();
        assertThat(looks("l;a;b;Total", 9, i -> "l" + i + ";" + parts(i, i == 6 ? 50 : 0)))
                .isEmpty();
        assertThat(looks("l;a;b;Montant", 60, i -> "l" + i + ";" + parts(i, i == 6 ? 50 : 0)))
                .isEmpty();
    }

    @Test
    void aRowWithoutAPartIsNotJudged() throws IOException {
        assertThat(looks("l;a;b;Total", 60, i -> i == 6 ? "l6;5;;12" : "l" + i + ";" + parts(i, 0)))
                .isEmpty();
    }

    private static String places(int i, int off) {
        return switch (i) {
            case 5, 11 ->
                    "Sous-total;" + (i == 5 ? 15 : 45) + ";" + (i == 5 ? 150 : 450 + off) + ";10.5";
            case 12 -> "Total;60;600;12.0";
            default -> "l" + i + ";" + (i + 1) + ";" + (i + 1) * 10 + ";9.5";
        };
    }

    @Test
    void aRowOfTotalsIsHeldAgainstTheRowsAboveIt() throws IOException {
        // Rows 6 to 10 hold 7 to 11: 45.
        assertThat(looks("l;n;Montant;Moyenne", 13, i -> places(i, 0))).isEmpty();
        List<Finding> found = looks("l;n;Montant;Moyenne", 13, i -> places(i, 70));
        assertThat(found)
                .extracting(Finding::code, Finding::severity, finding -> finding.where().cell())
                .containsExactly(tuple("PARENT_NE_SUM", Severity.INFO, "C13"));
        assertThat(found.getFirst().message().en()).contains("520", "(450)");
    }

    @Test
    void aMeanInARowOfTotalsIsNoSum() throws IOException {
        IntFunction<String> row =
                i ->
                        i == 12
                                ? "Total;66;132;198;7"
                                : "l" + i + ";" + i + ";" + i * 2 + ";" + i * 3 + ";" + (i + 1);
        assertThat(looks("l;a;b;c;Moyenne", 13, row)).isEmpty();
        assertThat(looks("l;a;b;c;Montant", 13, row))
                .extracting(finding -> finding.where().cell())
                .containsExactly("E14");
    }

    @Test
    void aTotalOfOtherThingsThanTheRowsAboveIsNotTold() throws IOException {
        assertThat(
                        looks(
                                "l;a;b;c",
                                20,
                                i ->
                                        i == 19
                                                ? "Total;5000;7000;9000"
                                                : "l" + i + ";" + i + ";" + i * 3 + ";" + i * 5))
                .isEmpty();
    }

    /// A bank's statement: the balance of a day stands beside the sums of its movements.
    @Test
    void whatIsNoSumInAnyRowOfTotalsIsNotTold() throws IOException {
        assertThat(
                        looks(
                                "l;Débit;Reste",
                                40,
                                i ->
                                        i % 10 == 9
                                                ? "Total;" + (9 * i - 45) + ";" + (5_000 - i * 3)
                                                : "l" + i + ";" + i + ";" + (9_000 - i * i)))
                .isEmpty();
    }
}
