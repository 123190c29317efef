package org.khettara.pages;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.khettara.core.report.ColumnType;
import org.khettara.core.report.PersonalData;
import org.khettara.core.report.Report.Column;
import org.khettara.core.report.Report.Table;
import org.khettara.core.report.Report.TopValue;

/// How the values of one column are spread, as a small picture. Of columns that are of persons
/// there is none.
public sealed interface Distribution {
    /// Places in a picture go from 0 to this.
    int WIDTH = 100;

    /// What it says, in words.
    String label();

    /// The most frequent values.
    ///
    /// @param heights of the values, the most frequent first, 1 to 100
    record Bars(String label, List<Integer> heights) implements Distribution {
        public Bars {
            heights = List.copyOf(heights);
        }

        /// Place of a bar's begin.
        public double at(int bar) {
            return (double) bar * WIDTH / heights.size();
        }

        public double width() {
            return 0.85 * WIDTH / heights.size();
        }
    }

    /// Where the values lie between the least and the greatest.
    ///
    /// @param quantiles places of what 5, 25, 50, 75 and 95 % of the values do not exceed
    record Spread(String label, List<Integer> quantiles) implements Distribution {
        public Spread {
            quantiles = List.copyOf(quantiles);
        }
    }

    /// Empty where there is nothing to see.
    static Optional<Distribution> of(Table table, Column column, Speech speech) {
        if (PersonalData.isIn(table, column) || column.distinct() < 2) {
            return Optional.empty();
        }
        Optional<Distribution> spread = spread(column, speech);
        return spread.isPresent() ? spread : bars(column, speech);
    }

    private static Optional<Distribution> spread(Column column, Speech speech) {
        String least = column.min();
        String greatest = column.max();
        if (column.quantiles().isEmpty() || least == null || greatest == null) {
            return Optional.empty();
        }
        double from = place(column.type(), least);
        double length = place(column.type(), greatest) - from;
        if (!(length > 0)) {
            return Optional.empty();
        }
        List<Integer> places =
                column.quantiles().stream()
                        .map(value -> (place(column.type(), value) - from) / length)
                        .map(share -> (int) Math.round(WIDTH * Math.clamp(share, 0, 1)))
                        .toList();
        List<String> middle = column.quantiles();
        String label =
                speech.t(
                        "spread",
                        speech.value(least),
                        speech.value(middle.get(1)),
                        speech.value(middle.get(2)),
                        speech.value(middle.get(3)),
                        speech.value(greatest));
        return Optional.of(new Spread(label, places));
    }

    private static double place(ColumnType type, String value) {
        return switch (type) {
            case INTEGER, NUMBER -> new BigDecimal(value).doubleValue();
            case DATE -> LocalDate.parse(value).toEpochDay();
            case DATETIME ->
                    Instant.parse(value.endsWith("Z") ? value : value + "Z").toEpochMilli();
            case TIME -> LocalTime.parse(value).toSecondOfDay();
            case BOOLEAN, STRING ->
                    throw new IllegalArgumentException("a " + type + " has no quantiles");
        };
    }

    private static Optional<Distribution> bars(Column column, Speech speech) {
        List<TopValue> top = column.top();
        if (top.size() < 2) {
            return Optional.empty();
        }
        double most = top.getFirst().count();
        List<Integer> heights =
                top.stream()
                        .map(value -> Math.max(1, (int) Math.round(100 * value.count() / most)))
                        .toList();
        TopValue first = top.getFirst();
        TopValue second = top.get(1);
        String label =
                speech.t(
                        "most.frequent",
                        speech.value(first.value()),
                        speech.number(first.count()),
                        speech.value(second.value()),
                        speech.number(second.count()));
        return Optional.of(new Bars(label, heights));
    }
}
