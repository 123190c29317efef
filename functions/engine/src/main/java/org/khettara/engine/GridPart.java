package org.khettara.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Neighbouring columns of a grid, with what tells whether they are a table of their own.
final class GridPart {
    private static final int FEW = 50;

    final int from;

    /// The column after the last one.
    int to;

    /// Rows with a filled cell, and with two or more: those of a table rather than of its title.
    long firstRow;

    long lastRow;
    private long firstWide;
    private long lastWide;
    private long wideRows;
    private long cells;
    private String firstName = "";
    private boolean underWords;
    private long labels;
    private long figures;

    /// The first few cells, in case they turn out to be notes.
    private final List<String> texts = new ArrayList<>();

    private long current;
    private int inRow;
    private final List<String> begun = new ArrayList<>();
    private String begunName = "";

    GridPart(int from, int to) {
        this.from = from;
        this.to = to;
    }

    /// Takes the next filled cell, row by row.
    void add(GridCursor cell) {
        if (cell.row != current) {
            endRow();
            current = cell.row;
            firstRow = firstRow == 0 ? current : firstRow;
        }
        lastRow = current;
        cells++;
        inRow++;
        boolean early = wideRows == 0 || cells <= FEW;
        String text = early && cell.length < 1000 ? text(cell) : "";
        if (cells <= FEW) {
            texts.add(text);
        }
        if (wideRows == 0 && begun.size() < FEW) {
            begun.add(text);
            begunName = cell.column == from ? text.strip().toLowerCase(Locale.ROOT) : begunName;
        } else if (cell.column == from && wideRows > 0) {
            count(cell);
        }
    }

    private static String text(GridCursor cell) {
        return new String(cell.text(), cell.from, cell.length, StandardCharsets.UTF_8);
    }

    private void count(GridCursor cell) {
        int digits = 0;
        for (int i = cell.from; i < cell.from + cell.length; i++) {
            byte b = cell.text()[i];
            digits += (b >= '0' && b <= '9') || b == '.' || b == '-' || b == '%' ? 1 : 0;
        }
        if (digits == cell.length && !isYear(text(cell))) {
            figures++;
        } else {
            labels++;
        }
    }

    /// Closes the row read last; to be called at the end too.
    void endRow() {
        if (inRow > 1) {
            if (wideRows++ == 0) {
                firstWide = current;
                firstName = begunName;
                underWords = begun.stream().allMatch(GridPart::isWords);
            }
            lastWide = current;
        }
        inRow = 0;
        begun.clear();
        begunName = "";
    }

    /// Two rows and two columns at least, under words of its own.
    boolean isTable() {
        return to - from >= 2 && wideRows >= 2 && underWords;
    }

    private static boolean isWords(String text) {
        return text.chars().anyMatch(Character::isLetter) || isYear(text);
    }

    private static boolean isYear(String text) {
        return text.length() == 4 && (text.startsWith("19") || text.startsWith("20"));
    }

    /// Whether the part to the right is another table: one whose first column is called the same,
    /// or one with labels of its own that has other rows or lies behind a wider gap. A blank column
    /// alone parts nothing.
    boolean isApart(GridPart right) {
        if (!isTable() || !right.isTable()) {
            return false;
        }
        boolean otherRows = firstWide != right.firstWide || lastWide != right.lastWide;
        boolean labelled = right.labels > right.figures;
        boolean sameName = !firstName.isEmpty() && firstName.equals(right.firstName);
        return sameName || (labelled && (otherRows || right.from - to >= 2));
    }

    /// Whether this part is a remark beside the table: a few cells, none of them in its header.
    boolean isRemarkBeside(GridPart table) {
        int gap = from >= table.to ? from - table.to : table.from - to;
        boolean few = cells <= FEW / 10 && !isTable() && table.isTable();
        return few && (gap >= FEW * 2 || (gap >= 2 && firstRow != table.firstWide));
    }

    List<String> texts() {
        return List.copyOf(texts);
    }

    void join(GridPart right) {
        to = right.to;
        firstRow = firstRow == 0 ? right.firstRow : Math.min(firstRow, right.firstRow);
        lastRow = Math.max(lastRow, right.lastRow);
        firstWide = firstWide == 0 ? right.firstWide : Math.min(firstWide, right.firstWide);
        lastWide = Math.max(lastWide, right.lastWide);
        wideRows = Math.max(wideRows, right.wideRows);
        cells += right.cells;
        underWords |= right.underWords;
    }
}
