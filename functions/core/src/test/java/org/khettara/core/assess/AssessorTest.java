package org.khettara.core.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.khettara.core.assess.Assessment.Compatibility;
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
    void aColumnThatIsGoneOrRetypedBreaksReaders() {
        var before =
                List.of(column("a", ColumnType.INTEGER, 0, 0), column("b", ColumnType.DATE, 0, 0));
        var now = List.of(column("a", ColumnType.STRING, 0, 0), column("c", ColumnType.DATE, 0, 0));
        Assessment assessment = after(before, now);
        assertThat(assessment.compatibility()).isEqualTo(Compatibility.BREAKING);
        assertThat(assessment.breaks())
                .containsExactly("column 'a' was integer and is string", "column 'b' is gone");
    }

    @Test
    void aColumnMoreBreaksNobody() {
        var a = column("a", ColumnType.INTEGER, 0, 0);
        var b = column("b", ColumnType.DATE, 0, 0);
        assertThat(after(List.of(a), List.of(b, a)).compatibility())
                .isEqualTo(Compatibility.COMPATIBLE);
        assertThat(after(List.of(a, b), List.of(a, b)).compatibility())
                .isEqualTo(Compatibility.SAME);
    }

    private static Assessment after(List<Column> before, List<Column> now) {
        return Assessor.assess(report(5, now), Optional.of(Assessor.shapes(report(3, before))));
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
                        Stream.of(findings).toList());
        var source = new Report.Source("t.csv", 1, "0".repeat(64), "csv", "UTF-8", 1.0, List.of());
        return Report.published("test", source, List.of(table));
    }

    private static Column column(String name, ColumnType type, long missing, long rejected) {
        return new Column(
                name, name, type, null, null, missing, rejected, 1, null, null, null, List.of(),
                List.of(), null);
    }
}
