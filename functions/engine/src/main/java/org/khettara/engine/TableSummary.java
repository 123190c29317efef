package org.khettara.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khettara.core.meaning.ScreenedColumn;
import org.khettara.core.meaning.TableScreening;
import org.khettara.core.report.Gap;
import org.khettara.core.report.Report;
import org.khettara.core.report.Report.Severity;

/// Puts together what the report says of one table.
record TableSummary(
        Sniffed sniffed,
        List<Column> columns,
        List<ColumnPlan> plans,
        TableReader in,
        TableWriter.Written written) {

    /// @param meaning as [#meaning] gives it
    Report.Table table(String name, TableScreening.Outcome meaning) throws IOException {
        List<String> notes = new ArrayList<>(sniffed.layout().notes());
        notes.addAll(in.notes());
        if (sniffed.origin() instanceof Origin.Spooled spooled) {
            notes.addAll(spooled.notes());
        }
        List<Report.Change> changes = new ArrayList<>();
        addTableChanges(changes);
        for (Column column : columns) {
            changes.addAll(column.written().changes().list());
        }
        Findings findings = written.remarks().findings();
        addFindings(findings);
        new ValueLooks(columns, written, findings).add(meaning);
        written.codes().forEach(cells -> PlaceFindings.add(cells, findings));
        for (String column : meaning.small()) {
            findings.add("SMALL_GROUPS", Severity.INFO, column, column);
        }
        return new Report.Table(
                name,
                sniffed.origin() instanceof Origin.Spooled spooled && !spooled.sheet().isEmpty()
                        ? spooled.sheet()
                        : null,
                name + ".csv",
                name + ".parquet",
                name + ".schema.json",
                written.rejects(),
                written.rows(),
                dialect(),
                described(meaning),
                notes,
                changes,
                findings.list(),
                meaning.personalData());
    }

    /// What the columns mean, and what of persons is in them.
    TableScreening.Outcome meaning() {
        List<ScreenedColumn> screened = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            ColumnProfile profile = column.written().profile();
            screened.add(
                    new ScreenedColumn(
                            column.written().plan().name(),
                            column.written().plan().type(),
                            written.rows() - profile.missing + profile.rejected,
                            profile.distinct(),
                            column.written().screen().screening(),
                            CodePlans.place(column, plans.get(i)).orElse(null),
                            column.written().plan().unit(),
                            profile.rejected));
        }
        screened.add(written.remarks().surplus());
        return TableScreening.of(screened, written.rows());
    }

    private List<Report.Column> described(TableScreening.Outcome meaning) {
        List<Report.Column> described = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Optional<Report.Meaning> own = meaning.meanings().get(i);
            described.add(column(columns.get(i), meaning, own));
        }
        return described;
    }

    private Report.Dialect dialect() {
        int headerRows = sniffed.layout().header().size();
        List<Gap> gaps = in.gaps(written.rows());
        if (sniffed.origin().isSpooled()) {
            return new Report.Dialect(
                    null, null, null, null, headerRows, sniffed.layout().firstData(), gaps);
        }
        TextDialect dialect = sniffed.dialect();
        char harmless = sniffed.harmless();
        String delimiter = harmless == TextDialect.NONE ? null : String.valueOf(harmless);
        String quote = dialect.quote() == TextDialect.NONE ? null : String.valueOf(dialect.quote());
        String escape =
                dialect.escape() == TextDialect.NONE ? null : String.valueOf(dialect.escape());
        return new Report.Dialect(
                delimiter,
                quote,
                escape,
                in.lineEnding(),
                headerRows,
                sniffed.layout().firstData(),
                gaps);
    }

    private @Nullable CodeCells codes(Column column) {
        return written.codes().stream()
                .filter(cells -> cells.plan.index() == column.index)
                .findFirst()
                .orElse(null);
    }

    private Report.Column column(
            Column column, TableScreening.Outcome meaning, Optional<Report.Meaning> own) {
        CodeCells codes = codes(column);
        ColumnPlan plan = column.written().plan();
        ColumnProfile profile = column.written().profile();
        return new Report.Column(
                plan.name(),
                plan.title(),
                plan.type(),
                plan.unit(),
                plan.decimals(),
                profile.missing,
                profile.rejected,
                profile.distinct(),
                profile.min(),
                profile.max(),
                profile.mean(),
                profile.quantiles(),
                profile.top(),
                profile.texts(),
                own.orElse(null),
                codes == null ? null : codes.told(),
                KeySketches.of(column, meaning, own, codes),
                Findings.letters(sniffed.origin().columnsBefore() + column.index));
    }

    private void addTableChanges(List<Report.Change> changes) {
        Encoding encoding = sniffed.encoding();
        if (!encoding.name().equals("UTF-8")) {
            changes.add(change("ENCODING", written.rows(), encoding.name()));
        } else if (encoding.mark() > 0) {
            changes.add(change("BYTE_ORDER_MARK", 1, encoding.name()));
        }
        char delimiter = sniffed.dialect().delimiter();
        if (delimiter != ',' && delimiter != TextDialect.NONE) {
            changes.add(change("DELIMITER", written.rows(), delimiterName()));
        }
        addIf(
                changes,
                "HEADER_JOINED",
                sniffed.layout().joined() ? sniffed.layout().header().size() : 0);
        addIf(changes, "HEADER_REPEATED", in.headersAgain());
        addIf(changes, "BLANK_ROWS", in.blankRows());
        addIf(changes, "COLUMNS_DROPPED", sniffed.layout().width() - columns.size());
        addIf(changes, "NOTES_MOVED", sniffed.layout().notes().size() + in.notes().size());
        addIf(changes, "ROWS_PADDED", written.remarks().shortRows());
        addIf(changes, "ROWS_RECUT", in.repaired());
    }

    private String delimiterName() {
        return switch (sniffed.dialect().delimiter()) {
            case '\t' -> "TAB";
            case ' ' -> "SPACE";
            default -> String.valueOf(sniffed.dialect().delimiter());
        };
    }

    private static void addIf(List<Report.Change> changes, String what, long count) {
        if (count > 0) {
            changes.add(change(what, count, count));
        }
    }

    private static Report.Change change(String what, long count, Object value) {
        return new Report.Change(
                null,
                what,
                Wording.message("change." + what.toLowerCase(Locale.ROOT), value),
                count,
                null);
    }

    private void addFindings(Findings findings) throws IOException {
        if (sniffed.encoding().twice()) {
            findings.add("MOJIBAKE_FIXED", Severity.WARNING, null);
        }
        // Told once, of the text as a whole: its lines are not those of one table.
        if (sniffed.encoding().broken() > 0 && sniffed.from().bytes() == 0) {
            findings.addBroken(sniffed.file(), sniffed.encoding());
        }
        if (sniffed.layout().header().isEmpty()) {
            findings.add("NO_HEADER", Severity.WARNING, null);
        }
        if (sniffed.dialect().delimiter() == TextDialect.NONE) {
            findings.add("ONE_COLUMN", Severity.INFO, null);
        }
        if (written.rows() == 0) {
            findings.add("NO_ROWS", Severity.WARNING, null);
        }
        findings.addFurtherRows("SHORT_ROWS", written.remarks().shortRows());
        findings.addFurtherRows("LONG_ROWS", written.remarks().longRows());
        long totals = columns.stream().mapToLong(Column::totals).max().orElse(0);
        addCount(findings, "TOTAL_ROWS", totals);
        addNames(findings);
        for (int i = 0; i < columns.size(); i++) {
            addColumn(findings, columns.get(i), plans.get(i));
        }
    }

    private static void addCount(Findings findings, String code, long count) {
        if (count > 0) {
            findings.add(code, Severity.WARNING, null, count);
        }
    }

    private void addNames(Findings findings) {
        List<String> names = sniffed.layout().names();
        if (sniffed.layout().header().isEmpty()) {
            return;
        }
        for (Column column : columns) {
            ColumnPlan plan = column.written().plan();
            String given = names.get(plan.index());
            if (given.isEmpty()) {
                findings.add("NAME_MISSING", Severity.WARNING, plan.name(), plan.name());
            } else if (!given.equals(plan.name())) {
                findings.add("NAME_REPEATED", Severity.WARNING, plan.name(), given, plan.name());
            }
        }
    }

    /// @param plan from all cells
    private static void addColumn(Findings findings, Column column, ColumnPlan plan) {
        ColumnEvidence seen = column.seen;
        ColumnChanges changes = column.written().changes();
        String doubt = plan.doubt();
        if (doubt != null) {
            findings.add(
                    doubt,
                    doubt.equals("CODES_KEPT") ? Severity.INFO : Severity.WARNING,
                    plan.name(),
                    plan.name());
        }
        findings.addFurtherCells("CELLS_REJECTED", plan, column.written().profile().rejected);
        addDates(findings, plan, seen);
        if (changes.formulas > 0) {
            findings.add(
                    "FORMULA_LIKE", Severity.WARNING, plan.name(), plan.name(), changes.formulas);
        }
        if (changes.bidiControls > 0) {
            findings.add(
                    "BIDI_CONTROL", Severity.INFO, plan.name(), plan.name(), changes.bidiControls);
        }
    }

    private static void addDates(Findings findings, ColumnPlan plan, ColumnEvidence seen) {
        boolean dated =
                plan.reading() instanceof ColumnPlan.Reading.Day
                        || plan.reading() instanceof ColumnPlan.Reading.Moment;
        if (dated && seen.shortYears > 0) {
            findings.add(
                    "SHORT_YEARS", Severity.WARNING, plan.name(), plan.name(), seen.shortYears);
        }
        if (dated && seen.ambiguousDates > 0 && seen.dayOnly == 0 && seen.monthOnly == 0) {
            findings.add("DATE_ORDER_ASSUMED", Severity.INFO, plan.name(), plan.name());
        }
        if (dated && seen.monthOnly > seen.dayOnly) {
            findings.add("MONTH_FIRST", Severity.WARNING, plan.name(), plan.name());
        }
    }
}
