package org.khettara.engine;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.khettara.core.report.Report.Severity;
import org.khettara.engine.Findings.Suspect;

/// Tells what the rows of a table keep and some do not: docs/decisions/0016. Of columns of persons
/// nothing is told.
///
/// @param persons names of these columns
record RowFindings(RowLooks looks, Findings findings, Set<String> persons) {
    private static final String SUM = "PARENT_NE_SUM";
    private static final String ORDER = "BEGIN_AFTER_END";
    private static final String SAME = "SERIES_DUPLICATED_OTHER_LABEL";
    private static final int MOST_NAMED = 6;

    void add() {
        for (RowRule rule : looks.rules()) {
            if (rule.columns().stream().noneMatch(this::isOfPersons)) {
                switch (rule) {
                    case SumRule sum -> add(sum);
                    case OrderRule order -> add(order);
                    case SameRule same -> add(same);
                }
            }
        }
        FirstRows whole = looks.whole();
        if (whole != null) {
            addTotals(whole);
            addSameRows(whole);
        }
    }

    private boolean isOfPersons(int column) {
        return persons.contains(looks.plan(column).name());
    }

    private void add(SumRule rule) {
        List<Integer> parts = rule.parts;
        String names =
                parts.stream()
                        .limit(MOST_NAMED)
                        .map(part -> looks.plan(part).name())
                        .collect(Collectors.joining(" + "));
        String more = parts.size() > MOST_NAMED ? " + …" : "";
        add(SUM, rule, looks.plan(rule.total), names + more + " = ");
    }

    private void add(OrderRule rule) {
        add(ORDER, rule, looks.plan(rule.begin), looks.plan(rule.end).name() + " : ");
    }

    private void add(String code, RowRule rule, ColumnPlan plan, String beside) {
        for (RowRule.Broken row : rule.first()) {
            Suspect suspect = new Suspect(row.record(), row.value(), 1);
            findings.addSuspect(code, suspect, plan, beside + row.beside());
        }
        findings.addFurther(code, plan, rule.broken() - rule.first().size());
    }

    private void add(SameRule rule) {
        String one = looks.plan(rule.one).name();
        String other = looks.plan(rule.other).name();
        findings.add(SAME, Severity.INFO, other, one, other);
    }

    private void addTotals(FirstRows whole) {
        for (TotalRows.Unequal one : new TotalRows(whole).unequal()) {
            ColumnPlan plan = looks.plan(one.column());
            if (!persons.contains(plan.name())) {
                String value = plan.shown(one.value());
                Suspect suspect = new Suspect(one.record(), value, 1);
                findings.addNote(SUM, SUM + ".row", suspect, plan, plan.shown(one.sum()));
            }
        }
    }

    private void addSameRows(FirstRows whole) {
        boolean personal =
                whole.columns.stream().anyMatch(column -> persons.contains(column.plan.name()));
        if (!personal) {
            findings.addSameRows(SAME, new SameRows(whole).pairs());
        }
    }
}
