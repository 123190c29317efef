package org.khettara.engine;

import java.util.ArrayList;
import java.util.List;

/// Rows of one filled cell that may be notes behind a table: held back until a row of data follows,
/// which makes rows of data of them, or the text ends.
final class NotesAtEnd {
    private static final int MOST = Batch.SLACK - 4;
    private static final int LONG_TEXT = 30;

    private final boolean may;
    private final int width;
    private final List<Row> held = new ArrayList<>();

    /// @param may false where every row is a record
    NotesAtEnd(int width, boolean may) {
        this.may = may;
        this.width = width;
    }

    /// One filled cell that is a remark rather than the only value of a row.
    boolean mayBe(Row row, boolean afterBlank) {
        if (!may || width == 1 || held.size() == MOST || row.filled() != 1) {
            return false;
        }
        String cell = row.trimmed(row.width() - 1);
        return !held.isEmpty()
                || afterBlank
                || row.count() == 1
                || CellWords.isNote(cell)
                || (width > 2 && cell.length() > LONG_TEXT && cell.indexOf(' ') > 0);
    }

    /// One cell alone in its record, with the words of a note: no row whose delimiters are lost.
    boolean isNote(Row row) {
        return may && width > 1 && row.count() == 1 && CellWords.isNote(row.trimmed(0));
    }

    void hold(Row row) {
        held.add(row.copy());
    }

    boolean isHolding() {
        return !held.isEmpty();
    }

    void release(Batch batch) {
        held.forEach(batch::add);
        held.clear();
    }

    List<String> list() {
        return held.stream().map(row -> new SampleRow(row.record, row.cells()).note()).toList();
    }
}
