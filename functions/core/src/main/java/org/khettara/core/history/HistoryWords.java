package org.khettara.core.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.khettara.core.history.Course.Cells;
import org.khettara.core.report.Report.Column;
import org.khettara.core.report.Report.Finding;
import org.khettara.core.report.Report.Severity;
import org.khettara.core.report.Report.Where;
import org.khettara.core.report.Text;
import org.khettara.core.report.Wording;

/// The sentences about what is unusual, and about what always held.
final class HistoryWords {
    private static final Wording WORDING = Wording.of(HistoryWords.class, "history");

    private HistoryWords() {}

    static Wording.Keys keys() {
        return WORDING.keys();
    }

    static Finding rows(String table, long now, long before) {
        return finding("ROW_COUNT_UNUSUAL", Where.WHOLE_TABLE, table, now, before);
    }

    static Finding missing(Course<Cells> cells) {
        return finding(
                "MISSING_UNUSUAL",
                where(cells),
                name(cells),
                percent(cells.last().missingShare()),
                percent(cells.previous().missingShare()));
    }

    static Finding distinct(Course<Cells> cells) {
        return finding(
                "DISTINCT_UNUSUAL",
                where(cells),
                name(cells),
                cells.last().column().distinct(),
                cells.previous().column().distinct());
    }

    static Finding noLongerUnique(Course<Cells> cells) {
        long repeated = cells.last().filled() - cells.last().column().distinct();
        return finding(
                "NO_LONGER_UNIQUE", where(cells), name(cells), repeated, cells.past().size());
    }

    static List<Finding> categories(String column, List<String> fresh, List<String> gone) {
        var where = new Where(null, column, null);
        var found = new ArrayList<Finding>();
        if (!fresh.isEmpty()) {
            found.add(finding("NEW_CATEGORIES", where, column, quoted(fresh)));
        }
        if (!gone.isEmpty()) {
            found.add(finding("VANISHED_CATEGORIES", where, column, quoted(gone)));
        }
        return found;
    }

    static Finding shares(Course<Cells> cells) {
        double distance = cells.lastMove(Distances::shares);
        return finding("SHARES_SHIFTED", where(cells), name(cells), percent(distance));
    }

    static Finding values(Course<Cells> cells) {
        return finding(
                "VALUES_SHIFTED",
                where(cells),
                name(cells),
                range(cells.last().column()),
                range(cells.previous().column()));
    }

    /// The sentence of a rule that always held.
    static Text rule(String key, Object... values) {
        return WORDING.text(key, values);
    }

    static Text quoted(List<String> values) {
        return new Text(
                joined(values, "« ", " »", ", "),
                joined(values, "«", "»", "، "),
                joined(values, "'", "'", ", "));
    }

    private static String joined(List<String> values, String open, String close, String between) {
        return values.stream()
                .map(value -> open + value + close)
                .collect(Collectors.joining(between));
    }

    private static Finding finding(String code, Where where, Object... values) {
        return new Finding(
                code,
                Severity.WARNING,
                where,
                null,
                WORDING.text(code, values),
                WORDING.text(code + ".fix", values));
    }

    private static Where where(Course<Cells> cells) {
        return new Where(null, name(cells), null);
    }

    private static String name(Course<Cells> cells) {
        return cells.last().column().name();
    }

    /// Where nine in ten values lie.
    private static Text range(Column column) {
        return WORDING.text("range", column.quantiles().getFirst(), column.quantiles().getLast());
    }

    private static Text percent(double share) {
        String plain = String.format(Locale.ROOT, "%.1f", 100 * share).replaceFirst("\\.0$", "");
        String comma = plain.replace('.', ',');
        return new Text(comma + " %", comma + "%", plain + "%");
    }
}
