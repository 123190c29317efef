package org.khettara.core.report;

import java.util.List;

/// What a reader of a table relies on: its name, and its columns with their types, in order.
public record TableShape(String name, long rows, List<ColumnShape> columns) {
    public TableShape {
        columns = List.copyOf(columns);
    }

    public record ColumnShape(String name, ColumnType type) {}
}
