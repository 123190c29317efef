package org.khettara.core.meaning;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.khettara.core.report.SemanticType;
import org.khettara.core.search.Words;

/// What values say that have to be looked up, or that only the header makes something of: counted
/// over the first of a column, and one in so many of the others. Whether a column is one of names
/// or places is a matter of its share of them; single values are never let pass for it.
final class Sample {
    private static final Map<SemanticType, Pattern> FORMS =
            new EnumMap<>(
                    Map.of(
                            SemanticType.TAX_NUMBER, Pattern.compile("\\d{7,8}"),
                            SemanticType.TRADE_REGISTER, Pattern.compile("\\d{1,6}"),
                            SemanticType.POSTAL_CODE, Pattern.compile("[1-9]\\d{4}"),
                            SemanticType.LATITUDE, Pattern.compile("[23]\\d(?:[.,]\\d+)?"),
                            SemanticType.LONGITUDE, Pattern.compile("-1?\\d(?:[.,]\\d+)?"),
                            SemanticType.AGE_CLASS,
                                    Pattern.compile("(?i).{0,12}\\b\\d{1,3}\\b.{0,20}"),
                            SemanticType.BIRTH_DATE,
                                    Pattern.compile(
                                            "\\d{1,2}[./ \\-]\\d{1,2}[./ \\-]\\d{2,4}|\\d{4}-\\d\\d-\\d\\d.*|(?:19|20)\\d\\d|\\d{1,2} \\p{L}+ \\d{4}")));
    private static final Pattern URL = Pattern.compile("(?i)(?:https?://|www\\.)\\S+");
    private static final Pattern POINT =
            Pattern.compile("\\(?(?:2\\d|3[0-6])[.,]\\d{2,} ?[,; /] ?-1?\\d[.,]\\d{2,}\\)?");
    private static final Set<String> GENDERS =
            Set.of(
                    "m",
                    "f",
                    "h",
                    "masculin",
                    "feminin",
                    "homme",
                    "femme",
                    "hommes",
                    "femmes",
                    "garcon",
                    "fille",
                    "garcons",
                    "filles",
                    "male",
                    "female",
                    "ذكر",
                    "انثي",
                    "ذكور",
                    "اناث",
                    "رجل",
                    "امراه",
                    "رجال",
                    "نساء");

    private final Map<SemanticType, Long> fits = new EnumMap<>(SemanticType.class);
    private final Map<PersonNames.Look, Long> looks = new EnumMap<>(PersonNames.Look.class);
    final LambertCounts zones = new LambertCounts();
    private boolean aboveOne;
    private long values;

    void add(String plain, Header header) {
        values++;
        looks.merge(PersonNames.look(plain), 1L, Long::sum);
        FORMS.forEach((type, form) -> {
            if (header.names(type) && form.matcher(plain).matches()) {
                fit(type);
            }
        });
        if (header.names(SemanticType.GENDER) && GENDERS.contains(Words.key(plain))) {
            fit(SemanticType.GENDER);
        }
        Numeral number = header.measures() || mayCarryUnit(plain) ? Numeral.of(plain) : null;
        Quantities.fits(plain, number, header, this::fit);
        if (number != null) {
            aboveOne |= number.value() > 1;
            zones.add(number, header, this::fit);
        }
        if (Establishments.mayBeUnder(header)) {
            SemanticType establishment = Establishments.of(plain);
            if (establishment != null) {
                fit(establishment);
            }
        }
        if (HealthWords.isIn(plain)) {
            fit(SemanticType.HEALTH);
        }
        if (URL.matcher(plain).matches()) {
            fit(SemanticType.URL);
        }
        if (POINT.matcher(plain).matches()) {
            fit(SemanticType.GEO_POINT);
        }
    }

    /// Most numbers are bare: they need not be read where the title asks for none.
    private static boolean mayCarryUnit(String plain) {
        return !Character.isDigit(plain.charAt(plain.length() - 1))
                || Character.isLetter(plain.charAt(0));
    }

    private void fit(SemanticType type) {
        fits.merge(type, 1L, Long::sum);
    }

    long values() {
        return values;
    }

    /// Whether a number is greater than one: what stays below may be shares of one.
    boolean isAboveOne() {
        return aboveOne;
    }

    double share(SemanticType type) {
        return values == 0 ? 0 : fits.getOrDefault(type, 0L) / (double) values;
    }

    /// Share of the values that look like this, or more like a name.
    double share(PersonNames.Look atLeast) {
        long like = 0;
        for (var look : looks.entrySet()) {
            like += look.getKey().compareTo(atLeast) <= 0 ? look.getValue() : 0;
        }
        return values == 0 ? 0 : like / (double) values;
    }
}
