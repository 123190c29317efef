package org.khettara.core.report;

import java.util.Locale;

/// Types of columns; the lower-case names are those of Table Schema (Frictionless) and stand in
/// report and schema.
public enum ColumnType {
    BOOLEAN,
    INTEGER,
    NUMBER,
    DATE,
    DATETIME,
    TIME,
    STRING;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
