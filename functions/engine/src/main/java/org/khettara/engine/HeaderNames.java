package org.khettara.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Joins header rows to one name per column: `2022` over `Urbain` is `2022 Urbain`.
final class HeaderNames {
    private HeaderNames() {}

    static List<String> of(List<List<String>> header, int columns) {
        List<String> names = new ArrayList<>(Collections.nCopies(columns, ""));
        for (int column = 0; column < columns; column++) {
            Set<String> parts = new LinkedHashSet<>();
            for (int i = 0; i < header.size(); i++) {
                String part = headerCell(header, i, column);
                if (!part.isEmpty()) {
                    parts.add(part);
                }
            }
            names.set(column, String.join(" ", parts));
        }
        return names;
    }

    /// A header cell; one that is empty over a filled one takes the group name to its left.
    private static String headerCell(List<List<String>> header, int row, int column) {
        String own = tidyCell(header.get(row), column);
        if (!own.isEmpty()
                || row == header.size() - 1
                || tidyCell(header.get(row + 1), column).isEmpty()) {
            return own;
        }
        for (int left = column - 1; left >= 0; left--) {
            String name = tidyCell(header.get(row), left);
            if (!name.isEmpty()) {
                return tidyCell(header.get(row + 1), left).isEmpty() ? "" : name;
            }
        }
        return "";
    }

    private static String tidyCell(List<String> row, int column) {
        return column < row.size() ? Chars.tidy(row.get(column)) : "";
    }
}
