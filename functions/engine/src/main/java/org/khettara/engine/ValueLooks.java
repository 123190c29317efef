package org.khettara.engine;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.khettara.core.meaning.TableScreening;
import org.khettara.core.report.PersonalData;
import org.khettara.core.report.Report.Meaning;
import org.khettara.core.report.Report.Severity;
import org.khettara.core.report.SemanticType;
import org.khettara.engine.Findings.Suspect;
import org.khettara.engine.parquet.ParquetColumn.Storage;

/// What the values of a table say of its quality, once all are known: docs/decisions/0016 has the
/// rules. Nothing is looked at in columns that are of persons.
record ValueLooks(List<Column> columns, TableWriter.Written written, Findings findings) {
    private static final Set<SemanticType> AMOUNTS =
            EnumSet.of(SemanticType.AMOUNT_MAD, SemanticType.PERCENTAGE);
    private static final int FEWEST_ROWS_REPEATED = 10;
    private static final double FEW_REPEATED = 0.1;
    private static final double MANY_REPEATED = 0.5;
    private static final int ENOUGH = 20;
    private static final double MOST_KEYS_REPEATED = 0.01;
    private static final int MOST_ZEROS = 4;
    private static final int FEWEST_YEARS = 3;
    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");
    private static final double SOUTH = 20;
    private static final double NORTH = 37;
    private static final double WEST = -18;
    private static final double EAST = -0.5;

    void add(TableScreening.Outcome meaning) {
        addRows();
        addYears();
        Set<String> persons = new HashSet<>();
        for (PersonalData found : meaning.personalData()) {
            if (found.column() != null) {
                persons.add(found.column());
            }
        }
        boolean totals = columns.stream().anyMatch(column -> column.totals() > 0);
        for (int i = 0; i < columns.size(); i++) {
            ColumnWriting column = columns.get(i).written();
            boolean ofPersons = persons.contains(column.plan().name());
            addEmpty(column, !ofPersons);
            if (ofPersons) {
                continue;
            }
            addUnlike(columns.get(i));
            addZeros(columns.get(i));
            addKey(column);
            addSpellings(column);
            addDigits(column.profile());
            if (isOrdered(column.profile())) {
                boolean amounts = !totals && isAmount(meaning.meanings().get(i));
                addValues(column.profile(), amounts);
            }
        }
        addSwapped();
        new RowFindings(written.looks(), findings, persons).add();
    }

    /// Numbers of any size, not those of things, times and places.
    private static boolean isAmount(Optional<Meaning> meaning) {
        return meaning.isEmpty() || AMOUNTS.contains(meaning.get().type());
    }

    /// Where many rows are repeated, the table is one of observations that nothing tells apart.
    private void addRows() {
        RepeatedRows repeated = written.repeated();
        if (written.rows() < FEWEST_ROWS_REPEATED || columns.size() == 1) {
            return;
        }
        if (repeated.count() <= FEW_REPEATED * written.rows()) {
            findings.addRepeatedRows(repeated);
        } else if (repeated.count() <= MANY_REPEATED * written.rows()) {
            findings.addFurtherRepeated(repeated, repeated.count(), Severity.INFO);
        }
    }

    private void addYears() {
        long years =
                columns.stream()
                        .filter(c -> YEAR.matcher(c.written().plan().title().strip()).matches())
                        .count();
        if (years >= FEWEST_YEARS) {
            findings.add("WIDE_YEARS", Severity.WARNING, null, years);
        }
    }

    private void addKey(ColumnWriting column) {
        ColumnProfile profile = column.profile();
        long repeats = profile.repeats();
        if (profile.role() == ColumnRole.IDENTIFIER
                && repeats > 0
                && profile.count() >= ENOUGH
                && repeats <= Math.max(1, MOST_KEYS_REPEATED * profile.count())) {
            for (RepeatedKeys.Repeated one : profile.repeated()) {
                Suspect suspect = new Suspect(one.record(), one.value(), 1);
                findings.addSuspect("KEY_REPEATED", suspect, column.plan(), repeats);
            }
            findings.addFurther("KEY_REPEATED", column.plan(), repeats - profile.repeated().size());
        }
    }

    /// @param telling where they are
    private void addEmpty(ColumnWriting column, boolean telling) {
        ColumnProfile profile = column.profile();
        long empty = profile.missing - profile.rejected;
        if (empty > 0) {
            findings.addEmpty(column.plan(), empty, telling ? profile.empty.first() : List.of());
        }
    }

    private void addUnlike(Column column) {
        ColumnPlan plan = column.written().plan();
        ColumnRole role = column.written().profile().role();
        ColumnTyping.Unlike unlike = ColumnTyping.unlike(plan, role, column.seen);
        if (unlike != null) {
            for (Suspect suspect : unlike.listed()) {
                findings.addSuspect("CELL_UNLIKE_COLUMN", suspect, plan, unlike.type().words());
            }
            long further = unlike.cells() - unlike.listed().size();
            findings.addFurther("CELL_UNLIKE_COLUMN", plan, further);
        }
    }

    /// Codes of a fixed length, of which a spreadsheet has taken the zeros in front.
    private void addZeros(Column column) {
        ColumnPlan plan = column.written().plan();
        ColumnEvidence seen = column.seen;
        int length = CellWords.codeLength(plan.title());
        if (seen.digitStrings == seen.cells - seen.missingWords
                && seen.longestDigits <= length
                && seen.shortestDigits < length
                && seen.shortestDigits >= length - MOST_ZEROS) {
            String code = "CODE_LEADING_ZERO_LOST";
            findings.add(
                    code, Severity.WARNING, plan.name(), plan.name(), seen.shortestDigits, length);
        }
    }

    private void addSpellings(ColumnWriting column) {
        for (Spellings.Variant variant : column.spellings().variants()) {
            Spellings.Spelling rare = variant.spelling();
            findings.addSuspect(
                    "SPELLING_VARIANTS",
                    new Suspect(rare.record(), rare.text(), rare.cells()),
                    column.plan(),
                    variant.usual().text());
        }
    }

    private void addDigits(ColumnProfile profile) {
        int percent = DigitPreference.percent(profile);
        if (percent > 0) {
            String name = profile.plan().name();
            findings.add("DIGIT_PREFERENCE", Severity.INFO, name, name, percent);
        }
    }

    private static boolean isOrdered(ColumnProfile profile) {
        boolean ordered =
                switch (profile.plan().storage()) {
                    case Storage.Int64 v -> true;
                    case Storage.Decimal decimal -> !decimal.wide();
                    case Storage.Float64 v -> true;
                    case Storage.Day v -> true;
                    case Storage.TimeOfDay v -> false;
                    case Storage.Instant v -> false;
                    case Storage.Text v -> false;
                    case Storage.Bool v -> false;
                };
        return ordered && profile.count() > 0;
    }

    private void addValues(ColumnProfile profile, boolean amounts) {
        Outliers outliers = new Outliers(profile);
        if (profile.plan().storage() instanceof Storage.Day) {
            addAll("DATE_IMPOSSIBLE", profile, outliers.impossibleDays());
            return;
        }
        switch (profile.role()) {
            case LATITUDE -> addAll("COORDINATE_IMPOSSIBLE", profile, outliers.beyond(-90, 90));
            case LONGITUDE -> addAll("COORDINATE_IMPOSSIBLE", profile, outliers.beyond(-180, 180));
            case OTHER -> {
                for (Suspect suspect : amounts ? outliers.outliers() : List.<Suspect>of()) {
                    boolean stand = Outliers.isPlaceholder(suspect.value());
                    addAll(stand ? "PLACEHOLDER" : "OUTLIER", profile, List.of(suspect));
                }
            }
            case IDENTIFIER, PLACE_OR_TIME -> {}
        }
    }

    private void addAll(String code, ColumnProfile profile, List<Suspect> suspects) {
        for (Suspect suspect : suspects) {
            findings.addSuspect(code, suspect, profile.plan(), usual(profile));
        }
    }

    /// The middle half of the values.
    private static String usual(ColumnProfile profile) {
        List<String> quantiles = profile.quantiles();
        return quantiles.get(1) + " – " + quantiles.get(3);
    }

    /// Morocco's latitudes under the name of longitudes, and the other way round.
    private void addSwapped() {
        ColumnProfile latitude = of(ColumnRole.LATITUDE);
        ColumnProfile longitude = of(ColumnRole.LONGITUDE);
        if (latitude != null
                && longitude != null
                && isWithin(latitude, WEST, EAST)
                && isWithin(longitude, SOUTH, NORTH)) {
            findings.add(
                    "COORDINATES_SWAPPED",
                    Severity.WARNING,
                    null,
                    latitude.plan().name(),
                    longitude.plan().name());
        }
    }

    private @Nullable ColumnProfile of(ColumnRole role) {
        return columns.stream()
                .map(column -> column.written().profile())
                .filter(profile -> profile.role() == role)
                .filter(profile -> profile.plan().isNumber() && isOrdered(profile))
                .findFirst()
                .orElse(null);
    }

    private static boolean isWithin(ColumnProfile profile, double from, double to) {
        return profile.quantile(0.05) >= from && profile.quantile(0.95) <= to;
    }
}
