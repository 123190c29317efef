package org.khettara.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a column's title says that its values are for.
enum ColumnRole {
    /// Names of things: they are no amounts, and each should come once.
    IDENTIFIER,
    LATITUDE,
    LONGITUDE,

    /// Spans of time, and places in another system of coordinates.
    PLACE_OR_TIME,
    OTHER;

    private static final Map<ColumnRole, Set<String>> WORDS =
            Map.of(
                    IDENTIFIER,
                    Set.of(
                            "id",
                            "uid",
                            "uuid",
                            "identifiant",
                            "identifier",
                            "cle",
                            "key",
                            "code",
                            "ref",
                            "reference",
                            "matricule",
                            "numero",
                            "no",
                            "num",
                            "n",
                            "ice",
                            "rc",
                            "cp",
                            "zip",
                            "postal",
                            "tel",
                            "telephone",
                            "phone",
                            "fax",
                            "gsm",
                            "رقم",
                            "رمز",
                            "معرف",
                            "هاتف"),
                    LATITUDE,
                    Set.of("lat", "latitude"),
                    LONGITUDE,
                    Set.of("lon", "lng", "long", "longitude"),
                    PLACE_OR_TIME,
                    Set.of(
                            "annee",
                            "year",
                            "mois",
                            "month",
                            "exercice",
                            "سنه",
                            "السنه",
                            "شهر",
                            "x",
                            "y",
                            "z"));

    static ColumnRole of(String title) {
        if (title.contains("خط العرض")) {
            return LATITUDE;
        }
        if (title.contains("خط الطول")) {
            return LONGITUDE;
        }
        List<String> titled = org.khettara.core.search.Words.light(title.replace('_', ' '));
        for (ColumnRole role : List.of(LATITUDE, LONGITUDE, PLACE_OR_TIME, IDENTIFIER)) {
            Set<String> words = WORDS.getOrDefault(role, Set.of());
            if (titled.stream().anyMatch(words::contains)) {
                return role;
            }
        }
        return OTHER;
    }
}
