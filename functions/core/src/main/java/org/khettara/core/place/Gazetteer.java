package org.khettara.core.place;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.khettara.core.catalogue.Description.Place;
import org.khettara.core.catalogue.LocalText;
import org.khettara.core.document.CsvRows;
import org.khettara.core.report.PlaceLevel;
import org.khettara.core.search.Words;

/// Regions, provinces, prefectures, communes and arrondissements of Morocco with their codes, by
/// the names that people write. A name may be that of several communes.
///
/// Source: Haut-Commissariat au Plan, RGPH 2024 (README.md beside the lists); other spellings from
/// `place-aliases.csv`.
public final class Gazetteer {
    public static final Gazetteer MOROCCO = new Gazetteer();

    public static final Place WHOLE =
            new Place(
                    null,
                    new LocalText(
                            new TreeMap<>(Map.of("fr", "Maroc", "ar", "المغرب", "en", "Morocco"))));

    private static final int REGIONS = 12;
    private static final int MANY = 25;
    private static final Set<String> TOTALS =
            Set.of(
                    "total",
                    "totaux",
                    "total general",
                    "ensemble",
                    "maroc",
                    "national",
                    "total national",
                    "total maroc",
                    "royaume",
                    "ensemble du territoire national",
                    "ensemble du maroc",
                    "المجموع",
                    "مجموع",
                    "المجموع العام",
                    "المغرب",
                    "الوطني",
                    "المجموع الوطني");

    private final Map<String, Listed> byCode = new LinkedHashMap<>();
    private final Map<PlaceLevel, Map<String, Set<String>>> codes = new EnumMap<>(PlaceLevel.class);
    private final Map<String, String> successors = new HashMap<>();

    /// A place of the lists.
    private record Listed(PlaceLevel level, String fr, String ar) {}

    private Gazetteer() {
        for (PlaceLevel level : PlaceLevel.values()) {
            codes.put(level, new HashMap<>());
        }
        read("ma-regions.csv", PlaceLevel.REGION, 1);
        read("ma-provinces.csv", PlaceLevel.PROVINCE, 2);
        readCommunes();
        for (List<String> row : CsvRows.ofResource(Gazetteer.class, "place-aliases.csv")) {
            String code = row.get(1);
            if (!byCode.containsKey(code)) {
                throw new IllegalStateException("place-aliases.csv: no place has code " + code);
            }
            name(level(code), Words.key(row.getFirst()), code);
        }
    }

    /// @param french column of the French name, before the Arabic one
    private void read(String file, PlaceLevel level, int french) {
        for (List<String> row : CsvRows.ofResource(Gazetteer.class, file)) {
            String code = row.getFirst();
            var place = new Listed(level, row.get(french), row.get(french + 1));
            byCode.put(code, place);
            name(level, Words.key(place.fr()), code);
            name(level, Words.key(place.ar()), code);
        }
    }

    /// Their keys stand in the list: to make three thousand of them takes longer than most files.
    private void readCommunes() {
        for (List<String> row : CsvRows.ofResource(Gazetteer.class, "ma-communes.csv")) {
            String code = row.getFirst();
            byCode.put(code, new Listed(PlaceLevel.COMMUNE, row.get(1), row.get(2)));
            if (!row.get(3).isEmpty()) {
                successors.put(row.get(3), code);
            }
            name(PlaceLevel.COMMUNE, row.get(4), code);
            name(PlaceLevel.COMMUNE, row.get(5), code);
        }
    }

    private void name(PlaceLevel level, String key, String code) {
        named(level).merge(key, Set.of(code), Gazetteer::together);
    }

    private static Set<String> together(Set<String> some, Set<String> more) {
        var all = new TreeSet<>(some);
        all.addAll(more);
        return all;
    }

    private Map<String, Set<String>> named(PlaceLevel level) {
        return Objects.requireNonNull(codes.get(level));
    }

    /// The level of a code of the lists.
    PlaceLevel level(String code) {
        return Objects.requireNonNull(byCode.get(code), code).level();
    }

    /// The codes of the places of a level that have this name, with or without `commune de`, `جهة`,
    /// ...; none where nothing has it.
    Set<String> codes(PlaceLevel level, String key) {
        Map<String, Set<String>> names = named(level);
        Set<String> found = names.get(key);
        return found != null
                ? found
                : names.getOrDefault(PlaceTitle.withoutKind(level, key), Set.of());
    }

    /// Names of a level as they are compared, with their codes.
    Map<String, Set<String>> names(PlaceLevel level) {
        return named(level);
    }

    /// Whether this is a code of the lists.
    boolean has(String code) {
        return byCode.containsKey(code);
    }

    /// All codes of the lists.
    Set<String> all() {
        return byCode.keySet();
    }

    /// Codes of communes of 2014 that have another one since, with it.
    Map<String, String> successors() {
        return successors;
    }

    /// The code of a region, province or prefecture, by a name with or without `région de`,
    /// `province de`, `جهة`, ...
    public Optional<String> code(String name) {
        String key = Words.key(name);
        return Stream.of(PlaceLevel.PROVINCE, PlaceLevel.REGION)
                .flatMap(level -> codes(level, key).stream())
                .findFirst();
    }

    /// The region, province or prefecture of that name or code; empty when there is none.
    public static Optional<Place> named(String nameOrCode) {
        if (MOROCCO.has(nameOrCode) && MOROCCO.level(nameOrCode) != PlaceLevel.COMMUNE) {
            return Optional.of(MOROCCO.place(nameOrCode));
        }
        String key = Words.key(nameOrCode);
        return key.equals("maroc") || key.equals("المغرب") || key.equals("morocco")
                ? Optional.of(WHOLE)
                : MOROCCO.code(nameOrCode).map(MOROCCO::place);
    }

    /// Whether it stands for all rows, not for a place among them.
    public static boolean isTotal(String name) {
        return isTotalKey(Words.key(name));
    }

    static boolean isTotalKey(String key) {
        return TOTALS.contains(key);
    }

    /// The place of a code of the lists.
    public Place place(String code) {
        Listed place = Objects.requireNonNull(byCode.get(code), code);
        return new Place(
                code, new LocalText(new TreeMap<>(Map.of("fr", place.fr(), "ar", place.ar()))));
    }

    /// The fewest regions and provinces that say the same: provinces of a region that is there, or
    /// all of whose provinces are there, are left out for the region; all regions are Morocco.
    public List<Place> cover(Collection<String> codes) {
        var covering = new LinkedHashSet<String>();
        for (String region : byCode.keySet()) {
            if (region.length() == 2) {
                List<String> there =
                        codes.stream().filter(c -> c.startsWith(region + ".")).toList();
                if (codes.contains(region) || there.containsAll(provinces(region))) {
                    covering.add(region);
                } else {
                    covering.addAll(there);
                }
            }
        }
        long touched = covering.stream().map(code -> code.substring(0, 2)).distinct().count();
        long whole = covering.stream().filter(code -> code.length() == 2).count();
        if (whole == REGIONS || (covering.size() > MANY && touched == REGIONS)) {
            return List.of(WHOLE);
        }
        return covering.stream().map(this::place).toList();
    }

    private List<String> provinces(String region) {
        return byCode.keySet().stream()
                .filter(code -> code.length() == 6 && code.startsWith(region + "."))
                .toList();
    }
}
