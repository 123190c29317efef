package org.khettara.core.assess;

import java.util.List;
import java.util.Optional;
import org.khettara.core.difference.Compatibility;
import org.khettara.core.difference.Difference;
import org.khettara.core.report.Report;
import org.khettara.core.report.TableShape;
import org.khettara.core.report.TableShape.ColumnShape;

/// Judges a published report by the formula of [Score].
public final class Assessor {
    private Assessor() {}

    /// @param difference to the release that is current; empty when there is none
    public static Assessment assess(Report report, Optional<Difference> difference) {
        Score score = Score.of(report);
        return new Assessment(
                score.points(),
                score.value(Metric.COMPLETENESS),
                score.value(Metric.VALIDITY),
                score.value(Metric.READABILITY),
                difference.map(Difference::compatibility).orElse(Compatibility.FIRST),
                difference.map(Difference::reasons).orElse(List.of()),
                score.measures());
    }

    /// The tables of a report with their columns, in order.
    public static List<TableShape> shapes(Report report) {
        return report.tables().stream()
                .map(t ->
                        new TableShape(
                                t.name(),
                                t.rows(),
                                t.columns().stream()
                                        .map(c -> new ColumnShape(c.name(), c.type()))
                                        .toList()))
                .toList();
    }
}
