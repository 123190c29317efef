package org.khettara.core.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import org.khettara.core.report.Report;
import org.khettara.core.report.Report.Column;
import org.khettara.core.report.Report.Table;

/// A thing that each of several releases has, the oldest first, at least one.
record Course<T>(List<T> steps) {
    Course {
        steps = List.copyOf(steps);
    }

    /// A column in one release.
    ///
    /// @param rows of its table
    record Cells(Column column, long rows) {
        /// Share of the cells without a value, 0 to 1.
        double missingShare() {
            return rows == 0 ? 0 : (double) column.missing() / rows;
        }

        long filled() {
            return rows - column.missing();
        }

        /// Whether all its values are listed with their counts.
        boolean isClosed() {
            return column.distinct() > 0 && column.top().size() == column.distinct();
        }
    }

    /// The latest releases without a gap that have a table of this name, that of the last report.
    static Optional<Course<Table>> of(List<Report> reports, String table) {
        var found = new ArrayList<Table>();
        for (Report report : reports.reversed()) {
            var same = report.tables().stream().filter(one -> one.name().equals(table)).findFirst();
            if (same.isEmpty()) {
                break;
            }
            found.add(same.get());
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(new Course<>(found.reversed()));
    }

    /// The latest releases without a gap that have a column of this name and type.
    static Course<Cells> of(Course<Table> tables, Column last) {
        var found = new ArrayList<Cells>();
        for (Table table : tables.steps().reversed()) {
            var same =
                    table.columns().stream()
                            .filter(one -> one.name().equals(last.name()))
                            .filter(one -> one.type() == last.type())
                            .findFirst();
            if (same.isEmpty()) {
                break;
            }
            found.add(new Cells(same.get(), table.rows()));
        }
        return new Course<>(found.reversed());
    }

    T last() {
        return steps.getLast();
    }

    /// The one before the last.
    T previous() {
        return steps.get(steps.size() - 2);
    }

    boolean hasPast() {
        return steps.size() > 1;
    }

    List<T> past() {
        return steps.subList(0, steps.size() - 1);
    }

    /// A number of each but the last.
    double[] levels(ToDoubleFunction<T> number) {
        return past().stream().mapToDouble(number).toArray();
    }

    /// A number of each pair of neighbours but the last pair.
    double[] moves(ToDoubleBiFunction<T, T> number) {
        double[] moves = new double[Math.max(0, steps.size() - 2)];
        for (int i = 0; i < moves.length; i++) {
            moves[i] = number.applyAsDouble(steps.get(i), steps.get(i + 1));
        }
        return moves;
    }

    /// Likewise of the last pair.
    double lastMove(ToDoubleBiFunction<T, T> number) {
        return number.applyAsDouble(previous(), last());
    }
}
