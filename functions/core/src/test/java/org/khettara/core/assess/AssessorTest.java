package org.khettara.core.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.khettara.core.difference.Compatibility;
import org.khettara.core.difference.Difference;
import org.khettara.core.difference.TableDifference;
import org.khettara.core.document.Json;
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

    /// 20 cells: 4 without a value, 2 of 16 that have one rejected: 0.4 x 0.8 + 0.4 x 0.875 + 0.2 x
    /// 0.8.
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
        assertThat(assessment.score()).isEqualTo(83);
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
                .returns(List.of(), Assessment::reasons);
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
                List.of(), null, null);
    }
}
