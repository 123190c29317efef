package org.khettara.core.place;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.khettara.core.report.PlaceLevel;
import org.khettara.core.search.Words;

/// What the title of a column says of places, in French, Arabic and English.
///
/// @param levels that it names
/// @param places whether it names places of any kind
/// @param codes whether it names codes
/// @param bare whether it says nothing else than that
record PlaceTitle(Set<PlaceLevel> levels, boolean places, boolean codes, boolean bare) {
    private static final Map<PlaceLevel, Set<String>> LEVELS =
            Map.of(
                    PlaceLevel.REGION,
                    stems("region wilaya جهه جهات"),
                    PlaceLevel.PROVINCE,
                    stems("province prefecture wilaya اقليم اقاليم عماله عمالات"),
                    PlaceLevel.COMMUNE,
                    stems(
                            "commune communal municipalite municipality ville city arrondissement "
                                    + "localite جماعه جماعات مدينه مدن بلديه مقاطعه"));
    private static final Set<String> PLACES =
            stems(
                    "territoire lieu place geographie geographique zone destination provenance "
                            + "origine depart arrivee siege implantation مكان منطقه وجهه مصدر");
    private static final Set<String> CODES = stems("code geocode rgph hcp id رمز الرمز");
    private static final Set<String> SMALL =
            stems("n no num numero de la du des l d of the en au rgph hcp 2014 2024 رقم");

    /// What may stand before a name.
    private static final Map<PlaceLevel, Pattern> KINDS =
            Map.of(
                    PlaceLevel.REGION,
                    kind("region|wilaya", "جهه|ولايه"),
                    PlaceLevel.PROVINCE,
                    kind("region|province|prefecture|wilaya", "جهه|اقليم|عماله|ولايه"),
                    PlaceLevel.COMMUNE,
                    kind(
                            "(?:commune|municipalite|ville|arrondissement|cu|cr|ct|mun|c u|c r)"
                                    + "(?: (?:urbaine|rurale|territoriale))?",
                            "(?:جماعه|مدينه|بلديه|مقاطعه)(?: ترابيه| حضريه| قرويه)?"));

    private static Set<String> stems(String words) {
        return Set.copyOf(new HashSet<>(Words.stems(words)));
    }

    private static Pattern kind(String french, String arabic) {
        return Pattern.compile(
                "^(?:(?:%s)(?: (?:de|du|des|d))?(?: l)?|%s) (?=.)".formatted(french, arabic));
    }

    static PlaceTitle of(String title) {
        List<String> words = Words.stems(title);
        var levels = EnumSet.noneOf(PlaceLevel.class);
        LEVELS.forEach((level, names) -> {
            if (words.stream().anyMatch(names::contains)) {
                levels.add(level);
            }
        });
        boolean codes = words.stream().anyMatch(CODES::contains);
        boolean other = words.stream().anyMatch(PLACES::contains);
        boolean bare =
                words.stream()
                        .allMatch(word ->
                                CODES.contains(word)
                                        || SMALL.contains(word)
                                        || LEVELS.values().stream()
                                                .anyMatch(names -> names.contains(word)));
        return new PlaceTitle(Set.copyOf(levels), other || !levels.isEmpty(), codes, bare);
    }

    boolean names(PlaceLevel level) {
        return levels.contains(level);
    }

    /// A name without the word for its kind.
    ///
    /// @param key as [Words#key] gives it
    static String withoutKind(PlaceLevel level, String key) {
        Pattern kind = KINDS.get(level);
        return kind == null ? key : kind.matcher(key).replaceFirst("");
    }
}
