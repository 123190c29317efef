package org.khettara.core.history;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.khettara.core.history.Course.Cells;
import org.khettara.core.history.SuggestedRule.Kind;
import org.khettara.core.report.ColumnType;
import org.khettara.core.report.Report;
import org.khettara.core.report.Report.Column;
import org.khettara.core.report.Report.Table;
import org.khettara.core.report.Report.TopValue;
import org.khettara.core.report.Text;

/// Proposes as rules what always held. A range or a list is one only when the last release brought
/// nothing new: then it is closed, as far as can be seen.
public final class Suggestions {
    /// Releases in which a thing must have held.
    public static final int FEWEST = 3;

    private final List<SuggestedRule> rules = new ArrayList<>();
    private final String table;

    private Suggestions(String table) {
        this.table = table;
    }

    /// @param reports of a dataset's releases, the oldest first
    /// @return in the order of tables and columns; none of fewer than three releases
    public static List<SuggestedRule> of(List<Report> reports) {
        if (reports.size() < FEWEST) {
            return List.of();
        }
        var rules = new ArrayList<SuggestedRule>();
        for (Table last : reports.getLast().tables()) {
            Course.of(reports, last.name()).ifPresent(tables -> rules.addAll(of(tables)));
        }
        return rules;
    }

    private static List<SuggestedRule> of(Course<Table> tables) {
        var suggestions = new Suggestions(tables.last().name());
        for (Column column : tables.last().columns()) {
            Course<Cells> cells = Course.of(tables, column);
            boolean isLong = cells.steps().size() >= FEWEST;
            if (isLong && cells.steps().stream().allMatch(one -> one.filled() > 0)) {
                suggestions.column(cells);
            }
        }
        return suggestions.rules;
    }

    private void column(Course<Cells> cells) {
        List<Cells> all = cells.steps();
        if (all.stream().allMatch(one -> one.column().missing() == 0)) {
            add(cells, Kind.FILLED, List.of());
        }
        if (all.stream().allMatch(Distances::isUnique)) {
            add(cells, Kind.UNIQUE, List.of());
        }
        ColumnType type = cells.last().column().type();
        if (type == ColumnType.INTEGER || type == ColumnType.NUMBER) {
            range(cells);
        } else if (type == ColumnType.STRING && all.stream().allMatch(Cells::isClosed)) {
            list(cells);
        } else if (type == ColumnType.STRING) {
            look(cells);
        }
    }

    private void range(Course<Cells> cells) {
        List<BigDecimal> ends =
                cells.past().stream().flatMap(one -> ends(one).stream()).sorted().toList();
        List<BigDecimal> last = ends(cells.last());
        if (ends.isEmpty() || last.isEmpty()) {
            return;
        }
        boolean isClosed =
                ends.getFirst().compareTo(last.getFirst()) <= 0
                        && ends.getLast().compareTo(last.getLast()) >= 0;
        if (isClosed) {
            String least = ends.getFirst().toPlainString();
            String greatest = ends.getLast().toPlainString();
            add(cells, Kind.RANGE, List.of(least, greatest), least, greatest);
        } else if (ends.getFirst().signum() >= 0 && last.getFirst().signum() >= 0) {
            add(cells, Kind.NOT_NEGATIVE, List.of());
        }
    }

    private static List<BigDecimal> ends(Cells cells) {
        String least = cells.column().min();
        String greatest = cells.column().max();
        return least == null || greatest == null
                ? List.of()
                : List.of(new BigDecimal(least), new BigDecimal(greatest));
    }

    private void list(Course<Cells> cells) {
        Set<String> known = new TreeSet<>();
        cells.past().forEach(one -> one.column().top().forEach(top -> known.add(top.value())));
        boolean isClosed =
                cells.last().column().top().stream().map(TopValue::value).allMatch(known::contains);
        if (isClosed) {
            List<String> values = List.copyOf(known);
            add(cells, Kind.ONE_OF, values, HistoryWords.quoted(values));
        }
    }

    private void look(Course<Cells> cells) {
        var texts = cells.last().column().texts();
        if (texts == null || texts.pattern() == null) {
            return;
        }
        String look = texts.pattern();
        boolean isSame =
                cells.past().stream()
                        .map(one -> one.column().texts())
                        .allMatch(one -> one != null && look.equals(one.pattern()));
        if (isSame) {
            add(cells, Kind.PATTERN, List.of(look), look);
        }
    }

    private void add(Course<Cells> cells, Kind kind, List<String> values, Object... words) {
        String column = cells.last().column().name();
        Object[] all = Stream.concat(Stream.of(column), Arrays.stream(words)).toArray();
        Text rule = HistoryWords.rule("rule." + kind, all);
        rules.add(new SuggestedRule(table, column, kind, values, cells.steps().size(), rule));
    }
}
