package org.khettara.core.derive;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.khettara.core.catalogue.Description.Place;
import org.khettara.core.catalogue.LocalText;
import org.khettara.core.document.CsvRows;
import org.khettara.core.search.Words;

/// Regions, provinces and prefectures of Morocco with their codes, by the names that people write.
///
/// Source: Haut-Commissariat au Plan, RGPH 2024 (catalogue/README.md); other spellings from
/// `place-aliases.csv`.
public final class Gazetteer {
    static final Gazetteer MOROCCO = new Gazetteer();

    static final Place WHOLE =
            new Place(
                    null,
                    new LocalText(
                            new TreeMap<>(Map.of("fr", "Maroc", "ar", "المغرب", "en", "Morocco"))));

    private static final int REGIONS = 12;
    private static final int MANY = 25;
    private static final Pattern KIND =
            Pattern.compile(
                    "^(?:(?:region|province|prefecture|wilaya)(?: (?:de|du|des|d))?(?: l)?|جهه|اقليم|عماله|ولايه) (?=.)");
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

    private final Map<String, Place> byCode = new LinkedHashMap<>();
    private final Map<String, String> codes = new HashMap<>();

    private Gazetteer() {
        read("/org/khettara/core/catalogue/ma-regions.csv", 1, 2);
        read("/org/khettara/core/catalogue/ma-provinces.csv", 2, 3);
        for (List<String> row : CsvRows.ofResource(Gazetteer.class, "place-aliases.csv")) {
            String code = row.get(1);
            if (!byCode.containsKey(code)) {
                throw new IllegalStateException("place-aliases.csv: no place has code " + code);
            }
            codes.put(Words.key(row.get(0)), code);
        }
    }

    private void read(String file, int french, int arabic) {
        for (List<String> row : CsvRows.ofResource(Gazetteer.class, file)) {
            String code = row.getFirst();
            String fr = row.get(french);
            String ar = row.get(arabic);
            byCode.put(
                    code,
                    new Place(code, new LocalText(new TreeMap<>(Map.of("fr", fr, "ar", ar)))));
            codes.put(Words.key(fr), code);
            codes.put(Words.key(ar), code);
        }
    }

    /// The code of a place, by a name with or without `région de`, `province de`, `جهة`, ...
    Optional<String> code(String name) {
        String key = Words.key(name);
        String code = codes.get(key);
        return Optional.ofNullable(
                code != null ? code : codes.get(KIND.matcher(key).replaceFirst("")));
    }

    /// The place of that name or code; empty when there is none, or no one can tell.
    public static Optional<Place> named(String nameOrCode) {
        if (MOROCCO.byCode.containsKey(nameOrCode)) {
            return Optional.of(MOROCCO.place(nameOrCode));
        }
        String key = Words.key(nameOrCode);
        return key.equals("maroc") || key.equals("المغرب") || key.equals("morocco")
                ? Optional.of(WHOLE)
                : MOROCCO.code(nameOrCode).map(MOROCCO::place);
    }

    /// Whether it stands for all rows, not for a place among them.
    static boolean isTotal(String name) {
        return TOTALS.contains(Words.key(name));
    }

    Place place(String code) {
        return Objects.requireNonNull(byCode.get(code), code);
    }

    /// The fewest places that say the same: provinces of a region that is there, or all of whose
    /// provinces are there, are left out for the region; all regions are Morocco.
    List<Place> cover(Collection<String> codes) {
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
