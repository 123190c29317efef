package org.khettara.core.meaning;

import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.SemanticType;

/// Values that are amounts, spans of time or percentages, in the light of their title.
final class Quantities {
    private static final Pattern YEAR = Pattern.compile("(?:1[89]|20)\\d\\d");
    private static final Pattern MONTH = Pattern.compile("0?[1-9]|1[0-2]");
    private static final Pattern CODE = Pattern.compile("[A-Za-z]{3}");

    /// Growth falls to less than nothing; what is carried out may be more than was planned.
    private static final double LEAST_PERCENT = -100;

    private static final double MOST_PERCENT = 200;

    /// Words that a title of numbers of months may have: `Durée (mois)`, `Garantie (mois)` are
    /// lengths.
    private static final Context OF_MONTHS =
            Context.of(
                    "mois|month|numéro|num|n|no|de|d|du|l|la|le|of|the|année|exercice|year|libellé|nom|name|date|période|شهر|رقم|سنة|اسم|من");

    private Quantities() {}

    /// Says what meanings a value has the form of.
    ///
    /// @param number that it is; null for none
    static void fits(
            String plain, @Nullable Numeral number, Header header, Consumer<SemanticType> fit) {
        if (number != null) {
            number(number, header, fit);
        }
        if (header.names(SemanticType.YEAR) && YEAR.matcher(plain).matches()) {
            fit.accept(SemanticType.YEAR);
        }
        if (header.names(SemanticType.MONTH) && isMonth(plain, header.stems())) {
            fit.accept(SemanticType.MONTH);
        }
        if (header.names(SemanticType.CURRENCY)
                && CODE.matcher(plain).matches()
                && isCurrency(plain)) {
            fit.accept(SemanticType.CURRENCY);
        }
    }

    private static void number(Numeral number, Header header, Consumer<SemanticType> fit) {
        boolean bare = number.unit() == Numeral.Unit.NONE;
        if (number.unit() == Numeral.Unit.DIRHAM
                || (bare && header.names(SemanticType.AMOUNT_MAD))) {
            fit.accept(SemanticType.AMOUNT_MAD);
        }
        boolean plausible = number.value() >= LEAST_PERCENT && number.value() <= MOST_PERCENT;
        if (number.unit() == Numeral.Unit.PERCENT
                || (bare && plausible && header.names(SemanticType.PERCENTAGE))) {
            fit.accept(SemanticType.PERCENTAGE);
        }
    }

    private static boolean isMonth(String plain, List<String> title) {
        return MONTH.matcher(plain).matches()
                ? title.stream().allMatch(word -> OF_MONTHS.isIn(List.of(word)))
                : Months.number(plain.toCharArray(), 0, plain.length()) > 0;
    }

    private static boolean isCurrency(String code) {
        return Codes.ALL.contains(code.toUpperCase(Locale.ROOT));
    }

    /// Read when a title first names currencies: ISO 4217, as the runtime has it.
    private static final class Codes {
        private static final Set<String> ALL =
                Currency.getAvailableCurrencies().stream()
                        .map(Currency::getCurrencyCode)
                        .collect(Collectors.toUnmodifiableSet());
    }
}
