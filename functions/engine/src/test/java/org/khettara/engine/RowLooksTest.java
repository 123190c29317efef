package org.khettara.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
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
import org.khettara.core.report.Report;
import org.khettara.core.report.Report.Finding;
import org.khettara.core.report.Report.Severity;

/// What is told of begins and ends, of series under two labels, of rounded measures, and what is
/// not.
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
        return new SmallTable(header, rows, row).findings(folder, LOOKS);
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
                                "Nom et prénom;Mobile;Valeur",
                                40,
                                i ->
                                        (i % 2 == 0 ? "Fatima Alaoui;" : "Mohammed Bennani;")
                                                + (612_345_600 + i * 31)
                                                + ";"
                                                + (612_345_600 + i * 31)))
                .isEmpty();
    }

    @Test
    void blocksAndThreadsDoNotShow() throws IOException {
        IntFunction<String> row =
                i ->
                        "l"
                                + i
                                + ";"
                                + TotalsTest.parts(i, i == 3 || i == 29_990 ? 9 : 0)
                                + ";2024-02-01;2024-0%d-01".formatted(i == 29_000 ? 1 : 3);
        String header = "l;a;b;Total;Date début;Date fin";
        var table = new SmallTable(header, 30_000, row);
        Report one = table.report(folder, new Engine());
        assertThat(SmallTable.findings(one, LOOKS))
                .extracting(finding -> finding.where().cell())
                .containsExactly("D5", "D29992", "E29002");
        assertThat(table.report(folder, new Engine().withThreads(2))).isEqualTo(one);
        Engine small = new Engine(Limits.DEFAULT.withBlocks(1 << 12));
        assertThat(SmallTable.findings(table.report(folder, small), LOOKS))
                .isEqualTo(SmallTable.findings(one, LOOKS));
    }
}
