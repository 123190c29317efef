package org.khettara.core.report;

import java.util.Locale;

/// Types of columns; the lower-case names are those of Table Schema (Frictionless) and stand in
/// report and schema.
public enum ColumnType {
    BOOLEAN("booléen (oui/non)", "نعم/لا", "yes/no"),
    INTEGER("entier", "عدد صحيح", "integer"),
    NUMBER("nombre", "عدد", "number"),
    DATE("date", "تاريخ", "date"),
    DATETIME("date et heure", "تاريخ ووقت", "date and time"),
    TIME("heure", "وقت", "time"),
    STRING("texte", "نص", "text");

    private final String fr;
    private final String ar;
    private final String en;

    ColumnType(String fr, String ar, String en) {
        this.fr = fr;
        this.ar = ar;
        this.en = en;
    }

    /// What readers call it.
    public Text words() {
        return new Text(fr, ar, en);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
