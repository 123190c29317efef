package org.khettara.pages.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khettara.core.report.ColumnType;
import org.khettara.core.report.Gap;
import org.khettara.core.report.ReasonCode;
import org.khettara.core.report.Report;
import org.khettara.core.report.Report.Change;
import org.khettara.core.report.Report.Column;
import org.khettara.core.report.Report.Dialect;
import org.khettara.core.report.Report.Table;
import org.khettara.core.report.Text;

final class HindrancesTest {
    private static final Change BLANK_ROWS =
            new Change(null, "BLANK_ROWS", new Text("f", "a", "e"), 1, null);

    private static final Column COLUMN =
            new Column(
                    "a",
                    "a",
                    ColumnType.INTEGER,
                    null,
                    null,
                    0,
                    0,
                    1,
                    "1",
                    "1",
                    null,
                    List.of(),
                    List.of(),
                    null,
                    null,
                    null,
                    null,
                    null);

    static Table table(String name, @Nullable String sheet) {
        return table(name, sheet, 1, 1, new Dialect(",", null, null, "LF", 1, 2), List.of());
    }

    private static Table table(
            String name,
            @Nullable String sheet,
            long rows,
            int columns,
            Dialect dialect,
            List<Change> changes) {
        return new Table(
                name,
                sheet,
                name + ".csv",
                name + ".parquet",
                name + ".schema.json",
                name + ".rejects.csv",
                rows,
                dialect,
                Collections.nCopies(columns, COLUMN),
                List.of(),
                changes,
                List.of(),
                List.of());
    }

    private static Report report(Table table) {
        var source = new Report.Source("t.csv", 1, null, "csv", null, null, List.of());
        return Report.published("0.2", source, List.of(table));
    }

    private static Report sized(long rows, int columns) {
        Dialect dialect = new Dialect(",", null, null, "LF", 1, 2);
        return report(table("t", null, rows, columns, dialect, List.of()));
    }

    @ParameterizedTest
    @CsvSource({"1048575, 16384, true, true", "1048576, 1, false, true", "1, 16385, false, false"})
    void tablesThatExcelCannotHoldHaveNone(
            long rows, int columns, boolean corrected, boolean template) {
        Report report = sized(rows, columns);
        assertThat(ReleaseWorkbook.CORRECTED.hindrance(report).isEmpty()).isEqualTo(corrected);
        assertThat(ReleaseWorkbook.TEMPLATE.hindrance(report).isEmpty()).isEqualTo(template);
    }

    @Test
    void theAnswerSaysHowManyRowsThereAreAndHowManyThereMayBe() {
        Text why = ReleaseWorkbook.CORRECTED.hindrance(sized(2_000_000, 1)).orElseThrow();
        for (String words : List.of(why.fr(), why.ar(), why.en())) {
            assertThat(words).contains("2000000", "1048575", "CSV");
        }
    }

    @Test
    void rejectedCellsThatCannotBePlacedAreNotPlacedAnywhere() {
        Dialect untold = new Dialect(",", null, null, "LF", 1, 2);
        Dialect told = new Dialect(",", null, null, "LF", 1, 2, List.of(new Gap(3, 1)));
        List<Gap> many = Collections.nCopies(Gap.MOST, new Gap(3, 1));
        Dialect tooMany = new Dialect(",", null, null, "LF", 1, 2, many);
        for (Dialect dialect : List.of(untold, tooMany)) {
            Report report = report(table("t", null, 9, 1, dialect, List.of(BLANK_ROWS)));
            assertThat(ReleaseWorkbook.CORRECTED.hindrance(report)).isPresent();
        }
        Report placed = report(table("t", null, 9, 1, told, List.of(BLANK_ROWS)));
        assertThat(ReleaseWorkbook.CORRECTED.hindrance(placed)).isEmpty();
    }

    @Test
    void aRefusedFileHasNeither() {
        var source = new Report.Source("t.pdf", 1, null, "pdf", null, null, List.of());
        var reason =
                new Report.Reason(
                        ReasonCode.NOT_TABULAR,
                        new Text("f", "a", "e"),
                        new Text("f", "a", "e"),
                        null);
        Report refused = Report.refused("0.2", source, reason);
        for (ReleaseWorkbook workbook : ReleaseWorkbook.values()) {
            assertThat(workbook.hindrance(refused)).isPresent();
        }
    }

    @Test
    void everySentenceIsInThreeLanguages() {
        var keys = NoteWords.keys();
        assertThat(keys.ar()).isEqualTo(keys.fr());
        assertThat(keys.en()).isEqualTo(keys.fr());
        for (ColumnType type : ColumnType.values()) {
            assertThat(keys.fr()).contains("example." + type);
        }
    }
}
