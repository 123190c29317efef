package org.khettara.ckan;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.ColumnType;

/// Types of CKAN's datastore, which are PostgreSQL's.
enum DatastoreType {
    BOOL("bool"),
    NUMERIC("numeric"),
    INT("numeric"),
    DATE("date"),
    TIMESTAMP("timestamp"),
    TIME("time"),
    TEXT("text");

    final String name;

    DatastoreType(String name) {
        this.name = name;
    }

    static DatastoreType of(ColumnType type) {
        return switch (type) {
            case BOOLEAN -> BOOL;
            case INTEGER -> INT;
            case NUMBER -> NUMERIC;
            case DATE -> DATE;
            case DATETIME -> TIMESTAMP;
            case TIME -> TIME;
            case STRING -> TEXT;
        };
    }

    /// As JSON has it.
    ///
    /// @param text as our CSV has it
    @Nullable Object value(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return switch (this) {
            case BOOL -> Boolean.valueOf(text);
            case INT -> new BigInteger(text);
            case NUMERIC -> new BigDecimal(text);
            case DATE, TIMESTAMP, TIME, TEXT -> text;
        };
    }
}
