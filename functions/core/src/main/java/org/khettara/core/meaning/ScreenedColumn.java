package org.khettara.core.meaning;

import org.khettara.core.report.ColumnType;

/// A column with what its cells say.
///
/// @param filled cells with a value, rejected ones included
/// @param distinct different values
public record ScreenedColumn(
        String name, ColumnType type, long filled, long distinct, ColumnScreening screening) {
    boolean isText() {
        return type == ColumnType.STRING;
    }
}
