package org.khettara.core.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.khettara.core.catalogue.TableSchema;
import org.khettara.core.report.Report.Finding;
import org.khettara.core.report.Report.Table;
import org.khettara.core.search.Words;

/// Which column of a table is which declared field. Names and titles are compared as they are read
/// by people: without case, accents and signs; order is no matter.
///
/// @param fields by index of the column that is meant
/// @param missing fields without a column
record Matching(
        Table table,
        TableSchema declared,
        Map<TableSchema.Field, Integer> fields,
        List<TableSchema.Field> missing) {
    private static final int MOST_TOLD = 20;

    static Matching of(Table table, TableSchema declared) {
        Map<String, Integer> known = new HashMap<>();
        for (int i = 0; i < table.columns().size(); i++) {
            known.putIfAbsent(key(table.columns().get(i).name()), i);
        }
        for (int i = 0; i < table.columns().size(); i++) {
            known.putIfAbsent(key(table.columns().get(i).title()), i);
        }
        Map<TableSchema.Field, Integer> fields = new HashMap<>();
        List<TableSchema.Field> missing = new ArrayList<>();
        Set<Integer> taken = new HashSet<>();
        for (TableSchema.Field field : declared.fields()) {
            Integer index = known.get(key(field.name()));
            if (index == null && field.title() != null) {
                index = known.get(key(field.title()));
            }
            if (index == null || !taken.add(index)) {
                missing.add(field);
            } else {
                fields.put(field, index);
            }
        }
        return new Matching(table, declared, fields, missing);
    }

    /// What is left of a name whose signs all are of no word is the name itself.
    private static String key(String name) {
        String words = Words.key(name.replace('_', ' '));
        return words.isEmpty() ? name : words;
    }

    /// Whether the table has at least half of what is declared.
    boolean isMeant() {
        return !fields.isEmpty() && 2 * fields.size() >= declared.fields().size();
    }

    /// What there is to say without looking at a cell.
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        missing.stream()
                .limit(MOST_TOLD)
                .forEach(field -> findings.add(SchemaWords.missing(field.name())));
        if (missing.size() > MOST_TOLD) {
            findings.add(SchemaWords.furtherMissing(missing.size() - MOST_TOLD));
        }
        List<String> extra = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            if (!fields.containsValue(i)) {
                extra.add(table.columns().get(i).name());
            }
        }
        if (!extra.isEmpty()) {
            findings.add(SchemaWords.extra(extra));
        }
        return findings;
    }

    List<ColumnCheck> columns() {
        Set<String> ofKey = new HashSet<>();
        if (declared.primaryKey() != null) {
            declared.primaryKey().forEach(name -> ofKey.add(key(name)));
        }
        List<ColumnCheck> checks = new ArrayList<>();
        for (TableSchema.Field field : declared.fields()) {
            Integer index = fields.get(field);
            if (index != null) {
                checks.add(new ColumnCheck(table, index, field, ofKey.contains(key(field.name()))));
            }
        }
        return checks;
    }

    /// The declared key, and the columns whose values are declared to differ; a key of which a
    /// column is missing tells nothing.
    List<KeyCheck> keys() {
        List<KeyCheck> keys = new ArrayList<>();
        if (declared.primaryKey() != null) {
            addKey(declared.primaryKey(), keys);
        }
        for (TableSchema.Field field : declared.fields()) {
            boolean isUnique =
                    field.constraints() != null
                            && Boolean.TRUE.equals(field.constraints().unique());
            if (isUnique && !List.of(field.name()).equals(declared.primaryKey())) {
                addKey(List.of(field.name()), keys);
            }
        }
        return keys;
    }

    private void addKey(List<String> names, List<KeyCheck> keys) {
        List<Integer> indexes = new ArrayList<>();
        for (String name : names) {
            fields.forEach((field, index) -> {
                if (key(field.name()).equals(key(name))) {
                    indexes.add(index);
                }
            });
        }
        if (indexes.size() == names.size() && !names.isEmpty()) {
            keys.add(new KeyCheck(table, indexes));
        }
    }
}
