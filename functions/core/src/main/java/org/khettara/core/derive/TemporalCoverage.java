package org.khettara.core.derive;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.khettara.core.catalogue.Description.Period;
import org.khettara.core.report.Report;
import org.khettara.core.search.Words;

/// The time that data is about: that of its columns of years and dates, else the years that title
/// or file name say. A date that things have (births, openings, updates) says nothing of it.
final class TemporalCoverage {
    private static final int FIRST = 1900;
    private static final int LAST = 2100;
    private static final Set<String> YEAR =
            Set.copyOf(Words.stems("annee year exercice سنه سنوات"));
    private static final Set<String> TIME =
            Set.copyOf(
                    Words.stems(
                            "date jour mois periode trimestre semaine month day period "
                                    + "heure time datetime timestamp تاريخ يوم شهر فتره"));
    private static final Set<String> OF_THINGS =
            Set.copyOf(
                    Words.stems(
                            "naissance creation ouverture fermeture publication edition "
                                    + "extraction maj jour modification impression expiration "
                                    + "echeance construction service recrutement retraite "
                                    + "delivrance signature adoption depot autorisation limite "
                                    + "birth update updated created opening built ميلاد ازدياد "
                                    + "تحديث نشر انشاء احداث افتتاح بناء تسجيل"));
    private static final Pattern YEARS =
            Pattern.compile("(?<![\\d.,])((?:19|20)\\d\\d)(?![\\d]|[.,]\\d)");
    private static final Pattern SCHOOL_YEAR =
            Pattern.compile("((?:19|20)\\d\\d)[/-]((?:19|20)\\d\\d)");

    private static final String NAMED_AFTER =
            "(?iU)\\b(?:horizon|vision|plan|agenda|base|norme|iso|loi|décret|decret|dahir|article|n°|no|objectifs?|strat[ée]gie|رؤية|أفق|مخطط|القانون|قانون|أساس)(?!\\p{L})[ :=-]*(?:[\\p{L}'’]+[ -]){0,2}\\d[\\d-]*";

    private TemporalCoverage() {}

    /// Empty when the tables say nothing of time.
    static List<Period> in(Report report) {
        var periods = new ArrayList<Period>();
        for (Report.Table table : report.tables()) {
            var headings = new ArrayList<Integer>();
            for (Report.Column column : table.columns()) {
                Period period = of(column);
                if (period != null) {
                    periods.add(period);
                }
                if (column.title().strip().matches("(19|20)\\d\\d")) {
                    headings.add(Integer.valueOf(column.title().strip()));
                }
            }
            if (headings.size() > 1) {
                periods.add(
                        years(
                                java.util.Collections.min(headings),
                                java.util.Collections.max(headings)));
            }
        }
        return periods;
    }

    private static @Nullable Period of(Report.Column column) {
        String min = column.min();
        String max = column.max();
        List<String> header = Words.stems(column.title());
        if (min == null || max == null || isOfThings(header)) {
            return null;
        }
        return switch (column.type()) {
            case DATE, DATETIME ->
                    header.stream().anyMatch(word -> TIME.contains(word) || YEAR.contains(word))
                            ? dates(min, max)
                            : null;
            case INTEGER -> header.stream().anyMatch(YEAR::contains) ? numbers(min, max) : null;
            case STRING -> header.stream().anyMatch(YEAR::contains) ? schoolYears(min, max) : null;
            case BOOLEAN, NUMBER, TIME -> null;
        };
    }

    /// A heading `mise à jour` has the day in it, a heading `jour` is the day.
    private static boolean isOfThings(List<String> header) {
        return header.size() > 1 && header.stream().anyMatch(OF_THINGS::contains);
    }

    private static @Nullable Period dates(String min, String max) {
        return isYear(min.substring(0, 4)) && isYear(max.substring(0, 4))
                ? new Period(min.substring(0, 10), max.substring(0, 10))
                : null;
    }

    private static @Nullable Period numbers(String min, String max) {
        return isYear(min) && isYear(max) ? new Period(min, max) : null;
    }

    private static @Nullable Period schoolYears(String min, String max) {
        var first = SCHOOL_YEAR.matcher(min);
        var last = SCHOOL_YEAR.matcher(max);
        return first.matches() && last.matches() ? new Period(first.group(1), last.group(2)) : null;
    }

    private static boolean isYear(String text) {
        return text.matches("\\d{4}")
                && Integer.parseInt(text) >= FIRST
                && Integer.parseInt(text) <= LAST;
    }

    private static Period years(int first, int last) {
        return new Period(Integer.toString(first), Integer.toString(last));
    }

    /// From the first start to the last end; null when they do not hang together.
    static @Nullable Period union(List<Period> periods) {
        if (periods.isEmpty()) {
            return null;
        }
        String start = null;
        String end = null;
        for (Period period : periods) {
            start = start == null || before(period.start(), start) ? period.start() : start;
            end = end == null || before(end, period.end()) ? period.end() : end;
        }
        return new Period(start, end);
    }

    private static boolean before(@Nullable String one, @Nullable String other) {
        return one != null && other != null && one.compareTo(other) < 0;
    }

    /// The years that texts say, when they say one, or a first and a last one; a year that
    /// something else is named after does not count.
    static @Nullable Period named(List<String> texts) {
        for (String text : texts) {
            List<Integer> years = years(text);
            boolean isSpan =
                    years.size() == 2
                            && years.get(0) < years.get(1)
                            && Words.key(text)
                                    .matches(
                                            ".*\\b%d (?:(?:a|au|to|et|الي|حتي) )?%d\\b.*"
                                                    .formatted(years.get(0), years.get(1)));
            if (years.size() == 1 || isSpan) {
                return years(years.getFirst(), years.getLast());
            }
        }
        return null;
    }

    private static List<Integer> years(String text) {
        String plain =
                text.replace('_', ' ')
                        // A day that a file was made on, a law, a plan, a norm, a base year.
                        .replaceAll("\\d{4}[-. ]\\d{1,2}[-. ]\\d{1,2}(?!\\d)", " ")
                        .replaceAll("\\d{1,2}[-./ ]\\d{1,2}[-./ ]\\d{4}", " ")
                        .replaceAll(NAMED_AFTER, " ");
        return YEARS.matcher(plain)
                .results()
                .map(year -> Integer.valueOf(year.group(1)))
                .distinct()
                .toList();
    }
}
