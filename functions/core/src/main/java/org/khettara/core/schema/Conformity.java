package org.khettara.core.schema;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.khettara.core.catalogue.TableSchema;
import org.khettara.core.document.CsvRows;
import org.khettara.core.meaning.ReportScreening;
import org.khettara.core.report.Records;
import org.khettara.core.report.Report;
import org.khettara.core.report.Report.Finding;
import org.khettara.core.report.Report.Table;

/// The tables of a file against the Table Schema that is declared of their dataset:
/// docs/decisions/0020. What is declared changes nothing in the data; it is judged.
public final class Conformity {
    private Conformity() {}

    /// Where the CSVs are that a report names.
    @FunctionalInterface
    public interface Tables {
        /// @return to be closed by who asked
        InputStream open(String csv) throws IOException;
    }

    /// The report with a finding for every breach.
    public static Report judged(Report report, Tables in, TableSchema declared) throws IOException {
        if (report.status() == Report.Status.REFUSED) {
            return report;
        }
        List<List<Finding>> breaches = breaches(report, in, declared);
        List<Table> tables = new ArrayList<>();
        for (Table table : report.tables()) {
            tables.add(table.with(List.of(), breaches.get(tables.size())));
        }
        return Report.published(report.engine(), report.source(), tables);
    }

    /// The breaches of each table.
    public static List<List<Finding>> breaches(Report report, Tables in, TableSchema declared)
            throws IOException {
        if (declared.fields().isEmpty()) {
            return Collections.nCopies(report.tables().size(), List.of());
        }
        List<Matching> matchings =
                report.tables().stream().map(table -> Matching.of(table, declared)).toList();
        boolean isAnyMeant = matchings.stream().anyMatch(Matching::isMeant);
        List<List<Finding>> breaches = new ArrayList<>();
        for (Matching matching : matchings) {
            // Where no table looks like what is declared, the first says what it lacks.
            boolean isMeant = isAnyMeant ? matching.isMeant() : breaches.isEmpty();
            breaches.add(isMeant ? breaches(matching, in) : List.of());
        }
        return breaches;
    }

    private static List<Finding> breaches(Matching matching, Tables tables) throws IOException {
        Table table = matching.table();
        List<Finding> findings = new ArrayList<>(matching.findings());
        List<ColumnCheck> columns = matching.columns();
        List<KeyCheck> keys = matching.keys();
        var records = new Records(table.dialect());
        try (InputStream in = tables.open(table.csv());
                var rows = new CsvRows(in)) {
            Objects.requireNonNull(rows.next(), "the header that Khettara wrote");
            for (var row = rows.next(); row != null; row = rows.next()) {
                long record = records.next();
                for (ColumnCheck column : columns) {
                    column.check(row.get(column.index()), record);
                }
                for (KeyCheck key : keys) {
                    key.check(row, record);
                }
            }
        }
        columns.forEach(column -> findings.addAll(column.findings()));
        keys.forEach(key -> findings.addAll(key.findings()));
        return ReportScreening.masked(table, findings);
    }
}
