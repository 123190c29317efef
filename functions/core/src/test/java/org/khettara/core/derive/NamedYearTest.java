package org.khettara.core.derive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khettara.core.report.ColumnType;
import org.khettara.core.report.Report;

final class NamedYearTest {
    private static Report report(
            String name, String title, @Nullable String min, @Nullable String max) {
        var column =
                new Report.Column(
                        title,
                        title,
                        ColumnType.INTEGER,
                        null,
                        null,
                        0,
                        0,
                        2,
                        min,
                        max,
                        null,
                        List.of(),
                        List.of(),
                        null,
                        null,
                        null,
                        null);
        var dialect = new Report.Dialect(",", null, null, "LF", 1, 2);
        var table =
                new Report.Table(
                        "t",
                        null,
                        "t.csv",
                        "t.parquet",
                        "t.schema.json",
                        null,
                        9,
                        dialect,
                        List.of(column),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of());
        var source = new Report.Source(name, 1, "0".repeat(64), "csv", "UTF-8", 1.0, List.of());
        return Report.published("test", source, List.of(table));
    }

    @ParameterizedTest
    @CsvSource({
        "budget-2024.csv, annee, 2019, 2023, 2024, 2019 – 2023",
        "ميزانية 2022.xlsx, السنة, 2024, 2024, 2022, 2024",
        "ecoles_2015-2017.csv, Année, 2020, 2021, 2015 – 2017, 2020 – 2021",
    })
    void anotherYearIsTold(
            String name, String title, String min, String max, String named, String found) {
        assertThat(NamedYear.contradicted(report(name, title, min, max)))
                .get()
                .extracting(finding -> finding.message().en())
                .isEqualTo("The file's name says %s, the data say %s.".formatted(named, found));
    }

    @ParameterizedTest
    @CsvSource({
        "budget-2024.csv, annee, 2019, 2024",
        "budget.csv, annee, 2019, 2023",
        "budget-2024.csv, montant, 2019, 2023",
        "plan 2030.csv, annee, 2019, 2023",
        "export 2024-11-29.csv, annee, 2019, 2023",
    })
    void whatAgreesOrSaysNothingIsNotTold(String name, String title, String min, String max) {
        assertThat(NamedYear.contradicted(report(name, title, min, max))).isEmpty();
    }
}
