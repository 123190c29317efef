package org.khettara.core.meaning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.PersonalData;
import org.khettara.core.report.PersonalData.Guard;
import org.khettara.core.report.PersonalData.Place;
import org.khettara.core.report.Report;
import org.khettara.core.report.SemanticType;
import org.khettara.core.report.Text;

/// Looks through the texts of a report that stand beside the cells - headers, notes, names of
/// sheets and files - and takes personal data out of all that the report tells.
public final class ReportScreening {
    /// Findings whose words name other values of the column too.
    private static final Set<String> OF_TWO_VALUES =
            Set.of(
                    "SPELLING_VARIANTS",
                    "OUTLIER",
                    "PLACEHOLDER",
                    "DATE_IMPOSSIBLE",
                    "PARENT_NE_SUM",
                    "BEGIN_AFTER_END",
                    "PLACES_UNMATCHED",
                    "PLACES_AMBIGUOUS");

    private ReportScreening() {}

    /// The report with what those texts hold of persons, and without any value of a person.
    public static Report screened(Report report) {
        Report.Source source = report.source();
        List<PersonalData> ofFile = new ArrayList<>();
        add(ofFile, Place.FILE_NAME, source.name());
        source.entries().forEach(entry -> add(ofFile, Place.FILE_NAME, entry));
        List<Report.Table> tables = new ArrayList<>();
        for (Report.Table table : report.tables()) {
            tables.add(screened(table, tables.isEmpty() ? ofFile : List.of()));
        }
        var masked =
                new Report.Source(
                        Masking.text(source.name()),
                        source.bytes(),
                        source.sha256(),
                        source.format(),
                        source.encoding(),
                        source.encodingConfidence(),
                        source.entries().stream().map(Masking::text).toList());
        return new Report(
                report.engine(), masked, report.status(), masked(report.reason()), tables);
    }

    /// What of the worst kinds stands in a text beside data.
    public static List<PersonalData> blockedIn(String text) {
        List<PersonalData> found = new ArrayList<>();
        add(found, Place.NOTE, text);
        return merged(found).stream().filter(each -> each.guard() == Guard.BLOCK).toList();
    }

    private static Report.@Nullable Reason masked(Report.@Nullable Reason reason) {
        return reason == null
                ? null
                : new Report.Reason(
                        reason.code(),
                        masked(reason.message()),
                        masked(reason.fix()),
                        reason.at() == null ? null : Masking.text(reason.at()));
    }

    private static Text masked(Text text) {
        return new Text(Masking.text(text.fr()), Masking.text(text.ar()), Masking.text(text.en()));
    }

    private static Report.Table screened(Report.Table table, List<PersonalData> ofFile) {
        List<PersonalData> found = new ArrayList<>(table.personalData());
        found.addAll(ofFile);
        table.columns().forEach(column -> add(found, Place.HEADER, column.title()));
        table.notes().forEach(note -> add(found, Place.NOTE, note));
        if (table.sheet() != null) {
            add(found, Place.SHEET, table.sheet());
        }
        List<PersonalData> all = merged(found);
        Set<String> secret = secret(found);
        return new Report.Table(
                table.name(),
                table.sheet() == null ? null : Masking.text(table.sheet()),
                table.csv(),
                table.parquet(),
                table.schema(),
                table.rejects(),
                table.rows(),
                table.dialect(),
                table.columns().stream()
                        .map(column -> masked(column, secret.contains(column.name())))
                        .toList(),
                table.notes().stream().map(Masking::text).toList(),
                table.changes().stream().map(change -> masked(change, secret)).toList(),
                findings(table, secret, all),
                all);
    }

    /// Further findings of a table that was screened, without any value of a person.
    public static List<Report.Finding> masked(Report.Table table, List<Report.Finding> further) {
        Set<String> secret = secret(table.personalData());
        return further.stream().map(finding -> masked(finding, secret)).toList();
    }

    /// Columns of which no value may be told.
    private static Set<String> secret(List<PersonalData> found) {
        return found.stream()
                .filter(each -> each.guard() != Guard.NOTE && each.column() != null)
                .map(each -> String.valueOf(each.column()))
                .collect(Collectors.toSet());
    }

    private static List<Report.Finding> findings(
            Report.Table table, Set<String> secret, List<PersonalData> all) {
        return Stream.concat(
                        table.findings().stream()
                                .filter(finding -> !tellsAnother(finding, secret))
                                .map(finding -> masked(finding, secret)),
                        all.stream().map(PersonalDataWords::finding))
                .toList();
    }

    /// A name cannot be masked: it is that of a file or a column that readers get.
    private static void add(List<PersonalData> found, Place place, String text) {
        String plain = PlainText.of(text);
        Guard stricter = place == Place.NOTE ? Guard.HOLD : Guard.BLOCK;
        for (Found each : place == Place.HEADER ? inHeader(plain) : Recogniser.clearIn(plain)) {
            SemanticType type = each.type();
            Guard guard =
                    switch (type) {
                        case CIN, PASSPORT, RIB, IBAN -> Guard.BLOCK;
                        case PHONE ->
                                ContactPoints.isFixed(plain.substring(each.from(), each.to()))
                                        ? Guard.NOTE
                                        : stricter;
                        default -> stricter;
                    };
            String sample = Masking.value(plain.substring(each.from(), each.to()));
            found.add(new PersonalData(type, guard, place, null, 1, List.of(), sample));
        }
    }

    /// A phone number as a header is the first row of a list that has none.
    private static List<Found> inHeader(String plain) {
        List<Found> clear = Recogniser.clearIn(plain);
        return !clear.isEmpty()
                ? clear
                : Recogniser.in(plain).stream()
                        .filter(found -> found.type() == SemanticType.PHONE)
                        .toList();
    }

    /// What is of one kind in one place is told once.
    private static List<PersonalData> merged(List<PersonalData> found) {
        Map<List<Object>, PersonalData> merged = new LinkedHashMap<>();
        for (PersonalData each : found) {
            List<Object> key =
                    List.of(
                            each.type(),
                            each.guard(),
                            each.place(),
                            each.column() == null ? "" : each.column());
            merged.merge(key, named(each), ReportScreening::together);
        }
        return List.copyOf(merged.values());
    }

    private static PersonalData named(PersonalData one) {
        return one.column() == null
                ? one
                : new PersonalData(
                        one.type(),
                        one.guard(),
                        one.place(),
                        Masking.text(one.column()),
                        one.cells(),
                        one.rows(),
                        one.sample());
    }

    private static PersonalData together(PersonalData one, PersonalData other) {
        return new PersonalData(
                one.type(),
                one.guard(),
                one.place(),
                one.column(),
                one.cells() + other.cells(),
                one.rows(),
                one.sample());
    }

    /// @param secret whether no value may be told
    private static Report.Column masked(Report.Column column, boolean secret) {
        return new Report.Column(
                column.name(),
                column.title(),
                column.type(),
                column.unit(),
                column.decimals(),
                column.missing(),
                column.rejected(),
                column.distinct(),
                secret ? null : column.min(),
                secret ? null : column.max(),
                secret ? null : column.mean(),
                secret ? List.of() : column.quantiles(),
                secret ? List.of() : column.top(),
                secret ? null : column.texts(),
                column.meaning(),
                secret ? null : column.codes(),
                secret ? null : column.key(),
                column.letter());
    }

    private static Report.Change masked(Report.Change change, Set<String> secret) {
        Report.Example example = change.example();
        boolean hidden = change.column() != null && secret.contains(change.column());
        return hidden || example == null
                ? new Report.Change(
                        change.column(), change.what(), change.message(), change.count(), null)
                : change;
    }

    /// Whether the words name a value of the column besides that of the cell.
    private static boolean tellsAnother(Report.Finding finding, Set<String> secret) {
        String column = finding.where().column();
        return OF_TWO_VALUES.contains(finding.code()) && column != null && secret.contains(column);
    }

    /// A whole row or line may hold a value of any column, so in a table with personal data only
    /// where it is said.
    private static Report.Finding masked(Report.Finding finding, Set<String> secret) {
        String value = finding.value();
        if (value == null) {
            return new Report.Finding(
                    finding.code(),
                    finding.severity(),
                    finding.where(),
                    null,
                    masked(finding.message()),
                    masked(finding.fix()),
                    finding.count());
        }
        if (secret.isEmpty()) {
            return with(finding, value, Masking.text(value));
        }
        String column = finding.where().column();
        boolean hidden = column == null || secret.contains(column);
        return with(finding, value, hidden ? Masking.value("") : Masking.text(value));
    }

    private static Report.Finding with(Report.Finding finding, String value, String shown) {
        boolean same = value.isEmpty() || value.equals(shown);
        return new Report.Finding(
                finding.code(),
                finding.severity(),
                finding.where(),
                shown,
                masked(same ? finding.message() : replaced(finding.message(), value, shown)),
                masked(same ? finding.fix() : replaced(finding.fix(), value, shown)),
                finding.count());
    }

    private static Text replaced(Text text, String value, String shown) {
        return new Text(
                text.fr().replace(value, shown),
                text.ar().replace(value, shown),
                text.en().replace(value, shown));
    }
}
