package org.khettara.engine;

import java.util.List;

/// A record of the beginning of a text.
record SampleRow(long record, List<String> cells) {
    SampleRow {
        cells = List.copyOf(cells);
    }

    String cell(int column) {
        return column < cells.size() ? cells.get(column) : "";
    }

    int filled() {
        int filled = 0;
        for (String cell : cells) {
            filled += Chars.isBlank(cell) ? 0 : 1;
        }
        return filled;
    }

    int usedWidth() {
        int used = cells.size();
        while (used > 0 && Chars.isBlank(cells.get(used - 1))) {
            used--;
        }
        return used;
    }

    /// Its words on one line, as a note of the table.
    String note() {
        StringBuilder note = new StringBuilder();
        for (String cell : cells) {
            String text = Chars.tidy(cell);
            if (!text.isEmpty()) {
                note.append(note.isEmpty() ? "" : " ").append(text);
            }
        }
        return note.toString();
    }
}
