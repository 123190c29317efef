package org.khettara.core.report;

import java.util.Locale;

/// The levels of Morocco's territory that the Haut-Commissariat au Plan numbers, from the whole
/// down. Prefectures are provinces here, and arrondissements communes.
public enum PlaceLevel {
    REGION(SemanticType.REGION),
    PROVINCE(SemanticType.PROVINCE),
    COMMUNE(SemanticType.COMMUNE);

    private final SemanticType type;

    PlaceLevel(SemanticType type) {
        this.type = type;
    }

    /// What a column of such places means.
    public SemanticType type() {
        return type;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
