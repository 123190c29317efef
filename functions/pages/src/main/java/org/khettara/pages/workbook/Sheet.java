package org.khettara.pages.workbook;

import java.io.IOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.Report.Column;
import org.khettara.core.report.Report.Table;

/// A worksheet with the columns of a table under the publisher's own titles.
final class Sheet {
    private static final int ROWS_AT_ONCE = 500;
    private static final String TITLES = "DDEBF7";
    private static final int NARROWEST = 9;
    private static final int WIDEST = 60;
    private static final int TITLE_WIDEST = 30;
    private static final int TEXT = 20;

    final Worksheet cells;
    final List<Column> columns;
    private final List<@Nullable String> formats;
    private int written = 1;
    private int row;

    Sheet(Workbook workbook, String name, Table table) {
        this.cells = workbook.newWorksheet(name);
        this.columns = table.columns();
        this.formats = columns.stream().<@Nullable String>map(TypedCell::format).toList();
        if (isArabic(columns)) {
            cells.rightToLeft();
        }
        cells.freezePane(0, 1);
        for (int i = 0; i < columns.size(); i++) {
            title(cells, i, columns.get(i).title(), width(columns.get(i)));
        }
    }

    /// The title of a column, in the first row.
    ///
    /// @param width in characters
    static void title(Worksheet cells, int column, String title, int width) {
        CellString.write(cells, 0, column, title);
        cells.style(0, column).bold().fillColor(TITLES).wrapText(true).set();
        cells.width(column, width);
    }

    /// Columns whose titles are in Arabic, most of them.
    private static boolean isArabic(List<Column> columns) {
        long arabic =
                columns.stream()
                        .filter(column ->
                                column.title()
                                        .codePoints()
                                        .anyMatch(c ->
                                                Character.UnicodeScript.of(c)
                                                        == Character.UnicodeScript.ARABIC))
                        .count();
        return arabic * 2 > columns.size();
    }

    private static int width(Column column) {
        int title = Math.min(column.title().length() + 4, TITLE_WIDEST);
        int values =
                switch (column.type()) {
                    case STRING -> column.texts() == null ? TEXT : column.texts().longest() + 2;
                    case INTEGER, NUMBER ->
                            2 + Math.max(length(column.min()), length(column.max()));
                    case DATE, TIME -> 12;
                    case DATETIME -> 20;
                    case BOOLEAN -> NARROWEST;
                };
        return Math.clamp(Math.max(title, values), NARROWEST, WIDEST);
    }

    private static int length(@Nullable String value) {
        return value == null ? 0 : value.length();
    }

    /// Begins the next row; what was written before may leave the memory.
    ///
    /// @return its number from 0, that of the titles
    int next() throws IOException {
        if (row - written + 1 >= ROWS_AT_ONCE) {
            flush();
        }
        return ++row;
    }

    void value(int column, String value) {
        TypedCell.write(cells, row, column, columns.get(column).type(), value);
    }

    void text(int column, String text) {
        CellString.write(cells, row, column, text);
    }

    void colour(int column, String colour) {
        cells.style(row, column).fillColor(colour).set();
    }

    private void flush() throws IOException {
        format();
        cells.flush();
        written = row + 1;
    }

    private void format() {
        for (int i = 0; i < columns.size() && written <= row; i++) {
            String format = formats.get(i);
            if (format != null) {
                cells.range(written, i, row, i).style().format(format).set();
            }
        }
    }

    /// After the last row.
    void end() throws IOException {
        format();
        cells.setAutoFilter(0, 0, row, columns.size() - 1);
        cells.finish();
    }
}
