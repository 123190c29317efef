package org.khettara.dcat;

import java.util.List;
import org.khettara.core.catalogue.Description;
import org.khettara.core.report.TableShape;
import org.khettara.core.report.TableShape.ColumnShape;

/// The columns that together identify a row of a table.
final class Keys {
    private Keys() {}

    /// Empty when nobody says which, or one of them is not in this table.
    static List<String> of(Description said, TableShape table) {
        List<String> columns = said.keyColumns();
        List<String> there = table.columns().stream().map(ColumnShape::name).toList();
        return columns != null && there.containsAll(columns) ? columns : List.of();
    }
}
