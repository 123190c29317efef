package org.khettara.pages.workbook;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;
import org.khettara.core.document.CsvRows;
import org.khettara.core.report.ColumnType;
import org.khettara.core.report.Records;
import org.khettara.core.report.Report;
import org.khettara.core.report.Report.Table;
import org.khettara.core.report.Text;

/// The tables of a release as sheets, with what is to be mended in its place.
final class CorrectedCopy {
    /// Of a sheet: all notes are in memory, and nobody opens so many.
    private static final int MOST_NOTES = 1000;

    /// Stands for a missing value in a column of numbers or dates. A row without values would be a
    /// blank one, and one with a single value at the end a note.
    private static final String MISSING = "n.d.";

    private final Report report;
    private final ReleaseFiles files;
    private final NoteWords words;

    CorrectedCopy(Report report, ReleaseFiles files, NoteWords words) {
        this.report = report;
        this.files = files;
        this.words = words;
    }

    /// @return why there is none; empty when it was written
    Optional<Text> write(OutputStream out) throws IOException {
        List<TableSurvey> surveys = new ArrayList<>();
        for (Table table : report.tables()) {
            TableSurvey survey = TableSurvey.of(table, files);
            if (survey.longest() > Hindrances.LONGEST_TEXT) {
                return Optional.of(Hindrances.tooLong(table));
            }
            surveys.add(survey);
        }
        List<String> names = SheetNames.of(report.tables());
        // Not closed after a failure: that would make a whole file of what there is.
        var workbook = new Workbook(out, "Khettara", null);
        for (int i = 0; i < surveys.size(); i++) {
            Table table = report.tables().get(i);
            write(table, surveys.get(i), new Sheet(workbook, names.get(i), table));
        }
        workbook.finish();
        return Optional.empty();
    }

    private void write(Table table, TableSurvey survey, Sheet sheet) throws IOException {
        var records = new Records(table.dialect());
        int notes = 0;
        long number = 0;
        try (var rows = new CsvRows(files.open(table.csv()));
                var marks = new Marks(table, files, words)) {
            rows.next();
            for (List<String> row = rows.next(); row != null; row = rows.next()) {
                number++;
                int place = sheet.next();
                Set<Integer> filled = new HashSet<>();
                for (int i = 0; i < row.size(); i++) {
                    if (!row.get(i).isEmpty()) {
                        sheet.value(i, row.get(i));
                        filled.add(i);
                    }
                }
                for (Mark mark : marks.of(records.next())) {
                    mark(sheet, mark, filled);
                    if (notes++ < MOST_NOTES) {
                        sheet.cells.comment(place, mark.column(), mark.note());
                    }
                }
                fill(sheet, filled, number > survey.lastFull() ? 2 : 1);
            }
        }
        sheet.end();
    }

    private static void mark(Sheet sheet, Mark mark, Set<Integer> filled) throws IOException {
        sheet.colour(mark.column(), mark.kind().colour);
        if (mark.original() != null) {
            if (!filled.add(mark.column())) {
                throw new IOException(
                        "rejects: '%s' was rejected and has a value"
                                .formatted(sheet.columns.get(mark.column()).name()));
            }
            sheet.text(mark.column(), mark.original());
        }
    }

    /// Gives a row so many cells that it is one of data; in a column of texts the word would be a
    /// value.
    private static void fill(Sheet sheet, Set<Integer> filled, int least) {
        int width = sheet.columns.size();
        for (int i = 0; i < width && filled.size() < least; i++) {
            if (sheet.columns.get(i).type() != ColumnType.STRING && filled.add(i)) {
                sheet.text(i, MISSING);
            }
        }
    }
}
