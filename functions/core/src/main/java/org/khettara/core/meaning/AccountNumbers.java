package org.khettara.core.meaning;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khettara.core.report.SemanticType;

/// Bank accounts, and the numbers of companies, whose check digits tell them from other long
/// numbers.
final class AccountNumbers {
    private static final int RIB_DIGITS = 24;
    private static final Pattern RIB =
            Pattern.compile("(?<!\\d)\\d(?:[ .\\-_/|']{0,3}\\d){23}(?!\\d)");
    private static final Pattern MOROCCAN_IBAN =
            Pattern.compile("(?<![A-Za-z])[Mm][Aa][ .\\-]?\\d(?:[ .\\-_/]{0,2}\\d){25}(?!\\d)");
    private static final Pattern OTHER_IBAN =
            Pattern.compile(
                    "(?<![A-Za-z0-9])[A-Z]{2}\\d{2}(?:[A-Z0-9]{11,30}|(?: [A-Z0-9]{4}){3,7}(?: [A-Z0-9]{1,3})?)(?![A-Za-z0-9])");
    private static final Pattern ICE = Pattern.compile("(?<!\\d)\\d(?:[ ]?\\d){14}(?!\\d)");
    private static final Pattern YEARS = Pattern.compile("(?:19|20)\\d\\d");
    private static final Context RIB_WORDS =
            Context.of(
                    "rib|r i b|compte|compte bancaire|n compte|iban|bank account|حساب|رقم الحساب|الحساب البنكي|حساب بنكي");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private AccountNumbers() {}

    static void in(String plain, List<Found> found) {
        Matcher iban = MOROCCAN_IBAN.matcher(plain);
        while (iban.find()) {
            boolean checks =
                    CheckDigits.isIban(PlainText.bare(iban.group()).toUpperCase(Locale.ROOT));
            found.add(new Found(SemanticType.IBAN, checks, iban.start(), iban.end()));
        }
        others(plain, found);
        ribs(plain, found);
        Matcher ice = ICE.matcher(plain);
        while (ice.find()) {
            boolean checks = CheckDigits.isIce(PlainText.bare(ice.group()));
            found.add(new Found(SemanticType.ICE, checks, ice.start(), ice.end()));
        }
    }

    private static void others(String plain, List<Found> found) {
        Matcher iban = OTHER_IBAN.matcher(plain);
        while (iban.find()) {
            String bare = PlainText.bare(iban.group());
            String country = bare.substring(0, 2);
            if (!country.equals("MA") && COUNTRIES.contains(country) && CheckDigits.isIban(bare)) {
                found.add(new Found(SemanticType.IBAN, true, iban.start(), iban.end()));
            }
        }
    }

    private static void ribs(String plain, List<Found> found) {
        Matcher rib = RIB.matcher(plain);
        int from = 0;
        while (from < plain.length() && rib.find(from)) {
            String written = rib.group();
            boolean checks = CheckDigits.isRib(PlainText.bare(written));
            boolean named = RIB_WORDS.isAround(plain, rib.start(), rib.end());
            boolean inOne = written.length() == RIB_DIGITS;
            if (isOfIban(rib, found)) {
                from = rib.end();
            } else if (inOne || (checks && (named || isGroupedAsAccount(written))) || named) {
                found.add(new Found(SemanticType.RIB, checks || named, rib.start(), rib.end()));
                from = rib.end();
            } else {
                // Behind a year or a number there may be another one.
                from = nextGroup(plain, rib.start());
            }
        }
    }

    /// An IBAN ends with the RIB of its account.
    private static boolean isOfIban(Matcher rib, List<Found> found) {
        return found.stream()
                .anyMatch(each ->
                        each.type() == SemanticType.IBAN
                                && each.clear()
                                && each.from() < rib.start()
                                && each.to() == rib.end());
    }

    private static int nextGroup(String plain, int at) {
        int next = at;
        while (next < plain.length() && Character.isDigit(plain.charAt(next))) {
            next++;
        }
        return next;
    }

    /// One group is long, or all are of four and not years, or every digit stands alone: rows of
    /// years, codes and figures are otherwise.
    private static boolean isGroupedAsAccount(String written) {
        List<String> groups =
                List.of(written.split("[^0-9]+", -1)).stream()
                        .filter(group -> !group.isEmpty())
                        .toList();
        boolean longOne = groups.stream().anyMatch(group -> group.length() >= 8);
        boolean fours =
                groups.stream().allMatch(group -> group.length() == 4)
                        && !groups.stream().allMatch(group -> YEARS.matcher(group).matches());
        return longOne || fours || groups.stream().allMatch(group -> group.length() == 1);
    }
}
