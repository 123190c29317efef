package org.khettara.core.place;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.PlaceLevel;

/// A code of the Haut-Commissariat au Plan, in any form that tables give it: `01.511.01.0`, nine
/// figures, or fewer where a spreadsheet has taken the zeros before them. Figures are never added
/// or taken at the end: `06.141.01.0` and `06.141.01.00` are two places.
///
/// @param code as the list has it
/// @param form how it is written
record PlaceCode(PlaceLevel level, String code, Form form) {
    private static final int LONGEST = 13;
    private static final Map<String, String> BY_FIGURES = byFigures();

    enum Form {
        /// With points: nothing else looks like it.
        POINTS,
        /// Figures alone: other numbers do.
        FIGURES,
        /// Of the census of 2014, and another since.
        FORMER
    }

    private static Map<String, String> byFigures() {
        var byFigures = new HashMap<String, String>();
        for (String code : Gazetteer.MOROCCO.all()) {
            byFigures.put(figures(code), code);
        }
        Gazetteer.MOROCCO.successors().keySet().forEach(old -> byFigures.put(figures(old), old));
        return byFigures;
    }

    private static String figures(String code) {
        String figures = code.replace(".", "");
        return code.length() > 6 ? padded(figures, 9) : figures;
    }

    private static String padded(String figures, int length) {
        return "0".repeat(Math.max(0, length - figures.length())) + figures;
    }

    /// The code that a text is; null when it is none of the lists.
    static @Nullable PlaceCode of(String text) {
        String plain = text.strip();
        if (plain.isEmpty() || plain.length() > LONGEST || !isFigures(plain)) {
            return null;
        }
        if (plain.indexOf('.') >= 0) {
            return pointed(plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain);
        }
        String whole =
                switch (plain.length()) {
                    case 1, 2 -> padded(plain, 2);
                    case 4, 5 -> padded(plain, 5);
                    case 7, 8, 9 -> padded(plain, 9);
                    default -> "";
                };
        String code = BY_FIGURES.get(whole);
        return code == null ? null : listed(code, Form.FIGURES);
    }

    private static boolean isFigures(String plain) {
        return plain.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.');
    }

    private static @Nullable PlaceCode pointed(String plain) {
        String code = plain.indexOf('.') == 1 && plain.length() > 6 ? "0" + plain : plain;
        if (code.length() == 2) {
            return null;
        }
        boolean known = Gazetteer.MOROCCO.has(code) || isFormer(code);
        if (!known && code.endsWith(".00")) {
            // No other place is written so: the zero alone is how the list has a whole city.
            code = code.substring(0, code.length() - 1);
        }
        return Gazetteer.MOROCCO.has(code) || isFormer(code) ? listed(code, Form.POINTS) : null;
    }

    private static boolean isFormer(String code) {
        return Gazetteer.MOROCCO.successors().containsKey(code);
    }

    private static PlaceCode listed(String code, Form form) {
        String successor = Gazetteer.MOROCCO.successors().get(code);
        return successor == null
                ? new PlaceCode(Gazetteer.MOROCCO.level(code), code, form)
                : new PlaceCode(PlaceLevel.COMMUNE, successor, Form.FORMER);
    }
}
