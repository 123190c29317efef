package org.khettara.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khettara.core.port.TableEngine.CellText;
import org.khettara.core.port.TableEngine.Source;
import org.khettara.core.report.Report;
import org.khettara.core.report.Report.Finding;
import org.khettara.core.report.Report.Severity;

/// What is told of values that do not agree with those beside and above them, and what is not.
final class RowLooksTest {
    private static final Set<String> LOOKS =
            Set.of(
                    "PARENT_NE_SUM",
                    "BEGIN_AFTER_END",
                    "SERIES_DUPLICATED_OTHER_LABEL",
                    "DIGIT_PREFERENCE");

    @TempDir Path folder;

    private List<Finding> looks(String header, int rows, IntFunction<String> row)
            throws IOException {
        return findings(report(header, rows, row, new Engine()));
    }

    private static List<Finding> findings(Report report) {
        return report.tables().getFirst().findings().stream()
                .filter(finding -> LOOKS.contains(finding.code()))
                .toList();
    }

    private Report report(String header, int rows, IntFunction<String> row, Engine engine)
            throws IOException {
        String text =
                IntStream.range(0, rows)
                        .mapToObj(row)
                        .collect(Collectors.joining("\n", header + "\n", "\n"));
        Path file = Files.write(folder.resolve("in.csv"), text.getBytes(UTF_8));
        return engine.normalise(new Source(file, "t.csv"), folder, CellText.CANONICAL);
    }

    private static String parts(int i, int off) {
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

    @ParameterizedTest
    @CsvSource({
        "Date début,Date de fin",
        "Début des travaux,Fin des travaux",
        "Du,Au",
        "Valable du,Valable au",
        "من,إلى",
        "تاريخ البداية,تاريخ النهاية",
        "start_date,end_date"
    })
    void aBeginAfterItsEndIsNamed(String begin, String end) throws IOException {
        List<Finding> found =
                looks(
                        begin + ";" + end + ";n",
                        28,
                        i ->
                                "2024-02-%02d;2024-%02d-%02d;%d"
                                        .formatted(i + 1, i == 11 ? 1 : 3, i + 1, i));
        assertThat(found)
                .extracting(Finding::code, finding -> finding.where().cell(), Finding::value)
                .containsExactly(tuple("BEGIN_AFTER_END", "A13", "2024-02-12"));
        assertThat(found.getFirst().message().fr()).contains("2024-01-12");
    }

    @Test
    void yearsHaveABeginAndAnEndToo() throws IOException {
        assertThat(
                        looks(
                                "p;Année de début;Année de fin",
                                30,
                                i -> "p" + i + ";" + (2000 + i % 9) + ";" + (i == 4 ? 1999 : 2010)))
                .extracting(finding -> finding.where().cell())
                .containsExactly("B6");
    }

    @Test
    void datesThatNothingOrdersAreNotCompared() throws IOException {
        IntFunction<String> row =
                i -> "2024-02-%02d;2024-%02d-%02d;x".formatted(i + 1, i == 11 ? 1 : 3, i + 1);
        assertThat(looks("Date de dépôt;Date de fin;n", 28, row)).isEmpty();
        assertThat(looks("Début des cours;Fin des travaux;n", 28, row)).isEmpty();
        assertThat(
                        looks(
                                "Date début;Date fin;Date de fin",
                                28,
                                i -> row.apply(i).replace("x", "2024-05-01")))
                .isEmpty();
        assertThat(
                        looks(
                                "Date début;Date fin;n",
                                28,
                                i ->
                                        "2024-02-%02d;2024-%02d-%02d;x"
                                                .formatted(i + 1, i % 3 == 1 ? 1 : 3, i + 1)))
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

    @Test
    void aSeriesUnderTwoTitlesIsTold() throws IOException {
        assertThat(looks("l;Rabat;Maroc", 40, i -> "l" + i + ";" + i * 3 + ".5;" + i * 3 + ".5"))
                .extracting(Finding::code, Finding::severity, finding -> finding.where().column())
                .containsExactly(tuple("SERIES_DUPLICATED_OTHER_LABEL", Severity.INFO, "Maroc"));
        assertThat(
                        looks(
                                "l;Rabat;Maroc",
                                2_000,
                                i -> "l" + i + ";" + i * 3 + ";" + (i == 1_990 ? 1 : i * 3)))
                .isEmpty();
        assertThat(looks("l;a;b", 40, i -> "l" + i + ";" + i % 2 + ";" + i % 2)).isEmpty();
        assertThat(looks("l;Code;id", 40, i -> "l" + i + ";" + i + ";" + i)).isEmpty();
    }

    private static String months(int i, int like) {
        return IntStream.range(0, 12)
                .mapToObj(m -> String.valueOf(100 + (like * 31 + m * m * 7 + like * m) % 83))
                .collect(Collectors.joining(";", "ville" + i + ";", ""));
    }

    @Test
    void aSeriesUnderTwoLabelsIsTold() throws IOException {
        String header = "Ville;j;f;m;a;m2;j2;jt;at;s;o;n;d";
        List<Finding> found = looks(header, 20, i -> months(i, i == 13 ? 4 : i));
        assertThat(found)
                .extracting(Finding::code)
                .containsExactly("SERIES_DUPLICATED_OTHER_LABEL");
        assertThat(found.getFirst().where().row()).isEqualTo(15);
        assertThat(found.getFirst().message().en()).contains("Rows 15 and 6");
        assertThat(looks(header, 20, i -> months(i, 4))).isEmpty();
        assertThat(looks(header, 20, i -> months(0, i == 13 ? 4 : i))).isEmpty();
    }

    @Test
    void roundedMeasuresAreTold() throws IOException {
        IntFunction<String> rounded =
                i -> "l" + i + ";" + (i % 2 == 0 ? 20 + i % 50 : (20 + i * 7 % 50) / 5 * 5);
        assertThat(looks("l;Superficie", 300, rounded))
                .extracting(Finding::code, Finding::severity, finding -> finding.where().column())
                .containsExactly(tuple("DIGIT_PREFERENCE", Severity.INFO, "Superficie"));
        assertThat(looks("l;Nombre de lits", 300, rounded)).isEmpty();
        assertThat(looks("l;Superficie", 300, i -> "l" + i + ";" + i % 60 * 5)).isEmpty();
        assertThat(looks("l;Superficie", 300, i -> "l" + i + ";" + i * 7 % 97)).isEmpty();
        assertThat(looks("l;Superficie", 45, rounded)).isEmpty();
    }

    @Test
    void ofColumnsOfPersonsNothingIsTold() throws IOException {
        List<String> names =
                List.of("Fatima Alaoui", "Mohammed Bennani", "Youssef Idrissi", "Khadija Tazi");
        assertThat(
                        looks(
                                "Nom et prénom;Date de naissance début;Date de naissance fin",
                                28,
                                i ->
                                        names.get(i % 4)
                                                + ";1984-02-%02d;1984-%02d-%02d"
                                                        .formatted(i + 1, i == 11 ? 1 : 3, i + 1)))
                .isEmpty();
    }

    @Test
    void aColumnLikeOneOfPersonsIsNotTold() throws IOException {
        assertThat(
                        looks(
                                "Nom et prénom;CNSS;Assuré",
                                40,
                                i ->
                                        (i % 2 == 0 ? "Fatima Alaoui;" : "Mohammed Bennani;")
                                                + (123_456_700 + i * 31)
                                                + ";"
                                                + (123_456_700 + i * 31)))
                .isEmpty();
    }

    @Test
    void blocksAndThreadsDoNotShow() throws IOException {
        IntFunction<String> row =
                i ->
                        "l"
                                + i
                                + ";"
                                + parts(i, i == 3 || i == 29_990 ? 9 : 0)
                                + ";2024-02-01;2024-0%d-01".formatted(i == 29_000 ? 1 : 3);
        String header = "l;a;b;Total;Date début;Date fin";
        Report one = report(header, 30_000, row, new Engine());
        assertThat(findings(one))
                .extracting(finding -> finding.where().cell())
                .containsExactly("D5", "D29992", "E29002");
        assertThat(report(header, 30_000, row, new Engine().withThreads(2))).isEqualTo(one);
        Engine small = new Engine(Limits.DEFAULT.withBlocks(1 << 12));
        assertThat(findings(report(header, 30_000, row, small))).isEqualTo(findings(one));
    }
}
