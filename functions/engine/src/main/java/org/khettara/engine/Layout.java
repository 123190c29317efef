package org.khettara.engine;

import java.util.List;

/// Where the table lies in its text.
///
/// @param notes text before the header
/// @param header records that make up the header; empty when the columns have no names
/// @param names of the columns in order, empty where the publisher gave none
/// @param firstData number of the first record after the header
/// @param joined true when a name comes from several rows
record Layout(
        List<String> notes,
        List<List<String>> header,
        List<String> names,
        long firstData,
        boolean joined) {
    Layout {
        notes = List.copyOf(notes);
        header = List.copyOf(header);
        names = List.copyOf(names);
    }

    /// The first record names the columns, all others are data.
    static Layout ofRecords(List<SampleRow> rows) {
        List<List<String>> header = List.of(rows.getFirst().cells());
        int width = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(1);
        List<String> names = HeaderNames.of(header, width);
        return new Layout(List.of(), header, names, rows.getFirst().record() + 1, false);
    }

    /// The header cell as the publisher wrote it, blanks and all, where the header is one row; else
    /// the name.
    String published(int column, String name) {
        if (header.size() != 1) {
            return name;
        }
        List<String> cells = header.getFirst();
        return column < cells.size() ? cells.get(column) : "";
    }

    int width() {
        return names.size();
    }
}
