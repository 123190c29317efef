package org.khettara.pages.workbook;

import java.util.List;
import java.util.Optional;
import org.dhatim.fastexcel.Worksheet;
import org.khettara.core.report.Gap;
import org.khettara.core.report.Report;
import org.khettara.core.report.Report.Table;
import org.khettara.core.report.Text;

/// Why a workbook cannot be made.
final class Hindrances {
    /// Characters of the longest text that a cell takes (Excel specifications and limits).
    static final int LONGEST_TEXT = 32_767;

    private static final List<String> GAPS = List.of("BLANK_ROWS", "HEADER_REPEATED");

    private Hindrances() {}

    static Optional<Text> ofTemplate(Report report) {
        if (report.tables().isEmpty()) {
            return Optional.of(NoteWords.all("no.table"));
        }
        return report.tables().stream()
                .filter(table -> table.columns().size() > Worksheet.MAX_COLS)
                .findFirst()
                .map(table ->
                        NoteWords.all(
                                "too.many.columns",
                                table.name(),
                                table.columns().size(),
                                Worksheet.MAX_COLS));
    }

    static Optional<Text> ofCorrected(Report report) {
        return ofTemplate(report)
                .or(() ->
                        report.tables().stream()
                                .flatMap(table -> ofCorrected(table).stream())
                                .findFirst());
    }

    private static Optional<Text> ofCorrected(Table table) {
        if (table.rows() > Worksheet.MAX_ROWS - 1) {
            return Optional.of(
                    NoteWords.all(
                            "too.many.rows", table.name(), table.rows(), Worksheet.MAX_ROWS - 1));
        }
        return table.rejects() != null && !tellsRows(table)
                ? Optional.of(NoteWords.all("not.placed", table.name()))
                : Optional.empty();
    }

    static Text tooLong(Table table) {
        return NoteWords.all("too.long", table.name(), LONGEST_TEXT);
    }

    /// Whether it is known which record became which row.
    static boolean tellsRows(Table table) {
        List<Gap> gaps = table.dialect().gaps();
        return gaps == null
                ? table.changes().stream().noneMatch(change -> GAPS.contains(change.what()))
                : gaps.size() < Gap.MOST;
    }
}
