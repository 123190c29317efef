package org.khettara.core.derive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khettara.core.report.Report.Finding;

final class NamedYearTest {
    private static Optional<Finding> contradicted(
            String name, String title, String min, String max) {
        return NamedYear.contradicted(Tables.file(name).column(title, min, max).report());
    }

    @ParameterizedTest
    @CsvSource({
        "budget-2024.csv, annee, 2019, 2023, 2024, 2019 – 2023",
        "ميزانية 2022.xlsx, السنة, 2024, 2024, 2022, 2024",
        "ecoles_2015-2017.csv, Année, 2020, 2021, 2015 – 2017, 2020 – 2021",
    })
    void anotherYearIsTold(
            String name, String title, String min, String max, String named, String found) {
        assertThat(contradicted(name, title, min, max))
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
        assertThat(contradicted(name, title, min, max)).isEmpty();
    }
}
