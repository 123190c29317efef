package org.khettara.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows that may be notes behind a table, of one filled cell or cut by a delimiter in their words:
/// held back until a row of data follows, which makes rows of data of them, or the text ends.
final class NotesAtEnd {
    private static final int MOST = Batch.SLACK - 4;
    private static final int LONG_TEXT = 30;

    private final boolean may;
    private final int width;
    private final char delimiter;
    private final @Nullable TableBreak columns;
    private final List<Row> held = new ArrayList<>();

    NotesAtEnd(Sniffed sniffed) {
        this.may = !sniffed.origin().isRecords();
        this.width = sniffed.layout().width();
        this.delimiter = sniffed.dialect().delimiter();
        this.columns = sniffed.breaks();
    }

    /// A remark: one filled cell that is not the only value of a row, or one cut by a delimiter.
    boolean mayBe(Row row, boolean afterBlank) {
        if (!may || width == 1 || held.size() == MOST) {
            return false;
        }
        if (row.filled() != 1) {
            return isCut(row);
        }
        String cell = row.trimmed(row.width() - 1);
        return !held.isEmpty()
                || afterBlank
                || row.count() == 1
                || CellWords.isNote(cell)
                || (width > 2 && cell.length() > LONG_TEXT && cell.indexOf(' ') > 0);
    }

    /// The words of a note, alone in their record or cut: no row whose delimiters are lost.
    boolean isNote(Row row) {
        boolean alone = row.count() == 1 && CellWords.isNote(row.trimmed(0));
        return may && width > 1 && (alone || isCut(row));
    }

    /// Another number of cells than the table has, begun as a note is, or after one, and words
    /// where the columns have values. A value in its place makes a row of it, but for `Source : `.
    private boolean isCut(Row row) {
        if (columns == null || row.count() == width || row.filled() < 2) {
            return false;
        }
        String first = row.trimmed(0);
        boolean begins = CellWords.isNote(first);
        boolean follows = isHolding() && CellWords.isNote(held.getFirst().trimmed(0));
        if (!begins && !follows) {
            return false;
        }
        TableBreak.Fit fit = columns.fit(row.cells());
        return fit.words() > 0 && (fit.values() == 0 || (begins && first.indexOf(':') > 0));
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
        return held.stream().map(this::words).toList();
    }

    private String words(Row row) {
        if (row.filled() == 1) {
            return new SampleRow(row.record, row.cells()).note();
        }
        return Chars.tidy(String.join(delimiter + "", row.cells().subList(0, row.width())));
    }
}
