package org.khettara.embedded.cli;

import java.util.ArrayList;
import java.util.List;

/// Rows of text in aligned columns, as wide on the screen as they are, whatever the script.
final class Grid {
    private static final int WIDEST = 44;
    private static final String GAP = "  ";
    private static final String LEFT_TO_RIGHT_MARK = "\u200E";

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /// A column; figures stand to the right, and only free text is cut when it is long: an id is
    /// there to be typed again.
    record Column(String title, Kind kind) {
        enum Kind {
            LEFT,
            RIGHT,
            TEXT
        }

        static Column left(String title) {
            return new Column(title, Kind.LEFT);
        }

        static Column right(String title) {
            return new Column(title, Kind.RIGHT);
        }

        static Column text(String title) {
            return new Column(title, Kind.TEXT);
        }
    }

    Grid(Column... columns) {
        this.columns = List.of(columns);
    }

    /// Adds a row, one cell per column.
    void row(Object... cells) {
        var row = new ArrayList<String>();
        for (int c = 0; c < cells.length; c++) {
            String cell = Terminal.safe(String.valueOf(cells[c]));
            row.add(columns.get(c).kind() == Column.Kind.TEXT ? shorten(cell) : cell);
        }
        rows.add(row);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    void print(Terminal terminal) {
        int[] widths = new int[columns.size()];
        for (int c = 0; c < widths.length; c++) {
            widths[c] = width(columns.get(c).title());
            for (List<String> row : rows) {
                widths[c] = Math.max(widths[c], width(row.get(c)));
            }
        }
        print(terminal, columns.stream().map(Column::title).toList(), widths);
        for (List<String> row : rows) {
            print(terminal, row, widths);
        }
    }

    private void print(Terminal terminal, List<String> cells, int[] widths) {
        var line = new StringBuilder();
        for (int c = 0; c < widths.length; c++) {
            String cell = cells.get(c);
            String blanks = " ".repeat(widths[c] - width(cell));
            line.append(c == 0 ? "" : GAP);
            // Without the mark a screen that knows Arabic swaps neighbouring Arabic columns.
            boolean mark = terminal.outIsScreen() && isRightToLeft(cell);
            String text = mark ? cell + LEFT_TO_RIGHT_MARK : cell;
            line.append(columns.get(c).kind() == Column.Kind.RIGHT ? blanks + text : text + blanks);
        }
        terminal.out().println(line.toString().stripTrailing());
    }

    private static boolean isRightToLeft(String text) {
        return text.codePoints()
                .map(Character::getDirectionality)
                .anyMatch(d ->
                        d == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                                || d == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);
    }

    private static String shorten(String text) {
        if (width(text) <= WIDEST) {
            return text;
        }
        int end = 0;
        int width = 0;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            if (width + width(c) > WIDEST - 1) {
                break;
            }
            width += width(c);
            end += Character.charCount(c);
        }
        return text.substring(0, end) + "…";
    }

    static int width(String text) {
        return text.codePoints().map(Grid::width).sum();
    }

    /// Cells that a terminal gives a character: none to marks, two to East Asian and emoji.
    private static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT) {
            return 0;
        }
        boolean wide =
                (c >= 0x1100 && c <= 0x115F)
                        || (c >= 0x2E80 && c <= 0xA4CF)
                        || (c >= 0xAC00 && c <= 0xD7A3)
                        || (c >= 0xF900 && c <= 0xFAFF)
                        || (c >= 0xFE30 && c <= 0xFE6F)
                        || (c >= 0xFF00 && c <= 0xFF60)
                        || (c >= 0x1F300 && c <= 0x1FAFF)
                        || (c >= 0x20000 && c <= 0x3FFFD);
        return wide ? 2 : 1;
    }
}
