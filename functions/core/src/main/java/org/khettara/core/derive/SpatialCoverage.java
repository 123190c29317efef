package org.khettara.core.derive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.khettara.core.catalogue.Description.Place;
import org.khettara.core.place.Gazetteer;
import org.khettara.core.report.Report;
import org.khettara.core.search.Words;

/// The places that data is about: those of a column that holds nothing but places, else the one
/// that the title names with its kind. A column that says where people come from or goods go to
/// says nothing of what the data covers.
final class SpatialCoverage {
    /// Without a header that says so, fewer names than this may be names of anything.
    private static final int FEWEST_WITHOUT_HEADER = 4;

    private static final int MOST_UNMATCHED = 10;
    private static final Set<String> PLACE =
            Set.copyOf(
                    Words.stems(
                            "region province prefecture wilaya ville commune localite "
                                    + "territoire جهه جهات اقليم اقاليم عماله عمالات مدينه مدن "
                                    + "جماعه جماعات"));
    private static final Set<String> ELSEWHERE =
            Set.copyOf(
                    Words.stems(
                            "destination provenance origine naissance depart arrivee "
                                    + "siege from birth ميلاد ازدياد وجهه مصدر انطلاق وصول"));
    private static final Pattern NAMED =
            Pattern.compile(
                    "(?:region|province|prefecture|ville|commune|wilaya) (?:de |du |des |d )?(?:l )?(?<fr>.+)"
                            + "|(?:[وبفك]?ال|لل|[بلو])?(?:جهه|اقليم|عماله|مدينه|جماعه) (?<ar>.+)");

    private SpatialCoverage() {}

    /// What a column holds of places.
    ///
    /// @param codes of those that were recognised; empty when it is no column of places
    record Named(List<String> codes, List<String> unmatched) {
        static final Named NONE = new Named(List.of(), List.of());
    }

    static Named in(Report.Column column, ColumnTexts texts) {
        List<String> header = Words.stems(column.title());
        if (!texts.all() || header.stream().anyMatch(ELSEWHERE::contains)) {
            return Named.NONE;
        }
        var codes = new LinkedHashSet<String>();
        var unmatched = new ArrayList<String>();
        for (String value : texts.values()) {
            var code = Gazetteer.MOROCCO.code(value);
            if (code.isPresent()) {
                codes.add(code.get());
            } else if (!Gazetteer.isTotal(value)) {
                unmatched.add(value);
            }
        }
        boolean said = header.stream().anyMatch(PLACE::contains);
        boolean isPlaces =
                said
                        ? !codes.isEmpty() && unmatched.size() * 20 <= codes.size()
                        : codes.size() >= FEWEST_WITHOUT_HEADER && unmatched.isEmpty();
        return isPlaces
                ? new Named(List.copyOf(codes), unmatched.stream().limit(MOST_UNMATCHED).toList())
                : Named.NONE;
    }

    /// @param columns codes in the columns of places
    /// @param titles texts that may name one
    static @Nullable List<Place> of(Collection<String> columns, List<String> titles) {
        if (!columns.isEmpty()) {
            return Gazetteer.MOROCCO.cover(columns);
        }
        var named = new LinkedHashSet<String>();
        titles.forEach(title -> named.addAll(named(title)));
        return named.size() == 1 ? Gazetteer.MOROCCO.cover(named) : null;
    }

    /// Codes of the places that stand after their kind: the longest name that begins there.
    private static Set<String> named(String title) {
        String key = Words.key(title);
        var codes = new LinkedHashSet<String>();
        var kinds = NAMED.matcher(key);
        for (int from = 0; kinds.find(from); from = kinds.start() + 1) {
            String rest = kinds.group("fr") == null ? kinds.group("ar") : kinds.group("fr");
            boolean startsWord = kinds.start() == 0 || key.charAt(kinds.start() - 1) == ' ';
            if (startsWord) {
                beginning(rest).ifPresent(codes::add);
            }
        }
        return codes;
    }

    private static java.util.Optional<String> beginning(String rest) {
        String[] words = rest.split(" ", -1);
        for (int count = Math.min(words.length, 6); count > 0; count--) {
            var code = Gazetteer.MOROCCO.code(String.join(" ", List.of(words).subList(0, count)));
            if (code.isPresent()) {
                return code;
            }
        }
        return java.util.Optional.empty();
    }
}
