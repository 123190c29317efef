package org.khettara.pages.workbook;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.XmlEscapeHelper;
import org.khettara.core.report.Report;
import org.khettara.core.report.Report.Column;
import org.khettara.core.report.Report.Table;

/// The tables of a release without their rows: titles with what belongs below them, formats, and
/// what Excel asks about when something else is entered.
final class Template {
    private final Report report;
    private final ReleaseFiles files;
    private final NoteWords words;

    Template(Report report, ReleaseFiles files, NoteWords words) {
        this.report = report;
        this.files = files;
        this.words = words;
    }

    void write(OutputStream out) throws IOException {
        List<String> names = SheetNames.of(report.tables());
        // Not closed after a failure: that would make a whole file of what there is.
        var workbook = new Workbook(out, "Khettara", null);
        for (int i = 0; i < names.size(); i++) {
            Table table = report.tables().get(i);
            write(table, new Sheet(workbook, names.get(i), table));
        }
        workbook.finish();
    }

    private void write(Table table, Sheet sheet) throws IOException {
        Map<Integer, Set<String>> choices = Choices.of(table, files);
        for (int i = 0; i < table.columns().size(); i++) {
            Column column = table.columns().get(i);
            sheet.cells.comment(0, i, note(column, choices.containsKey(i)));
            String format = TypedCell.format(column);
            if (format != null) {
                sheet.cells.style(i).format(format).set();
            }
            Range below = sheet.cells.range(1, i, Worksheet.MAX_ROWS - 1, i);
            if (choices.containsKey(i)) {
                list(below, choices.get(i));
            } else if (TypedCell.isPlain(column)) {
                rule(column, first(below)).ifPresent(formula -> ask(below, formula, column));
            }
        }
        sheet.end();
    }

    private String note(Column column, boolean isList) {
        var note = new StringBuilder(words.t("type", column.type().words()));
        if (column.unit() != null) {
            note.append('\n').append(words.t("unit", column.unit()));
        }
        note.append('\n').append(isList ? words.t("list") : words.example(column.type()));
        return note.toString();
    }

    /// What every value of the type keeps, of the cell at an address; empty for texts.
    private static Optional<String> rule(Column column, String cell) {
        return switch (column.type()) {
            case STRING -> Optional.empty();
            case BOOLEAN -> Optional.of("ISLOGICAL(%s)".formatted(cell));
            case INTEGER -> Optional.of("IF(ISNUMBER(%1$s),%1$s=INT(%1$s),FALSE)".formatted(cell));
            case NUMBER, DATE, DATETIME, TIME -> Optional.of("ISNUMBER(%s)".formatted(cell));
        };
    }

    private static String first(Range range) {
        String both = range.toString();
        return both.substring(0, both.indexOf(':'));
    }

    private void ask(Range below, String formula, Column column) {
        below.validateWithFormula(XmlEscapeHelper.escape(formula))
                .allowBlank(true)
                .showErrorMessage(true)
                .errorStyle(DataValidationErrorStyle.WARNING)
                .errorTitle(shown(words.t("asked")))
                .error(
                        shown(
                                words.t("type", column.type().words())
                                        + " "
                                        + words.example(column.type())));
    }

    private void list(Range below, Set<String> values) {
        below.validateWithListByFormula(XmlEscapeHelper.escape(Choices.formula(values)))
                .allowBlank(true)
                .showDropdown(true)
                .showErrorMessage(true)
                .errorStyle(DataValidationErrorStyle.WARNING)
                .errorTitle(shown(words.t("asked")))
                .error(shown(words.t("list.other")));
    }

    /// The writer takes these words as they stand in the file.
    private static String shown(String words) {
        return XmlEscapeHelper.escape(words);
    }
}
