package org.khettara.core.inventory;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.Report;
import org.khettara.core.report.Report.Finding;
import org.khettara.core.report.Report.Severity;
import org.khettara.core.report.Report.Where;
import org.khettara.core.report.Text;
import org.khettara.core.report.Wording;
import org.khettara.core.search.Words;

/// Checks an inventory as an institution filled it in. A sheet is taken whole or not at all.
public final class InventorySheet {
    static final Wording WORDING = Wording.of(InventorySheet.class, "inventory");
    private static final List<InventoryColumn> NEEDED =
            List.of(InventoryColumn.TITLE, InventoryColumn.STATUS);

    private final Set<String> served;
    private final List<Planned> planned = new ArrayList<>();
    private final List<Finding> problems = new ArrayList<>();
    private final Map<String, Long> titles = new HashMap<>();

    /// What is in a sheet.
    ///
    /// @param problems why it is not taken; empty when it is
    public record Checked(List<Planned> planned, List<Finding> problems) {
        public Checked {
            planned = List.copyOf(planned);
            problems = List.copyOf(problems);
        }

        /// Whether it has the columns that an inventory needs.
        public boolean isInventory() {
            return problems.stream().noneMatch(problem -> problem.where().row() == null);
        }
    }

    /// A row of data.
    ///
    /// @param number of the row in the sheet, from 1
    /// @param cells as many as there are headings
    public record Entry(long number, List<String> cells) {
        public Entry {
            cells = List.copyOf(cells);
        }
    }

    private InventorySheet(Set<String> served) {
        this.served = served;
    }

    /// @param header the headings of the columns
    /// @param rows of data
    /// @param served datasets that readers find
    public static Checked check(List<String> header, List<Entry> rows, Set<String> served) {
        var sheet = new InventorySheet(served);
        Map<InventoryColumn, Integer> columns = columns(header);
        for (InventoryColumn column : NEEDED) {
            if (!columns.containsKey(column)) {
                sheet.add("COLUMN_MISSING", null, column.heading());
            }
        }
        if (sheet.problems.isEmpty()) {
            for (Entry row : rows) {
                sheet.row(new Row(row.cells(), columns, row.number()));
            }
        }
        return new Checked(sheet.planned, sheet.problems);
    }

    /// A file that is no table.
    public static Checked unreadable(Report.Reason reason) {
        var sheet = new InventorySheet(Set.of());
        sheet.add("UNREADABLE", null, reason.message(), reason.fix());
        return new Checked(List.of(), sheet.problems);
    }

    private static Map<InventoryColumn, Integer> columns(List<String> header) {
        Map<InventoryColumn, Integer> columns = new EnumMap<>(InventoryColumn.class);
        for (int i = 0; i < header.size(); i++) {
            int at = i;
            InventoryColumn.of(header.get(i)).ifPresent(column -> columns.putIfAbsent(column, at));
        }
        return columns;
    }

    /// One row with the places of its cells.
    private record Row(List<String> cells, Map<InventoryColumn, Integer> columns, long number) {
        @Nullable String get(InventoryColumn column) {
            Integer at = columns.get(column);
            return at == null || cells.get(at).isBlank() ? null : cells.get(at).strip();
        }
    }

    private void row(Row row) {
        int before = problems.size();
        String title = title(row);
        InventoryStatus status = status(row);
        if (title == null || status == null) {
            return;
        }
        String reason = row.get(InventoryColumn.LEGAL_REASON);
        String dataset = row.get(InventoryColumn.DATASET);
        if (status == InventoryStatus.REFUSED && reason == null) {
            add("REASON_MISSING", row, title);
        }
        if (status != InventoryStatus.REFUSED && reason != null) {
            add("REASON_WITHOUT_REFUSAL", row, title, status.words());
        }
        if (status == InventoryStatus.PUBLISHED && dataset == null) {
            add("IDENTIFIER_MISSING", row, title);
        } else if (status == InventoryStatus.PUBLISHED && !served.contains(dataset)) {
            add("DATASET_UNKNOWN", row, title, String.valueOf(dataset));
        }
        if (problems.size() == before) {
            planned.add(
                    new Planned(
                            title,
                            row.get(InventoryColumn.DESCRIPTION),
                            row.get(InventoryColumn.SERVICE),
                            row.get(InventoryColumn.FREQUENCY),
                            row.get(InventoryColumn.FORMAT),
                            status,
                            reason,
                            row.get(InventoryColumn.EXPECTED),
                            dataset));
        }
    }

    private @Nullable String title(Row row) {
        String title = row.get(InventoryColumn.TITLE);
        if (title == null) {
            add("TITLE_MISSING", row);
            return null;
        }
        Long earlier = titles.putIfAbsent(Words.key(title), row.number());
        if (earlier != null) {
            add("TITLE_REPEATED", row, title, earlier);
        }
        return title;
    }

    private @Nullable InventoryStatus status(Row row) {
        String said = row.get(InventoryColumn.STATUS);
        InventoryStatus status = said == null ? null : InventoryStatus.of(said).orElse(null);
        if (said == null) {
            add("STATUS_MISSING", row, allowed());
        } else if (status == null) {
            add("STATUS_UNKNOWN", row, said, allowed());
        }
        return status;
    }

    private static Text allowed() {
        var words = List.of(InventoryStatus.values()).stream().map(InventoryStatus::words).toList();
        return new Text(
                String.join(", ", words.stream().map(Text::fr).toList()),
                String.join("، ", words.stream().map(Text::ar).toList()),
                String.join(", ", words.stream().map(Text::en).toList()));
    }

    /// @param row null when it is of the whole sheet
    /// @param values what the sentences name besides the row's number, which is `{0}`
    private void add(String code, @Nullable Row row, Object... values) {
        Long number = row == null ? null : row.number();
        var all = new ArrayList<Object>();
        all.add(number == null ? "" : number);
        all.addAll(List.of(values));
        problems.add(
                new Finding(
                        code,
                        Severity.ERROR,
                        new Where(number, null, null),
                        null,
                        WORDING.text(code, all.toArray()),
                        WORDING.text(code + ".fix", all.toArray())));
    }
}
