package org.khettara.core.meaning;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.khettara.core.search.Words;

/// A number as publishers write it, with the unit behind or before it: `1 234,50 DH`, `-12,5 %`. A
/// code with zeros in front is none.
///
/// @param whole written without decimals
record Numeral(double value, boolean whole, Unit unit) {
    private static final String NUMBER =
            "(?:0|[1-9]\\d*)(?:[.,\u066B]\\d+)?"
                    + "|[1-9]\\d{0,2}(?:[ '\u2019\u066C]\\d{3})+(?:[.,\u066B]\\d+)?"
                    + "|[1-9]\\d{0,2}(?:,\\d{3})+(?:\\.\\d+)?"
                    + "|[1-9]\\d{0,2}(?:\\.\\d{3})+(?:,\\d+)?";
    private static final String UNIT = "(?<unit>[%\u066A]|[\\p{L}\\p{Sc}. /]{1,24})";
    private static final Pattern FORM =
            Pattern.compile("(?<sign>[+-]?) ?(?<number>" + NUMBER + ") ?" + UNIT + "?");
    private static final Pattern FORM_BEHIND =
            Pattern.compile("(?<unit>(?iu:mad|dhs?|درهم)) (?<sign>[+-]?)(?<number>" + NUMBER + ")");
    private static final Pattern DECIMALS = Pattern.compile("[.,\u066B](?=\\d+$)");
    private static final Set<String> DIRHAMS =
            Set.copyOf(Words.light("dh dhs mad dirham dirhams kdh mdh mmdh درهم دراهم"));
    private static final int LONGEST = 48;

    /// What stands beside a number.
    enum Unit {
        NONE,
        DIRHAM,
        PERCENT,
        OTHER
    }

    /// Null for a text that is no number.
    ///
    /// @param plain as [PlainText] gives it
    static @Nullable Numeral of(String plain) {
        if (plain.length() > LONGEST || plain.chars().noneMatch(Character::isDigit)) {
            return null;
        }
        Matcher form = FORM.matcher(plain);
        if (form.matches()) {
            return of(form);
        }
        Matcher behind = FORM_BEHIND.matcher(plain);
        return behind.matches() ? of(behind) : null;
    }

    private static Numeral of(Matcher form) {
        String number = form.group("number");
        Matcher decimals = DECIMALS.matcher(number);
        boolean fraction = decimals.find() && !isGroup(number, decimals.start());
        String whole = fraction ? number.substring(0, decimals.start()) : number;
        String digits = whole.replaceAll("\\D", "");
        String read = fraction ? digits + "." + number.substring(decimals.end()) : digits;
        double value = Double.parseDouble(form.group("sign").equals("-") ? "-" + read : read);
        return new Numeral(value, !fraction, unit(form.group("unit")));
    }

    /// Whether the last sign stands between groups, as in `1.234.567`: the same sign came before.
    private static boolean isGroup(String number, int at) {
        return number.indexOf(number.charAt(at)) < at;
    }

    private static Unit unit(@Nullable String written) {
        if (written == null || written.isBlank()) {
            return Unit.NONE;
        }
        if (written.equals("%") || written.equals("\u066A")) {
            return Unit.PERCENT;
        }
        List<String> words = Words.light(written);
        return words.stream().anyMatch(DIRHAMS::contains) || written.strip().startsWith("د.م")
                ? Unit.DIRHAM
                : Unit.OTHER;
    }
}
