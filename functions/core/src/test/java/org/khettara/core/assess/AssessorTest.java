package org.khettara.core.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.khettara.core.difference.Compatibility;
import org.khettara.core.difference.Difference;
import org.khettara.core.difference.TableDifference;
import org.khettara.core.document.Json;
import org.khettara.core.receipt.Repair;
import org.khettara.core.report.ColumnType;
import org.khettara.core.report.Report;
import org.khettara.core.report.Report.Column;
import org.khettara.core.report.Report.Finding;
import org.khettara.core.report.Report.Severity;
import org.khettara.core.report.Report.Table;
import org.khettara.core.report.Report.Where;
import org.khettara.core.report.Text;

class AssessorTest {
    private static final Text SAY = new Text("x", "x", "x");

    @Test
    void aTableWithoutCellsScoresNothing() {
        assertThat(assess(report(0, List.of(column("a", ColumnType.STRING, 0, 0)))))
                .returns(0, Assessment::score);
    }

    @Test
    void aFlawlessTableScoresAHundred() {
        assertThat(assess(report(10, List.of(column("a", ColumnType.STRING, 0, 0)))))
                .returns(100, Assessment::score);
    }

    /// 20 cells: 4 without a value, 2 of 16 that have one rejected, a kind of finding: 30 x 0.8 +
    /// 30 x 0.875 + 10 + 10 + 5 + 15 x 0.8.
    @Test
    void theScoreIsTheFormulas() {
        var finding =
                new Finding("TOTAL_ROWS", Severity.WARNING, Where.WHOLE_TABLE, null, SAY, SAY);
        var hint = new Finding("HINT", Severity.INFO, Where.WHOLE_TABLE, null, SAY, SAY);
        var columns =
                List.of(
                        column("a", ColumnType.INTEGER, 6, 2),
                        column("b", ColumnType.STRING, 0, 0));
        Assessment assessment = assess(report(10, columns, finding, finding, hint));
        assertThat(assessment.completeness()).isEqualTo(0.8);
        assertThat(assessment.validity()).isEqualTo(0.875);
        assertThat(assessment.readability()).isEqualTo(0.8);
        assertThat(assessment.score()).isEqualTo(87);
    }

    @Test
    void weightsAreAHundred() {
        assertThat(Stream.of(Metric.values()).mapToInt(Metric::weight).sum()).isEqualTo(100);
    }

    /// All points that are missing are those of the repairs, of every metric.
    @Test
    void whatRepairsGiveBackIsWhatIsMissing() {
        var cell = new Where(3L, "b", "B3");
        var first = new Where(3L, "a", "A3");
        var empty = new Where(null, "a", null);
        var columns =
                List.of(
                        column("a", ColumnType.INTEGER, 6, 2),
                        column("b", ColumnType.STRING, 0, 0));
        Report report =
                report(
                        10,
                        columns,
                        new Finding(
                                "WIDE_YEARS", Severity.WARNING, Where.WHOLE_TABLE, null, SAY, SAY),
                        new Finding("ROWS_REPEATED", Severity.WARNING, cell, null, SAY, SAY, 2L),
                        new Finding("SPELLING_VARIANTS", Severity.WARNING, cell, "x", SAY, SAY, 3L),
                        new Finding("OUTLIER", Severity.WARNING, cell, "9", SAY, SAY),
                        new Finding("CELL_REJECTED", Severity.WARNING, first, "9", SAY, SAY),
                        new Finding("CELL_UNLIKE_COLUMN", Severity.WARNING, cell, "x", SAY, SAY),
                        new Finding("CELLS_EMPTY", Severity.INFO, empty, null, SAY, SAY, 4L),
                        new Finding("OUTLIER", Severity.INFO, cell, "9", SAY, SAY));
        double missing = assess(report).measures().stream().mapToDouble(Measure::lost).sum();
        double given = Repair.of(report).stream().mapToDouble(Repair::points).sum();
        assertThat(given).isCloseTo(missing, within(1e-9));
        assertThat(assess(report).score()).isEqualTo((int) (100 - missing));
    }

    @Test
    void aColumnIsMeasuredByItsOwnFindings() {
        var cell = new Where(3L, "b", "B3");
        Table table =
                report(
                                10,
                                List.of(
                                        column("a", ColumnType.INTEGER, 5, 0),
                                        column("b", ColumnType.STRING, 0, 0)),
                                new Finding("OUTLIER", Severity.WARNING, cell, "9", SAY, SAY))
                        .tables()
                        .getFirst();
        assertThat(Score.of(table, table.columns().getFirst()).value(Metric.COMPLETENESS))
                .isEqualTo(0.5);
        assertThat(Score.of(table, table.columns().getFirst()).value(Metric.PLAUSIBILITY))
                .isEqualTo(1);
        assertThat(Score.of(table, table.columns().getLast()).value(Metric.PLAUSIBILITY))
                .isEqualTo(0.9);
    }

    @Test
    void aFirstReleaseBreaksNobody() {
        assertThat(assess(report(1, List.of())))
                .returns(Compatibility.FIRST, Assessment::compatibility);
    }

    @Test
    void whatTheDifferenceSaysIsOfTheAssessment() {
        Report report = report(1, List.of(column("a", ColumnType.INTEGER, 0, 0)));
        var gone = TableDifference.removed(Assessor.shapes(report).getFirst());
        Difference difference = Difference.of("1", "2", List.of(gone));
        assertThat(Assessor.assess(report, Optional.of(difference)))
                .returns(Compatibility.BREAKING, Assessment::compatibility)
                .returns(difference.reasons(), Assessment::reasons);
    }

    @Test
    void anAssessmentKeptBeforeThereWereReasonsIsRead() throws IOException {
        String kept =
                "{'score':1,'completeness':1,'validity':1,'readability':1,'compatibility':'same','breaks':['x']}";
        assertThat(Json.read(kept.replace('\'', '"'), Assessment.class))
                .returns(Compatibility.SAME, Assessment::compatibility)
                .returns(List.of(), Assessment::reasons)
                .returns(List.of(), Assessment::measures);
    }

    private static Assessment assess(Report report) {
        return Assessor.assess(report, Optional.empty());
    }

    private static Report report(long rows, List<Column> columns, Finding... findings) {
        var dialect = new Report.Dialect(",", null, null, "LF", 1, 2);
        var table =
                new Table(
                        "t" + rows,
                        null,
                        "t.csv",
                        "t.parquet",
                        "t.schema.json",
                        null,
                        rows,
                        dialect,
                        columns,
                        List.of(),
                        List.of(),
                        Stream.of(findings).toList(),
                        List.of());
        var source = new Report.Source("t.csv", 1, "0".repeat(64), "csv", "UTF-8", 1.0, List.of());
        return Report.published("test", source, List.of(table));
    }

    private static Column column(String name, ColumnType type, long missing, long rejected) {
        return new Column(
                name, name, type, null, null, missing, rejected, 1, null, null, null, List.of(),
                List.of(), null, null, null, null, null);
    }
}
