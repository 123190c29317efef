package org.khettara.core.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a publisher declares of the columns of a table, as far as data is held against it. As JSON
/// it is a Table Schema (datapackage.org/standard/table-schema, v2.0).
///
/// @param primaryKey names of fields; null where none is declared
public record TableSchema(List<Field> fields, @Nullable List<String> primaryKey) {
    public TableSchema {
        fields = List.copyOf(fields);
        primaryKey = primaryKey == null ? null : List.copyOf(primaryKey);
    }

    /// A column.
    ///
    /// @param type `integer`, `date`, ... of the standard; null for any
    public record Field(
            String name,
            @Nullable String title,
            @Nullable String type,
            @Nullable Constraints constraints) {}

    /// What the values of a column must be; null where nothing is declared.
    ///
    /// @param allowed the list of its values
    /// @param pattern regular expression that matches whole values
    /// @param minimum in the form of the column's type, as are the other bounds
    /// @param minLength characters
    public record Constraints(
            @Nullable Boolean required,
            @Nullable Boolean unique,
            @JsonProperty("enum") @Nullable List<String> allowed,
            @Nullable String pattern,
            @Nullable String minimum,
            @Nullable String maximum,
            @Nullable String exclusiveMinimum,
            @Nullable String exclusiveMaximum,
            @Nullable Integer minLength,
            @Nullable Integer maxLength) {
        public Constraints {
            allowed = allowed == null ? null : List.copyOf(allowed);
        }
    }
}
