package org.khettara.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Tells whether another table begins inside a text: a header of its own, most often under a title
/// and after a blank row, over data; or the same table once more from its first row. The same
/// header on a new page, notes, totals and group labels are no other table.
final class TableBreak {
    /// Rows from the one in question on that decide.
    static final int LOOK_AHEAD = 20;

    private static final int COPIED_ROWS = 3;
    private static final int MOST_TITLES = 6;
    private static final double TYPED_SHARE = 0.6;

    private final List<List<String>> header;
    private final Set<String> names = new HashSet<>();
    private final List<SampleRow> first;
    private final CellKind.Judge judge = new CellKind.Judge();
    private final boolean[] typed;
    private final int usedWidth;

    /// @param layout of the table so far
    /// @param first its first rows of data, some twenty
    TableBreak(Layout layout, List<SampleRow> first) {
        this.header = layout.header();
        this.first = List.copyOf(first);
        int used = 0;
        for (SampleRow row : first) {
            used = Math.max(used, row.usedWidth());
        }
        for (List<String> row : header) {
            used = Math.max(used, new SampleRow(0, row).usedWidth());
            row.forEach(cell -> names.add(Chars.tidy(cell)));
        }
        this.usedWidth = used;
        this.typed = typedColumns(first, used);
    }

    /// Whether [#begin] is worth asking: cheap, false for the ordinary row of data.
    boolean mayBegin(SampleRow row, boolean afterBlank) {
        return afterBlank || row.usedWidth() > usedWidth || sharesNames(row);
    }

    /// @param ahead the row in question, not blank, and those after it
    /// @param afterBlank whether a blank row stands before it
    /// @return where in `ahead` the other table begins, title included; -1 when none does
    int begin(List<SampleRow> ahead, boolean afterBlank) {
        if (isHeader(ahead.getFirst())) {
            return isCopy(ahead) || goesOnOtherwise(ahead) ? 0 : -1;
        }
        int start = afterNotes(ahead);
        int head = firstWide(ahead, start);
        if (head < 0 || head - start > MOST_TITLES || isHeader(ahead.get(head))) {
            return -1;
        }
        boolean apart = afterBlank || start > 0 || hasBlank(ahead, start, head);
        return isOtherHeader(ahead, head, apart) ? start : -1;
    }

    /// How a row suits the columns that have mostly values.
    ///
    /// @param values cells of it that are values there
    /// @param words cells of it that are none
    record Fit(int values, int words) {}

    Fit fit(List<String> cells) {
        int values = 0;
        int words = 0;
        for (int i = 0; i < Math.min(typed.length, cells.size()); i++) {
            CellKind kind = judge.of(cells.get(i));
            if (typed[i] && kind != CellKind.EMPTY) {
                values += kind == CellKind.TEXT ? 0 : 1;
                words += kind == CellKind.TEXT ? 1 : 0;
            }
        }
        return new Fit(values, words);
    }

    private boolean isHeader(SampleRow row) {
        String text = row.note();
        return header.stream().anyMatch(known -> new SampleRow(0, known).note().equals(text));
    }

    /// The header again and then the first rows again.
    private boolean isCopy(List<SampleRow> ahead) {
        int same = 0;
        for (SampleRow row : ahead.subList(1, ahead.size())) {
            if (same < first.size() && row.cells().equals(first.get(same).cells())) {
                same++;
            } else if (row.filled() > 0 && !isHeader(row)) {
                break;
            }
        }
        return same >= Math.min(COPIED_ROWS, first.size()) && same > 1;
    }

    /// The first row of a header of several rows, and then other names than before.
    private boolean goesOnOtherwise(List<SampleRow> ahead) {
        String text = ahead.getFirst().note();
        if (header.size() < 2 || !new SampleRow(0, header.getFirst()).note().equals(text)) {
            return false;
        }
        int next = 1;
        while (next < ahead.size() && ahead.get(next).filled() == 0) {
            next++;
        }
        return next < ahead.size()
                && !isHeader(ahead.get(next))
                && mayName(ahead.get(next))
                && !isRowOfThis(ahead.get(next))
                && !dataBelow(ahead, next).isEmpty();
    }

    /// Notes under a table are its own.
    private static int afterNotes(List<SampleRow> ahead) {
        int start = 0;
        for (int i = 0; i < ahead.size(); i++) {
            SampleRow row = ahead.get(i);
            boolean note = row.filled() == 1 && CellWords.isNote(Chars.trim(row.note()));
            if (!note && row.filled() > 0) {
                return start;
            }
            start = i + 1;
        }
        return start;
    }

    private static int firstWide(List<SampleRow> ahead, int start) {
        for (int i = start; i < ahead.size(); i++) {
            if (ahead.get(i).filled() > 1) {
                return i;
            }
        }
        return -1;
    }

    private static boolean hasBlank(List<SampleRow> ahead, int from, int to) {
        return ahead.subList(from, to).stream().anyMatch(row -> row.filled() == 0);
    }

    /// Names, all different, over at least one row that is no name, and not a row of this table.
    private boolean isOtherHeader(List<SampleRow> ahead, int head, boolean apart) {
        SampleRow row = ahead.get(head);
        List<SampleRow> data = dataBelow(ahead, head);
        if (data.isEmpty() || !mayName(row) || isRowOfThis(row)) {
            return false;
        }
        if (sharesNames(row)) {
            return true;
        }
        int below = data.stream().mapToInt(SampleRow::usedWidth).max().orElse(0);
        boolean covers = row.usedWidth() >= below;
        return apart && covers && (row.usedWidth() > usedWidth || isTypedBelow(row, data));
    }

    private static List<SampleRow> dataBelow(List<SampleRow> ahead, int head) {
        List<SampleRow> data = new ArrayList<>();
        for (SampleRow row : ahead.subList(head + 1, ahead.size())) {
            if (row.filled() == 0 && !data.isEmpty()) {
                return data;
            }
            if (row.filled() > 1) {
                data.add(row);
            }
        }
        return data;
    }

    private boolean mayName(SampleRow row) {
        List<String> names = new ArrayList<>();
        for (String cell : row.cells()) {
            String name = Chars.trim(cell);
            boolean value = judge.of(name).isTyped() && !judge.isYear(name);
            if (value || (!name.isEmpty() && names.contains(name))) {
                return false;
            }
            names.add(name);
        }
        return !CellWords.isTotal(names.getFirst());
    }

    /// Whether the row has values where this table has them and nothing beyond its columns. In a
    /// table of texts alone every row may be one of it.
    private boolean isRowOfThis(SampleRow row) {
        if (row.usedWidth() > usedWidth || sharesNames(row)) {
            return false;
        }
        for (int i = 0; i < typed.length; i++) {
            if (typed[i] && judge.of(row.cell(i)) == CellKind.TEXT) {
                return false;
            }
        }
        return true;
    }

    /// Whether half of the row's cells and more than one name columns of this table, in any place.
    private boolean sharesNames(SampleRow row) {
        int shared = 0;
        for (String cell : row.cells()) {
            String name = Chars.tidy(cell);
            shared += !name.isEmpty() && names.contains(name) ? 1 : 0;
        }
        return shared > 1 && shared * 2 >= row.filled();
    }

    /// Some columns have mostly values below the row, and each of them has a name in it.
    private boolean isTypedBelow(SampleRow row, List<SampleRow> data) {
        int width = data.stream().mapToInt(SampleRow::usedWidth).max().orElse(0);
        boolean[] below = typedColumns(data, width);
        boolean any = false;
        for (int i = 0; i < below.length; i++) {
            if (below[i] && judge.of(row.cell(i)) != CellKind.TEXT && !judge.isYear(row.cell(i))) {
                return false;
            }
            any |= below[i];
        }
        return any;
    }

    private boolean[] typedColumns(List<SampleRow> rows, int width) {
        boolean[] columns = new boolean[width];
        for (int i = 0; i < width; i++) {
            int values = 0;
            int filled = 0;
            for (SampleRow row : rows) {
                CellKind kind = judge.of(row.cell(i));
                filled += kind != CellKind.EMPTY && kind != CellKind.MISSING ? 1 : 0;
                values += kind.isTyped() ? 1 : 0;
            }
            columns[i] = filled > 0 && values >= TYPED_SHARE * filled;
        }
        return columns;
    }
}
