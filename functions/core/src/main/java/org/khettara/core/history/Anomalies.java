package org.khettara.core.history;

import static org.khettara.core.history.Distances.growth;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Collectors;
import org.khettara.core.history.Course.Cells;
import org.khettara.core.history.Usual.Bounds;
import org.khettara.core.report.Report;
import org.khettara.core.report.Report.Column;
import org.khettara.core.report.Report.Finding;
import org.khettara.core.report.Report.Table;
import org.khettara.core.report.Report.TopValue;

/// What is unusual in a release, seen from those before it. A hint for people: data changes, and
/// nothing is held or refused by it.
public final class Anomalies {
    /// Releases that are looked back at; older ones say little of what is usual today.
    public static final int WINDOW = 10;

    private static final int MOST = 20;
    private static final int MOST_VALUES = 5;
    private static final int LONG_ENOUGH = 3;
    private static final Bounds ROWS = new Bounds(Math.log(1.1), Math.log(1.5));
    private static final Bounds MISSING = new Bounds(0.05, 0.2);
    private static final Bounds DISTINCT = new Bounds(Math.log(1.25), Math.log(2));
    private static final Bounds SHARES = new Bounds(0.1, 0.3);
    private static final Bounds VALUES = new Bounds(0.1, 0.5);

    private final List<Finding> found = new ArrayList<>();

    private Anomalies() {}

    /// @param before reports of the releases before, the oldest first; none for a first release
    /// @return warnings, at most twenty, in the order of tables and columns
    public static List<Finding> of(List<Report> before, Report now) {
        var anomalies = new Anomalies();
        var reports = new ArrayList<>(before);
        reports.add(now);
        for (Table table : now.tables()) {
            Course.of(reports, table.name()).filter(Course::hasPast).ifPresent(anomalies::table);
        }
        return anomalies.found.stream().limit(MOST).toList();
    }

    private void table(Course<Table> tables) {
        Usual usual = Usual.of(tables.moves(Anomalies::rows), 0, ROWS);
        Table now = tables.last();
        Table previous = tables.previous();
        if (usual.isFarFrom(tables.lastMove(Anomalies::rows))) {
            found.add(HistoryWords.rows(now.name(), now.rows(), previous.rows()));
        }
        for (Column column : now.columns()) {
            Course<Cells> cells = Course.of(tables, column);
            if (cells.hasPast() && cells.last().rows() > 0 && cells.previous().rows() > 0) {
                column(cells);
            }
        }
    }

    private static double rows(Table before, Table after) {
        return growth(before.rows(), after.rows());
    }

    private void column(Course<Cells> cells) {
        missing(cells);
        boolean wasUnique =
                cells.past().size() >= LONG_ENOUGH
                        && cells.past().stream().allMatch(Distances::isUnique);
        if (wasUnique && !Distances.isUnique(cells.last())) {
            found.add(HistoryWords.noLongerUnique(cells));
        } else {
            distinct(cells);
        }
        if (cells.last().isClosed() && cells.past().stream().allMatch(Cells::isClosed)) {
            categories(cells);
        }
        if (cells.steps().stream().allMatch(Distances::hasSpread)
                && unusual(cells, Distances::quantiles, VALUES)) {
            found.add(HistoryWords.values(cells));
        }
    }

    private void missing(Course<Cells> cells) {
        double previous = cells.previous().missingShare();
        double now = cells.last().missingShare();
        Usual usual = Usual.of(cells.levels(Cells::missingShare), previous, MISSING);
        if (usual.isBelow(now)) {
            found.add(HistoryWords.missing(cells));
        }
    }

    private void distinct(Course<Cells> cells) {
        Usual usual = Usual.of(cells.moves(Distances::distinct), 0, DISTINCT);
        if (usual.isFarFrom(cells.lastMove(Distances::distinct))) {
            found.add(HistoryWords.distinct(cells));
        }
    }

    private void categories(Course<Cells> cells) {
        Set<String> ever = new TreeSet<>();
        cells.past().forEach(one -> ever.addAll(values(one)));
        Set<String> always = new TreeSet<>(ever);
        cells.past().forEach(one -> always.retainAll(values(one)));
        List<String> fresh = without(values(cells.last()), ever);
        List<String> gone = without(always, values(cells.last()));
        if (!fresh.isEmpty() || !gone.isEmpty()) {
            found.addAll(HistoryWords.categories(cells.last().column().name(), fresh, gone));
        } else if (unusual(cells, Distances::shares, SHARES)) {
            found.add(HistoryWords.shares(cells));
        }
    }

    private static boolean unusual(
            Course<Cells> cells, ToDoubleBiFunction<Cells, Cells> distance, Bounds bounds) {
        return Usual.of(cells.moves(distance), 0, bounds).isBelow(cells.lastMove(distance));
    }

    private static Set<String> values(Cells cells) {
        return cells.column().top().stream().map(TopValue::value).collect(Collectors.toSet());
    }

    private static List<String> without(Set<String> some, Set<String> others) {
        return some.stream()
                .filter(value -> !others.contains(value))
                .sorted()
                .limit(MOST_VALUES)
                .toList();
    }
}
