package org.khettara.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One record: its cells' text one after the other in one array, filled anew for each record.
final class Row {
    private char[] text = new char[256];
    private int length;
    private int[] ends = new int[17];
    private int count;

    /// Number of the record in the source, from 1, blank ones counted, as a spreadsheet shows it.
    long record;

    /// True when the record broke the rules of its dialect: its quotes do not fit.
    boolean faulty;

    char[] text() {
        return text;
    }

    int count() {
        return count;
    }

    int from(int cell) {
        return ends[cell];
    }

    int to(int cell) {
        return ends[cell + 1];
    }

    boolean isEmpty(int cell) {
        return cell >= count || Chars.isBlank(text, from(cell), to(cell));
    }

    String cell(int cell) {
        return cell >= count ? "" : new String(text, from(cell), to(cell) - from(cell));
    }

    /// The cell without white space and invisible characters around it.
    String trimmed(int cell) {
        return cell >= count ? "" : Chars.trim(text, from(cell), to(cell));
    }

    void clear() {
        count = 0;
        length = 0;
        faulty = false;
    }

    void append(char c) {
        if (length == text.length) {
            text = Arrays.copyOf(text, length * 2);
        }
        text[length++] = c;
    }

    void append(char[] from, int start, int end) {
        int more = end - start;
        if (text.length - length < more) {
            text = Arrays.copyOf(text, Math.max(length + more, text.length * 2));
        }
        System.arraycopy(from, start, text, length, more);
        length += more;
    }

    /// Characters of the cell being filled.
    int openLength() {
        return length - ends[count];
    }

    void endCell() {
        count++;
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
        }
        ends[count] = length;
    }

    int filled() {
        int filled = 0;
        for (int i = 0; i < count; i++) {
            if (!isEmpty(i)) {
                filled++;
            }
        }
        return filled;
    }

    boolean isBlank() {
        return width() == 0;
    }

    /// Number of cells up to the last that is not empty.
    int width() {
        int width = count;
        while (width > 0 && isEmpty(width - 1)) {
            width--;
        }
        return width;
    }

    Row copy() {
        Row copy = new Row();
        copy.set(cells());
        copy.record = record;
        return copy;
    }

    void set(List<String> cells) {
        clear();
        for (String cell : cells) {
            append(cell.toCharArray(), 0, cell.length());
            endCell();
        }
    }

    List<String> cells() {
        List<String> cells = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            cells.add(cell(i));
        }
        return cells;
    }
}
