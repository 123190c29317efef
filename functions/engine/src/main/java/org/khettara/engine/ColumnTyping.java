package org.khettara.engine;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.ColumnType;
import org.khettara.engine.ColumnPlan.Reading;
import org.khettara.engine.Findings.Suspect;
import org.khettara.engine.parquet.ParquetColumn.Storage;

/// Decides a column's type from its evidence.
final class ColumnTyping {
    private static final int ENOUGH = 20;
    private static final int FEWEST_ALIKE = 5;
    private static final Pattern CODE_LIKE =
            Pattern.compile("(?=.*\\p{L})(?=.*\\p{N})[\\p{L}\\p{N}/.-]+");
    private static final int CODE_DIGITS = 15;
    private static final int INT_DIGITS = 9;
    private static final int LONG_DIGITS = 18;
    private static final int MAX_PRECISION = 38;
    private static final Set<String> CODE_WORDS =
            Set.of(
                    "code",
                    "codes",
                    "ice",
                    "cin",
                    "cnie",
                    "cne",
                    "tel",
                    "telephone",
                    "phone",
                    "gsm",
                    "fax",
                    "siret",
                    "siren",
                    "rib",
                    "iban",
                    "matricule",
                    "postcode",
                    "zip",
                    "zipcode",
                    "barcode",
                    "insee",
                    "cnss",
                    "patente",
                    "isbn",
                    "issn",
                    "ean",
                    "رمز",
                    "الرمز",
                    "هاتف",
                    "الهاتف",
                    "فاكس",
                    "الفاكس");
    private static final Set<String> ARABIC_NUMBERED =
            Set.of("الهاتف", "البطاقة", "التعريف", "التسجيل", "الوطني", "الملف", "الحساب", "السجل");

    private final ColumnEvidence seen;
    private final long values;

    private ColumnTyping(ColumnEvidence seen) {
        this.seen = seen;
        this.values = seen.cells - seen.missingWords;
    }

    /// @param title the publisher's name of the column
    /// @param name unique name for the outputs
    static ColumnPlan plan(int index, String title, String name, ColumnEvidence seen) {
        return new ColumnTyping(seen).plan(index, title, name);
    }

    private ColumnPlan plan(int index, String title, String name) {
        Reading reading = values == 0 ? new Reading.Text() : reading(title);
        String unit = reading instanceof Reading.Quantity ? seen.soleUnit() : null;
        Integer decimals =
                reading instanceof Reading.Quantity number && !number.whole()
                        ? sizes(number.decimal()).scale
                        : null;
        String doubt = reading instanceof Reading.Text ? doubt(title) : null;
        ColumnEvidence.Decimals sizes =
                sizes(reading instanceof Reading.Quantity number ? number.decimal() : '.');
        Storage storage = storage(reading, sizes);
        return new ColumnPlan(index, name, title, reading, unit, decimals, storage, doubt);
    }

    /// What keeps a column from a type that nearly all of its cells have.
    ///
    /// @param type of these cells
    /// @param cells that are of no type
    /// @param listed the first of them
    record Unlike(ColumnType type, long cells, List<Suspect> listed) {}

    /// Of a column that is text; null where its cells have no type in common.
    static @Nullable Unlike unlike(ColumnPlan plan, ColumnRole role, ColumnEvidence seen) {
        return plan.isText() && plan.doubt() == null && role != ColumnRole.IDENTIFIER
                ? new ColumnTyping(seen).unlike()
                : null;
    }

    private @Nullable Unlike unlike() {
        long numbers = Math.max(seen.dotNumbers, seen.commaNumbers);
        boolean amounts = seen.codes == 0 && (seen.dotOnly == 0 || seen.commaOnly == 0);
        if (isNearlyAll(numbers) && amounts) {
            int scale = seen.commaOnly > 0 ? seen.comma.scale : seen.dot.scale;
            ColumnType type = scale == 0 ? ColumnType.INTEGER : ColumnType.NUMBER;
            return unlike(type, numbers, Strays.Kind.NUMBER);
        }
        long days = Math.max(seen.dayFirst, seen.monthFirst);
        return isNearlyAll(days) ? unlike(ColumnType.DATE, days, Strays.Kind.DATE) : null;
    }

    private boolean isNearlyAll(long count) {
        return count >= FEWEST_ALIKE && count < values && (values - count) * 5 <= values;
    }

    /// `5bis` and `2A` are codes: where most are such, so are the numbers.
    private @Nullable Unlike unlike(ColumnType type, long count, Strays.Kind kind) {
        List<Suspect> listed = seen.strays.besides(kind);
        long codes =
                listed.stream()
                        .filter(stray -> CODE_LIKE.matcher(stray.value().strip()).matches())
                        .count();
        return listed.isEmpty() || codes * 2 > listed.size()
                ? null
                : new Unlike(type, values - count, listed);
    }

    /// All conform, or at least twenty do and at most one in twenty does not.
    private boolean conform(long count) {
        return count > 0
                && (count == values || (count >= ENOUGH && (values - count) * 20 <= values));
    }

    private Reading reading(String title) {
        for (int pair = 0; pair < CellWords.PAIRS; pair++) {
            if (conform(seen.booleans[pair])) {
                return new Reading.Bool(pair);
            }
        }
        Reading number = number(title);
        if (number != null) {
            return number;
        }
        Reading date = date();
        if (date != null) {
            return date;
        }
        return conform(seen.times) ? new Reading.Clock() : new Reading.Text();
    }

    private @Nullable Reading number(String title) {
        if (seen.codes > 0 || isFixedCode()) {
            return null;
        }
        char decimal = seen.commaOnly > seen.dotOnly ? ',' : '.';
        long count = decimal == ',' ? seen.commaNumbers : seen.dotNumbers;
        if (!conform(count) || unitsDiffer() || undecided()) {
            return null;
        }
        ColumnEvidence.Decimals sizes = sizes(decimal);
        boolean floating = seen.exponents > 0;
        boolean whole = sizes.scale == 0 && !floating;
        if ((!floating && sizes.whole + sizes.scale > MAX_PRECISION)
                || (whole && namesCode(title))) {
            return null;
        }
        return new Reading.Quantity(decimal, whole, floating);
    }

    private boolean undecided() {
        return seen.ambiguousNumbers > 0 && seen.dotOnly == 0 && seen.commaOnly == 0;
    }

    private boolean unitsDiffer() {
        return !seen.units.isEmpty() && seen.soleUnit() == null;
    }

    private boolean isFixedCode() {
        return seen.digitStrings == values
                && seen.longestDigits > CODE_DIGITS
                && seen.shortestDigits == seen.longestDigits;
    }

    private static boolean namesCode(String title) {
        Set<String> words = CellWords.words(title);
        if (words.stream().anyMatch(CODE_WORDS::contains)) {
            return true;
        }
        return (words.contains("رقم") || words.contains("الرقم"))
                && words.stream().anyMatch(ARABIC_NUMBERED::contains);
    }

    private @Nullable Reading date() {
        boolean monthFirst = seen.monthOnly > seen.dayOnly;
        long count = monthFirst ? seen.monthFirst : seen.dayFirst;
        if (!conform(count)) {
            return null;
        }
        if (seen.datesWithTime == 0) {
            return new Reading.Day(monthFirst);
        }
        boolean utc = seen.datesWithOffset * 2 > count;
        boolean mixed = seen.datesWithOffset > 0 && seen.datesWithOffset < count;
        long fit = utc ? seen.datesWithOffset : count - seen.datesWithOffset;
        return mixed && !conform(fit) ? null : new Reading.Moment(monthFirst, utc);
    }

    private ColumnEvidence.Decimals sizes(char decimal) {
        return decimal == ',' ? seen.comma : seen.dot;
    }

    /// @param sizes of the numbers of the column
    static Storage storage(Reading reading, ColumnEvidence.Decimals sizes) {
        return switch (reading) {
            case Reading.Text text -> new Storage.Text();
            case Reading.Bool bool -> new Storage.Bool();
            case Reading.Quantity number -> storage(number, sizes);
            case Reading.Day day -> new Storage.Day();
            case Reading.Moment moment -> new Storage.Instant(moment.utc());
            case Reading.Clock clock -> new Storage.TimeOfDay();
        };
    }

    private static Storage storage(Reading.Quantity number, ColumnEvidence.Decimals sizes) {
        int digits = sizes.whole + sizes.scale;
        if (number.floating()) {
            return new Storage.Float64();
        }
        if (number.whole() && digits <= LONG_DIGITS) {
            return new Storage.Int64();
        }
        // The widest of its kind: a larger value in the next release does not change the type.
        int precision =
                digits <= INT_DIGITS
                        ? INT_DIGITS
                        : digits <= LONG_DIGITS ? LONG_DIGITS : MAX_PRECISION;
        return new Storage.Decimal(precision, sizes.scale);
    }

    private @Nullable String doubt(String title) {
        if (seen.codes == 0 && undecided() && conform(seen.dotNumbers)) {
            return "NUMBER_AMBIGUOUS";
        }
        if (seen.codes == 0
                && conform(Math.max(seen.dotNumbers, seen.commaNumbers))
                && unitsDiffer()) {
            return "UNITS_MIXED";
        }
        if (conform(seen.hijri)) {
            return "HIJRI_DATES";
        }
        if (conform(seen.periods)) {
            return "PERIODS";
        }
        boolean code =
                (seen.codes > 0 && conform(seen.digitStrings))
                        || (seen.longestDigits > 0 && namesCode(title));
        return code ? "CODES_KEPT" : null;
    }
}
