package org.khettara.core.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.khettara.core.catalogue.TableSchema;
import org.khettara.core.report.Report.Column;
import org.khettara.core.report.Report.Finding;
import org.khettara.core.report.Report.Severity;
import org.khettara.core.report.Report.Table;
import org.khettara.core.report.Report.Where;
import org.khettara.core.report.Text;

/// The cells of one column against what is declared of it. A cell costs once: the first rule that
/// it breaks is told.
final class ColumnCheck {
    private static final int MOST_VALUES = 10;
    private static final int MOST_ADDRESSES = 5;

    private final Column column;
    private final int index;
    private final TableSchema.Field declared;
    private final boolean isRequired;

    /// Whether the engine has named the cells that keep the column from its type.
    private final boolean isExplained;

    private final Map<Rule, Breaches> rules = new LinkedHashMap<>();
    private final List<Long> empty = new ArrayList<>();
    private long empties;
    private long values;

    /// Values that break a rule, in the order of their first cells.
    private static final class Breaches {
        final Map<String, Breach> first = new LinkedHashMap<>();
        long further;

        void add(String value, long record) {
            Breach known = first.get(value);
            if (known != null) {
                known.cells++;
            } else if (first.size() < MOST_VALUES) {
                first.put(value, new Breach(record));
            } else {
                further++;
            }
        }
    }

    private static final class Breach {
        final long record;
        long cells = 1;

        Breach(long record) {
            this.record = record;
        }
    }

    /// @param ofKey whether it is of the declared key, which has no empty cells
    ColumnCheck(Table table, int index, TableSchema.Field declared, boolean ofKey) {
        this.column = table.columns().get(index);
        this.index = index;
        this.declared = declared;
        TableSchema.Constraints constraints = declared.constraints();
        this.isRequired =
                ofKey || (constraints != null && Boolean.TRUE.equals(constraints.required()));
        this.isExplained =
                table.findings().stream()
                        .anyMatch(finding ->
                                finding.code().equals("CELL_UNLIKE_COLUMN")
                                        && column.name().equals(finding.where().column()));
        for (Rule rule : Rule.of(declared, column.type())) {
            if (!(isExplained && rule.code().equals(Rule.TYPE))) {
                rules.put(rule, new Breaches());
            }
        }
    }

    /// Index of its values in the rows of the CSV.
    int index() {
        return index;
    }

    void check(String value, long record) {
        if (value.isEmpty()) {
            empties++;
            if (empty.size() < MOST_ADDRESSES) {
                empty.add(record);
            }
            return;
        }
        values++;
        for (Map.Entry<Rule, Breaches> rule : rules.entrySet()) {
            if (!rule.getKey().isKept().test(value)) {
                rule.getValue().add(value, record);
                return;
            }
        }
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        boolean isTyped = rules.entrySet().stream().noneMatch(ColumnCheck::breaksType);
        if (values > 0 && isTyped && !Rule.isAlike(declared.type(), column.type())) {
            findings.add(ofType());
        }
        if (isRequired && empties > 0) {
            findings.add(ofEmpty());
        }
        rules.forEach((rule, breaches) -> {
            breaches.first.forEach((value, breach) -> findings.add(ofValue(rule, value, breach)));
            if (breaches.further > 0) {
                findings.add(ofFurther(rule, breaches.further));
            }
        });
        return findings;
    }

    private static boolean breaksType(Map.Entry<Rule, Breaches> rule) {
        return rule.getKey().code().equals(Rule.TYPE) && !rule.getValue().first.isEmpty();
    }

    private Finding ofType() {
        Text expected = SchemaWords.type(declared.type());
        return new Finding(
                Rule.TYPE,
                isExplained ? Severity.INFO : Severity.WARNING,
                new Where(null, column.name(), null),
                null,
                SchemaWords.unlike(column.name(), expected, column.type().words()),
                SchemaWords.mend(expected));
    }

    private Finding ofEmpty() {
        List<String> cells =
                empty.stream().map(record -> SchemaWords.cell(column, record)).toList();
        return new Finding(
                "SCHEMA_REQUIRED",
                Severity.WARNING,
                new Where(
                        empty.getFirst(),
                        column.name(),
                        SchemaWords.cell(column, empty.getFirst())),
                null,
                SchemaWords.empty(column.name(), empties, cells),
                SchemaWords.fill(column.name()),
                empties);
    }

    private Finding ofValue(Rule rule, String value, Breach breach) {
        String cell = SchemaWords.cell(column, breach.record);
        String shown = SchemaWords.shown(value);
        return new Finding(
                rule.code(),
                Severity.WARNING,
                new Where(breach.record, column.name(), cell),
                shown,
                SchemaWords.breach(cell, shown, column.name(), rule.expected()),
                SchemaWords.mend(rule.expected()),
                breach.cells == 1 ? null : breach.cells);
    }

    private Finding ofFurther(Rule rule, long further) {
        return new Finding(
                rule.code(),
                Severity.WARNING,
                new Where(null, column.name(), null),
                null,
                SchemaWords.further(column.name(), further, rule.expected()),
                SchemaWords.mend(rule.expected()),
                further);
    }
}
