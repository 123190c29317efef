package org.khettara.pages.workbook;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.khettara.core.document.CsvRows;
import org.khettara.core.report.ColumnType;
import org.khettara.core.report.PersonalData;
import org.khettara.core.report.Report.Column;
import org.khettara.core.report.Report.Finding;
import org.khettara.core.report.Report.Table;

/// The values that a column of few different texts has, to choose from. None of persons, and none
/// that was found to be another spelling of one.
final class Choices {
    private static final int MOST_VALUES = 20;

    /// Characters that a list in a formula may have (Excel specifications and limits).
    private static final int LONGEST_LIST = 255;

    private static final String MISSPELLED = "SPELLING_VARIANTS";

    private Choices() {}

    /// The lists by the places of their columns.
    static Map<Integer, Set<String>> of(Table table, ReleaseFiles files) throws IOException {
        Map<Integer, Set<String>> choices = new TreeMap<>();
        for (int i = 0; i < table.columns().size(); i++) {
            if (isCandidate(table, table.columns().get(i))) {
                choices.put(i, new LinkedHashSet<>());
            }
        }
        if (choices.isEmpty()) {
            return choices;
        }
        try (var rows = new CsvRows(files.open(table.csv()))) {
            rows.next();
            for (List<String> row = rows.next(); row != null; row = rows.next()) {
                for (var column : choices.entrySet()) {
                    String value = row.get(column.getKey());
                    if (!value.isEmpty() && column.getValue().size() <= MOST_VALUES) {
                        column.getValue().add(value);
                    }
                }
            }
        }
        choices.forEach(
                (place, values) -> values.removeAll(misspelled(table, table.columns().get(place))));
        choices.values().removeIf(values -> !fits(values));
        return choices;
    }

    private static Set<String> misspelled(Table table, Column column) {
        return table.findings().stream()
                .filter(finding ->
                        finding.code().equals(MISSPELLED)
                                && column.name().equals(finding.where().column()))
                .map(Finding::value)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /// Whether its values repeat: each is there twice on the average.
    private static boolean isCandidate(Table table, Column column) {
        long values = table.rows() - column.missing();
        return !PersonalData.isIn(table, column)
                && column.type() == ColumnType.STRING
                && column.distinct() >= 2
                && column.distinct() <= MOST_VALUES
                && column.distinct() * 2 <= values;
    }

    /// A list in a formula parts its values with commas, and takes no blanks at their ends.
    private static boolean fits(Set<String> values) {
        return values.size() <= MOST_VALUES
                && formula(values).length() <= LONGEST_LIST
                && values.stream()
                        .allMatch(value ->
                                value.indexOf(',') < 0
                                        && value.equals(value.strip())
                                        && value.equals(CellString.escaped(value))
                                        && value.chars().noneMatch(Character::isISOControl));
    }

    static String formula(Set<String> values) {
        return '"' + String.join(",", values).replace("\"", "\"\"") + '"';
    }
}
