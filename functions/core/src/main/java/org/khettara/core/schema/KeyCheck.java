package org.khettara.core.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.PersonalData;
import org.khettara.core.report.Report.Column;
import org.khettara.core.report.Report.Finding;
import org.khettara.core.report.Report.Severity;
import org.khettara.core.report.Report.Table;
import org.khettara.core.report.Report.Where;
import org.khettara.core.report.Text;

/// Columns whose values together are declared to be of one row alone. Rows with an empty cell there
/// are not compared.
final class KeyCheck {
    private static final int MOST_TOLD = 10;

    /// What is kept to compare with; beyond, the rest is compared with these alone.
    private static final int MOST_KEYS = 1 << 19;

    private static final long MOST_CHARS = 1L << 25;

    private final List<Column> columns;
    private final List<Integer> indexes;

    /// Whether no value of it may be told.
    private final boolean isSecret;

    private final Map<String, Long> records = new HashMap<>();
    private long chars;
    private final Map<String, Repeated> first = new LinkedHashMap<>();
    private long further;

    private static final class Repeated {
        final long record;
        final long earlier;
        long rows = 1;

        Repeated(long record, long earlier) {
            this.record = record;
            this.earlier = earlier;
        }
    }

    KeyCheck(Table table, List<Integer> indexes) {
        this.indexes = indexes;
        this.columns = indexes.stream().map(table.columns()::get).toList();
        this.isSecret = columns.stream().anyMatch(column -> PersonalData.isIn(table, column));
    }

    void check(List<String> row, long record) {
        var key = new StringBuilder();
        for (int index : indexes) {
            String value = row.get(index);
            if (value.isEmpty()) {
                return;
            }
            key.append(key.isEmpty() ? "" : "\n").append(value);
        }
        String text = key.toString();
        Long earlier = records.get(text);
        if (earlier != null) {
            repeated(text, record, earlier);
        } else if (records.size() < MOST_KEYS && chars + text.length() <= MOST_CHARS) {
            chars += text.length();
            records.put(text, record);
        }
    }

    private void repeated(String key, long record, long earlier) {
        Repeated known = first.get(key);
        if (known != null) {
            known.rows++;
        } else if (first.size() < MOST_TOLD) {
            first.put(key, new Repeated(record, earlier));
        } else {
            further++;
        }
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        first.forEach((key, repeated) -> findings.add(finding(key, repeated)));
        if (further > 0) {
            findings.add(
                    finding(
                            new Where(null, columns.getFirst().name(), null),
                            null,
                            SchemaWords.furtherRows(names(), further),
                            further));
        }
        return findings;
    }

    private Finding finding(String key, Repeated repeated) {
        Column column = columns.getFirst();
        String cell = SchemaWords.cell(column, repeated.record);
        String value = isSecret ? null : SchemaWords.shown(key.replace("\n", " / "));
        return finding(
                new Where(repeated.record, column.name(), cell),
                value,
                SchemaWords.repeated(names(), value, repeated.record, repeated.earlier),
                repeated.rows);
    }

    private String names() {
        return columns.stream().map(Column::name).collect(Collectors.joining(" + "));
    }

    private Finding finding(Where where, @Nullable String value, Text message, long rows) {
        return new Finding(
                "SCHEMA_KEY",
                Severity.WARNING,
                where,
                value,
                message,
                SchemaWords.oneRow(names()),
                rows == 1 ? null : rows);
    }
}
