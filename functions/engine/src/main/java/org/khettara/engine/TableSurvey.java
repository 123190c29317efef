package org.khettara.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The first pass over a table: evidence for each column's type, and where the notes after it
/// begin.
final class TableSurvey {
    private static final int LONGEST_FOOTER = 50;
    private static final int LONG_TEXT = 30;

    final ColumnEvidence[] columns;

    /// Notes after the table, in order.
    final List<String> notes = new ArrayList<>();

    /// Number of the last record of data.
    long lastData;

    long rows;
    private final List<Row> pending = new ArrayList<>();

    private final boolean withNotes;

    private TableSurvey(int width, Origin origin) {
        withNotes = !origin.isRecords();
        columns = new ColumnEvidence[width];
        for (int i = 0; i < width; i++) {
            columns[i] = new ColumnEvidence(origin.dotDecimal());
        }
    }

    static TableSurvey of(Sniffed sniffed, Limits limits) throws IOException, Refusal {
        TableSurvey survey = new TableSurvey(sniffed.layout().width(), sniffed.origin());
        try (TableRows rows = new TableRows(sniffed, limits)) {
            Row row = new Row();
            while (rows.next(row)) {
                if (survey.mayBeNote(row, rows.afterBlank())) {
                    survey.pending.add(row);
                    row = new Row();
                    if (survey.pending.size() > LONGEST_FOOTER) {
                        survey.release();
                    }
                } else {
                    survey.release();
                    survey.add(row);
                }
            }
        }
        for (Row note : survey.pending) {
            survey.notes.add(new SampleRow(note.record, note.cells()).note());
        }
        return survey;
    }

    private void release() {
        for (Row held : pending) {
            add(held);
        }
        pending.clear();
    }

    private void add(Row row) {
        rows++;
        lastData = row.record;
        char[] text = row.text();
        int count = Math.min(row.count(), columns.length);
        for (int i = 0; i < count; i++) {
            columns[i].add(text, row.from(i), row.to(i));
        }
    }

    /// One filled cell that is a remark rather than the only value of a row.
    private boolean mayBeNote(Row row, boolean afterBlank) {
        if (!withNotes || columns.length == 1 || row.width() == 0 || row.filled() != 1) {
            return false;
        }
        String cell = row.trimmed(row.width() - 1);
        return !pending.isEmpty()
                || afterBlank
                || row.count() == 1
                || CellWords.isNote(cell)
                || (columns.length > 2 && cell.length() > LONG_TEXT && cell.indexOf(' ') > 0);
    }
}
