package org.khettara.pages;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.khettara.core.assess.Assessment;
import org.khettara.core.receipt.Past;
import org.khettara.core.receipt.Receipt;
import org.khettara.core.receipt.Repair;
import org.khettara.core.release.Settlement.State;
import org.khettara.core.report.Report;
import org.khettara.core.report.Report.Column;
import org.khettara.core.report.Report.Finding;
import org.khettara.core.report.Report.Table;
import org.khettara.core.report.Report.Where;

/// A receipt in words.
///
/// @param files of the release; null when there are none to be fetched
public record ReceiptView(Receipt receipt, Speech speech, @Nullable ServedFiles files) {
    static final int MOST_REPAIRS = 40;
    static final int MOST_PLACES = 10;
    static final int MOST_COLUMNS = 100;
    static final int MOST_EXAMPLES = 3;

    /// Kinds that are found in cells or rows, one by one.
    static final Set<String> NAMED =
            Set.of(
                    "CELL_UNLIKE_COLUMN",
                    "SPELLING_VARIANTS",
                    "OUTLIER",
                    "PLACEHOLDER",
                    "KEY_REPEATED",
                    "ROWS_REPEATED",
                    "DATE_IMPOSSIBLE",
                    "BEGIN_AFTER_END",
                    "PARENT_NE_SUM",
                    "COORDINATE_IMPOSSIBLE",
                    "SHORT_ROW",
                    "LONG_ROW",
                    "SCHEMA_TYPE",
                    "SCHEMA_VALUE",
                    "SCHEMA_PATTERN",
                    "SCHEMA_RANGE",
                    "SCHEMA_LENGTH",
                    "SCHEMA_KEY");

    /// A part of the score, 0 to 1.
    public record Part(String name, double share) {}

    /// One thing to mend, as it is shown.
    ///
    /// @param where column and table, in words
    public record ToMend(
            Repair repair, String title, String where, String fix, List<Place> places) {}

    /// A place of the file.
    ///
    /// @param at `C12` or `row 12`; empty when it is the whole
    public record Place(String at, @Nullable String value, String message) {}

    public String title() {
        return speech.said(receipt.message());
    }

    /// `good`, `note`, `wait` or `bad`.
    public String mood() {
        return switch (receipt.state()) {
            case PUBLISHED, DESCRIBED -> "good";
            case UNCHANGED, SUPERSEDED, DELETED -> "note";
            case HELD -> "wait";
            case REFUSED, FAILED, DECLINED, WITHDRAWN -> "bad";
        };
    }

    public @Nullable Assessment assessment() {
        return receipt.assessment();
    }

    public List<Part> parts(Assessment assessment) {
        if (!assessment.measures().isEmpty()) {
            return assessment.measures().stream()
                    .map(measure -> new Part(speech.t(measure.metric()), measure.value()))
                    .toList();
        }
        return List.of(
                new Part(speech.t("completeness"), assessment.completeness()),
                new Part(speech.t("validity"), assessment.validity()),
                new Part(speech.t("readability"), assessment.readability()));
    }

    /// Why it was refused; null when it was not.
    public Report.@Nullable Reason reason() {
        return receipt.report() == null ? null : receipt.report().reason();
    }

    public List<Table> tables() {
        return receipt.report() == null ? List.of() : receipt.report().tables();
    }

    public List<FileFacts.Fact> facts() {
        return new FileFacts(receipt, speech).list();
    }

    /// What to mend, the most valuable first: in the file, then in what is said of the dataset.
    public List<ToMend> toMend() {
        var all = new ArrayList<ToMend>();
        Report report = receipt.report();
        if (report != null) {
            Repair.of(report).stream().limit(MOST_REPAIRS).map(this::shown).forEach(all::add);
        }
        if (receipt.description() != null) {
            for (Finding finding : receipt.description()) {
                all.add(shown(new Repair(null, null, 0, 0, List.of(finding))));
            }
        }
        if (receipt.unusual() != null) {
            receipt.unusual().forEach(finding -> all.add(unusual(finding)));
        }
        return all;
    }

    /// The sentence names the column; there is no cell to point at.
    private ToMend unusual(Finding finding) {
        return new ToMend(
                new Repair(null, null, 0, 0, List.of(finding)),
                speech.said(finding.message()),
                "",
                speech.said(finding.fix()),
                List.of());
    }

    private ToMend shown(Repair repair) {
        List<Finding> found = repair.places();
        List<Place> places =
                found.size() == 1 && isWhole(found.getFirst().where())
                        ? List.of()
                        : found.stream().limit(MOST_PLACES).map(this::place).toList();
        String title = title(repair);
        return new ToMend(
                repair, title, where(repair), speech.said(found.getFirst().fix()), places);
    }

    /// Of cells and rows, what they have in common; the sentence of each stands beside it.
    private String title(Repair repair) {
        Finding first = repair.places().getFirst();
        if (repair.cells() > 0) {
            return speech.t("rejected.cells", speech.number(repair.cells()));
        }
        if (!NAMED.contains(first.code()) || isWhole(first.where())) {
            return speech.said(first.message());
        }
        long cells = repair.places().stream().mapToLong(Finding::cells).sum();
        return speech.t("kind." + first.code(), speech.number(cells));
    }

    /// Of a whole table or column.
    private static boolean isWhole(Where where) {
        return where.row() == null && where.cell() == null && where.line() == null;
    }

    private String where(Repair repair) {
        var words = new ArrayList<String>();
        if (repair.column() != null) {
            words.add(speech.t("in.column", isolated(repair.column())));
        }
        if (repair.table() != null) {
            words.add(speech.t("in.table", isolated(repair.table())));
        }
        return String.join(speech.t("between"), words);
    }

    static String isolated(String name) {
        return "\u2068" + name + "\u2069";
    }

    private Place place(Finding finding) {
        Where where = finding.where();
        String at =
                where.cell() != null
                        ? where.cell()
                        : where.row() != null
                                ? speech.t("row", speech.number(where.row()))
                                : where.line() != null
                                        ? speech.t("line", speech.number(where.line()))
                                        : "";
        return new Place(
                at,
                finding.value() == null ? null : speech.value(finding.value()),
                speech.said(finding.message()));
    }

    /// The share of a column's cells that have a value.
    public double filled(Table table, Column column) {
        return table.rows() == 0 ? 0 : 1 - (double) column.missing() / table.rows();
    }

    public Optional<Distribution> distribution(Table table, Column column) {
        return Distribution.of(table, column, speech);
    }

    /// Score and rows over the releases; empty for a first one.
    public List<Trend> trends() {
        List<Past> history = receipt.history();
        Assessment now = receipt.assessment();
        Report report = receipt.report();
        if (history == null || now == null || report == null) {
            return List.of();
        }
        List<Long> scores =
                Stream.concat(history.stream().map(Past::score), Stream.of(now.score()))
                        .map(Integer::longValue)
                        .toList();
        List<Long> rows =
                Stream.concat(history.stream().map(Past::rows), Stream.of(report.rows())).toList();
        return List.of(
                new Trend(speech.t("score"), scores, 100),
                new Trend(speech.t("rows"), rows, Collections.max(rows)));
    }

    /// Its numbers in words, the oldest first.
    public String values(Trend trend) {
        return trend.values().stream()
                .map(speech::number)
                .collect(Collectors.joining(speech.t("between")));
    }

    /// Some values of a column, for a person to know it by.
    public List<String> examples(Column column) {
        if (!column.top().isEmpty()) {
            return column.top().stream()
                    .limit(MOST_EXAMPLES)
                    .map(top -> speech.value(top.value()))
                    .toList();
        }
        var ends = new ArrayList<String>();
        if (column.min() != null) {
            ends.add(speech.value(column.min()));
        }
        if (column.max() != null && !column.max().equals(column.min())) {
            ends.add(speech.value(column.max()));
        }
        return ends;
    }

    public List<Downloads.Download> downloads() {
        return files == null ? List.of() : new Downloads(receipt, speech, files).list();
    }

    /// Whether somebody must still decide.
    public boolean waits() {
        return receipt.state() == State.HELD;
    }
}
