package org.khettara.core.meaning;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.khettara.core.place.PlaceColumn;
import org.khettara.core.report.ColumnType;
import org.khettara.core.report.Report.Meaning;
import org.khettara.core.report.SemanticType;

/// Weighs what one column shows of a type: numbers that stand by themselves, numbers that only have
/// the form, and the header.
final class Evidence {
    private static final double MOST = 0.8;
    private static final double HALF = 0.5;
    private static final double MANY = 0.3;
    private static final int FEWEST_PREFIXES = 5;

    /// One number in 97 keeps check digits by chance: ten times as many are no chance.
    private static final int CHANCE = 10;

    private static final List<SemanticType> OF_COMPANIES =
            List.of(
                    SemanticType.TAX_NUMBER,
                    SemanticType.TRADE_REGISTER,
                    SemanticType.POSTAL_CODE,
                    SemanticType.LATITUDE,
                    SemanticType.LONGITUDE,
                    SemanticType.GENDER,
                    SemanticType.AGE_CLASS);
    private static final Set<SemanticType> OF_FEW_VALUES =
            EnumSet.of(
                    SemanticType.GENDER,
                    SemanticType.CURRENCY,
                    SemanticType.YEAR,
                    SemanticType.MONTH);
    private static final List<SemanticType> BY_VALUES =
            List.of(SemanticType.URL, SemanticType.GEO_POINT);

    /// Told by title and values together, which [Sample] has weighed.
    private static final List<SemanticType> OF_TABLES =
            List.of(
                    SemanticType.CURRENCY,
                    SemanticType.AMOUNT_MAD,
                    SemanticType.YEAR,
                    SemanticType.MONTH,
                    SemanticType.SCHOOL,
                    SemanticType.HEALTH_FACILITY);

    private Evidence() {}

    /// Cells that hold such a number, in the light of the whole column.
    ///
    /// @param persons whether the table has names of persons
    static long cells(
            SemanticType type,
            ScreenedColumn column,
            ColumnScreening.Tally tally,
            boolean persons) {
        Header header = column.screening().header;
        boolean named = header.names(type) && !header.counts();
        boolean most = tally.bare >= MOST * column.filled();
        return switch (type) {
            case CIN ->
                    tally.clear
                            + (named || header.remarks() || (most && isLikeCins(column, persons))
                                    ? tally.bare
                                    : 0);
            case RIB, IBAN -> {
                boolean anyAccount =
                        header.names(SemanticType.RIB) || header.names(SemanticType.IBAN);
                boolean chance = tally.clear * CHANCE < tally.bare;
                yield anyAccount ? tally.clear + tally.bare : chance ? 0 : tally.clear;
            }
            case PHONE ->
                    tally.clear
                            + (named || (!header.codes() && (most || header.remarks()))
                                    ? tally.bare
                                    : 0);
            case PASSPORT, CNSS, PLATE -> tally.clear + (named ? tally.bare : 0);
            default -> tally.clear;
        };
    }

    /// Codes of a nomenclature have one or two series, identity cards those of the whole country.
    private static boolean isLikeCins(ScreenedColumn column, boolean persons) {
        var prefixes = column.screening().prefixes();
        boolean mixed =
                prefixes.size() >= FEWEST_PREFIXES
                        && prefixes.stream().anyMatch(prefix -> prefix.length() == 1)
                        && prefixes.stream().anyMatch(prefix -> prefix.length() == 2);
        return persons || mixed;
    }

    static boolean isBirthDate(ScreenedColumn column) {
        ColumnType type = column.type();
        return names(column, SemanticType.BIRTH_DATE)
                && column.filled() > 0
                && (type == ColumnType.DATE
                        || type == ColumnType.DATETIME
                        || column.screening().sample.share(SemanticType.BIRTH_DATE) >= MANY);
    }

    static boolean isHealth(ScreenedColumn column) {
        return column.isText()
                && column.filled() > 0
                && (names(column, SemanticType.HEALTH)
                        || column.screening().sample.share(SemanticType.HEALTH) >= MANY);
    }

    static boolean isPosition(ScreenedColumn column) {
        Sample sample = column.screening().sample;
        return column.filled() > 0
                && (sample.share(SemanticType.GEO_POINT) >= MANY
                        || (names(column, SemanticType.LATITUDE)
                                && sample.share(SemanticType.LATITUDE) >= MANY)
                        || (names(column, SemanticType.LONGITUDE)
                                && sample.share(SemanticType.LONGITUDE) >= MANY));
    }

    private static boolean names(ScreenedColumn column, SemanticType type) {
        Header header = column.screening().header;
        return header.names(type) && !header.counts();
    }

    static Meaning meaning(SemanticType type, ScreenedColumn column, long cells) {
        return new Meaning(type, share(cells, column.filled()), check(type));
    }

    private static double share(long cells, long filled) {
        return filled == 0 ? 0 : Math.min(1, rounded(cells / (double) filled));
    }

    /// To three digits: what is counted from a sample says no more.
    static double rounded(double share) {
        return Math.round(share * 1000) / 1000.0;
    }

    private static @Nullable String check(SemanticType type) {
        return switch (type) {
            case RIB, ICE -> "mod 97 = 0";
            case IBAN -> "mod 97 = 1";
            default -> null;
        };
    }

    /// Of the few different values that genders or years have, one slip is many.
    private static double least(SemanticType type) {
        return OF_FEW_VALUES.contains(type) ? HALF : MOST;
    }

    /// What the values of a column mean when they are of no person; null when that is not known.
    static @Nullable Meaning impersonal(ScreenedColumn column) {
        Sample sample = column.screening().sample;
        ColumnScreening.Tally ice = column.screening().tally(SemanticType.ICE);
        if (ice != null) {
            long cells = ice.clear + (names(column, SemanticType.ICE) ? ice.bare : 0);
            if (cells >= MOST * column.filled()) {
                return meaning(SemanticType.ICE, column, ice.clear);
            }
        }
        PlaceColumn place = column.place();
        if (place != null) {
            return new Meaning(place.kind().level().type(), place.share(), null);
        }
        for (SemanticType type : BY_VALUES) {
            if (sample.share(type) >= MOST) {
                return new Meaning(type, rounded(sample.share(type)), null);
            }
        }
        for (SemanticType type : OF_COMPANIES) {
            if (names(column, type) && sample.share(type) >= least(type)) {
                return new Meaning(type, rounded(sample.share(type)), null);
            }
        }
        return ofTables(column);
    }

    private static @Nullable Meaning ofTables(ScreenedColumn column) {
        Sample sample = column.screening().sample;
        String unit = column.unit();
        if (unit != null) {
            // Nearly all cells carry it, else the column has none.
            SemanticType type =
                    unit.endsWith("MAD")
                            ? SemanticType.AMOUNT_MAD
                            : unit.equals("%") ? SemanticType.PERCENTAGE : null;
            return type == null ? null : new Meaning(type, column.valid(), null);
        }
        for (SemanticType type : OF_TABLES) {
            if (sample.share(type) >= least(type)) {
                return new Meaning(type, rounded(sample.share(type)), null);
            }
        }
        boolean percent = sample.share(SemanticType.PERCENTAGE) >= MOST && sample.isAboveOne();
        return percent
                ? new Meaning(
                        SemanticType.PERCENTAGE,
                        rounded(sample.share(SemanticType.PERCENTAGE)),
                        null)
                : null;
    }
}
