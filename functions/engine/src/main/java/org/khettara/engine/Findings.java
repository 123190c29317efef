package org.khettara.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.Report;
import org.khettara.core.report.Report.Severity;
import org.khettara.core.report.Report.Where;
import org.khettara.core.report.Text;

/// What the publisher should know of one table. Of one kind in one column, only the first are
/// listed with their cells; a summary counts the others.
final class Findings {
    private static final String ROWS_REPEATED = "ROWS_REPEATED";

    private final int listed;
    private final int listedOfColumn;
    private final int columnsBefore;
    private final List<Report.Finding> findings = new ArrayList<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    Findings(int listed) {
        this(listed, listed, 0);
    }

    /// @param listed findings of one kind about records
    /// @param listedOfColumn likewise about the cells of a column
    /// @param columnsBefore columns of the sheet before those of the table
    Findings(int listed, int listedOfColumn, int columnsBefore) {
        this.listed = listed;
        this.listedOfColumn = listedOfColumn;
        this.columnsBefore = columnsBefore;
    }

    /// About the whole table or one column.
    void add(String code, Severity severity, @Nullable String column, Object... values) {
        Where where = column == null ? Where.WHOLE_TABLE : new Where(null, column, null);
        findings.add(
                new Report.Finding(
                        code,
                        severity,
                        where,
                        null,
                        Wording.message(code, values),
                        Wording.fix(code, values)));
    }

    /// About one cell.
    void addCell(String code, long record, ColumnPlan plan, String value) {
        if (counts.merge(code + plan.index(), 1, Integer::sum) > listedOfColumn) {
            return;
        }
        String cell = address(columnsBefore + plan.index(), record);
        Text type = plan.type().words();
        String shown = shown(value);
        findings.add(
                new Report.Finding(
                        code,
                        Severity.WARNING,
                        new Where(record, plan.name(), cell),
                        shown,
                        Wording.message(code, cell, shown, plan.name(), type),
                        Wording.fix(code, cell, shown, plan.name(), type)));
    }

    /// About one cell whose value is not to be trusted.
    ///
    /// @param beside what else the words name
    void addSuspect(String code, Suspect suspect, ColumnPlan plan, Object beside) {
        add(new Told(code, code, Severity.WARNING), suspect, plan, beside);
    }

    /// As [#addSuspect], of a cell that may be right.
    ///
    /// @param words key of the message
    void addNote(String code, String words, Suspect suspect, ColumnPlan plan, Object beside) {
        add(new Told(code, words, Severity.INFO), suspect, plan, beside);
    }

    /// How something is told.
    private record Told(String code, String words, Severity severity) {}

    private void add(Told told, Suspect suspect, ColumnPlan plan, Object beside) {
        String code = told.code();
        String words = told.words();
        if (suspect.record() == 0
                || counts.merge(code + plan.index(), 1, Integer::sum) > listedOfColumn) {
            return;
        }
        String cell = address(columnsBefore + plan.index(), suspect.record());
        String shown = shown(suspect.value());
        findings.add(
                new Report.Finding(
                        code,
                        told.severity(),
                        new Where(suspect.record(), plan.name(), cell),
                        shown,
                        Wording.message(words, cell, shown, plan.name(), suspect.cells(), beside),
                        Wording.fix(words, cell, shown, plan.name(), suspect.cells(), beside),
                        suspect.cells() == 1 ? null : suspect.cells()));
    }

    /// A value that is not to be trusted.
    ///
    /// @param record that has it first; 0 when that is not known
    /// @param cells that hold it
    record Suspect(long record, String value, long cells) {}

    /// About cells without a value, which may be right.
    ///
    /// @param records the first that have none; empty where they are not to be told
    void addEmpty(ColumnPlan plan, long cells, List<Long> records) {
        String code = "CELLS_EMPTY";
        String addresses =
                records.stream()
                        .map(record -> address(columnsBefore + plan.index(), record))
                        .collect(Collectors.joining(", "));
        String words = records.isEmpty() ? code + ".somewhere" : code;
        findings.add(
                new Report.Finding(
                        code,
                        Severity.INFO,
                        new Where(null, plan.name(), null),
                        null,
                        Wording.message(words, cells, addresses),
                        Wording.fix(words, cells, addresses),
                        cells));
    }

    /// About rows that repeat others: the first are listed, the others counted.
    void addRepeatedRows(RepeatedRows rows) {
        String words = ROWS_REPEATED + ".row";
        for (RepeatedRows.Repeated row : rows.first()) {
            findings.add(
                    new Report.Finding(
                            ROWS_REPEATED,
                            Severity.WARNING,
                            new Where(row.record(), null, null),
                            null,
                            Wording.message(words, row.record(), row.earlier()),
                            Wording.fix(words, row.record(), row.earlier())));
        }
        addFurtherRepeated(rows, rows.count() - rows.first().size(), Severity.WARNING);
    }

    /// About rows that have the numbers of an earlier row under another label; they may be right.
    void addSameRows(String code, List<SameRows.Pair> pairs) {
        String words = code + ".row";
        for (SameRows.Pair pair : pairs.subList(0, Math.min(listed, pairs.size()))) {
            findings.add(
                    new Report.Finding(
                            code,
                            Severity.INFO,
                            new Where(pair.record(), null, null),
                            null,
                            Wording.message(words, pair.record(), pair.earlier()),
                            Wording.fix(words, pair.record(), pair.earlier())));
        }
    }

    /// Says how many rows repeat others beyond those listed.
    void addFurtherRepeated(RepeatedRows rows, long further, Severity severity) {
        String words = ROWS_REPEATED + (rows.isEstimate() ? ".about" : ".more");
        if (further > 0) {
            findings.add(
                    new Report.Finding(
                            ROWS_REPEATED,
                            severity,
                            Where.WHOLE_TABLE,
                            null,
                            Wording.message(words, further),
                            Wording.fix(words, further),
                            further));
        }
    }

    /// Says how many more cells of a column there are than are listed.
    void addFurther(String code, ColumnPlan plan, long further) {
        String words = code + ".more";
        if (further > 0) {
            findings.add(
                    new Report.Finding(
                            code,
                            Severity.WARNING,
                            new Where(null, plan.name(), null),
                            null,
                            Wording.message(words, plan.name(), further),
                            Wording.fix(words, plan.name(), further),
                            further));
        }
    }

    /// As [#addFurther], of cells that are listed while they are read. What is listed is not told
    /// twice: the assessment counts findings.
    void addFurtherCells(String code, ColumnPlan plan, long cells) {
        if (cells > listedOfColumn) {
            add(code, Severity.WARNING, plan.name(), plan.name(), cells - listedOfColumn);
        }
    }

    /// As [#addFurtherCells], for rows.
    void addFurtherRows(String code, long rows) {
        if (rows > listed) {
            add(code, Severity.WARNING, null, rows - listed);
        }
    }

    /// About one record.
    void addRow(String code, long record, String value) {
        if (counts.merge(code, 1, Integer::sum) > listed) {
            return;
        }
        findings.add(
                new Report.Finding(
                        code,
                        Severity.WARNING,
                        new Where(record, null, null),
                        shown(value),
                        Wording.message(code, record),
                        Wording.fix(code, record)));
    }

    /// About the lines of a text that are not in its encoding: all are counted, the first listed.
    void addBroken(Path file, Encoding encoding) throws IOException {
        String code = "BROKEN_UTF8";
        BrokenLines lines = BrokenLines.of(file, encoding, listed);
        add(code, Severity.WARNING, null, encoding.broken(), lines.count());
        for (BrokenLines.Line line : lines.first()) {
            String words = code + ".line";
            findings.add(
                    new Report.Finding(
                            code,
                            Severity.WARNING,
                            Where.line(line.number()),
                            shown(line.text()),
                            Wording.message(words, line.number(), line.bytes()),
                            Wording.fix(words, line.number(), line.bytes())));
        }
    }

    /// About sheets that are left out; most often they are lists for the publisher's own use.
    void addHidden(List<String> sheets) {
        for (String sheet : sheets.subList(0, Math.min(listed, sheets.size()))) {
            add("SHEET_HIDDEN", Severity.INFO, null, shown(sheet));
        }
        if (sheets.size() > listed) {
            add("SHEETS_HIDDEN", Severity.INFO, null, sheets.size() - listed);
        }
    }

    /// About the values of a column of places that have no code.
    ///
    /// @param first the most frequent of them
    void addPlaces(String code, String column, Unplaced first, Text message, Text fix) {
        findings.add(
                new Report.Finding(
                        code,
                        Severity.INFO,
                        new Where(first.record(), column, first.cell()),
                        first.value(),
                        message,
                        fix,
                        first.cells() == 1 ? null : first.cells()));
    }

    /// A value without a code, and how many cells have such ones.
    record Unplaced(long record, String cell, String value, long cells) {}

    /// Where a cell stands, as a spreadsheet shows it.
    String cell(int index, long record) {
        return address(columnsBefore + index, record);
    }

    static String shown(String value) {
        return value.length() <= 200 ? value : value.substring(0, 200) + "…";
    }

    /// `C12` for the third column of record 12.
    static String address(int column, long record) {
        return letters(column) + record;
    }

    /// `C` for the third column.
    static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString();
    }

    List<Report.Finding> list() {
        return findings;
    }
}
