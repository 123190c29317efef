package org.khettara.engine;

import java.util.List;
import java.util.Set;

/// What a column's title says that its values are for.
enum ColumnRole {
    /// Names of things: they are no amounts, and each should come once.
    IDENTIFIER(
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
    LATITUDE("lat", "latitude"),
    LONGITUDE("lon", "lng", "long", "longitude"),

    /// Spans of time, and places in another system of coordinates.
    PLACE_OR_TIME(
            "annee", "year", "mois", "month", "exercice", "سنه", "السنه", "شهر", "x", "y", "z"),
    OTHER;

    private final Set<String> words;

    ColumnRole(String... words) {
        this.words = Set.of(words);
    }

    static ColumnRole of(String title) {
        if (title.contains("خط العرض")) {
            return LATITUDE;
        }
        if (title.contains("خط الطول")) {
            return LONGITUDE;
        }
        List<String> titled = org.khettara.core.search.Words.light(title.replace('_', ' '));
        for (ColumnRole role : List.of(LATITUDE, LONGITUDE, PLACE_OR_TIME, IDENTIFIER)) {
            if (titled.stream().anyMatch(role.words::contains)) {
                return role;
            }
        }
        return OTHER;
    }
}
