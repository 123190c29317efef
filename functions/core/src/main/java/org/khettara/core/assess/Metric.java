package org.khettara.core.assess;

import java.util.Locale;
import org.khettara.core.report.Text;

/// What is measured of the data of one release, with its weight in the score ([Score] has the
/// formula) and the characteristic of ISO/IEC 25012 that it belongs to. docs/decisions/0016 says
/// what each counts and what is not looked at.
public enum Metric {
    /// Cells that have a value, of all.
    COMPLETENESS("Completeness", 30),

    /// Cells whose text fits their column's type and declared schema, of those with a value.
    VALIDITY("Accuracy", 30),

    /// Rows that repeat no other row and no key, of all.
    UNIQUENESS("Consistency", 10),

    /// Cells that spell their value as most others do and agree with the others of their row, of
    /// those with a value.
    CONSISTENCY("Consistency", 10),

    /// Cells that are no outlier, no impossible date or place, of those with a value.
    PLAUSIBILITY("Accuracy", 5),

    /// 1, less a fifth for each kind of warning or error that no other metric counts, not below 0.
    READABILITY("Understandability", 15);

    private final String characteristic;
    private final int weight;

    Metric(String characteristic, int weight) {
        this.characteristic = characteristic;
        this.weight = weight;
    }

    /// The metric that counts findings of a code.
    public static Metric of(String code) {
        return switch (code) {
            case "CELLS_EMPTY" -> COMPLETENESS;
            case "CELL_REJECTED",
                    "CELLS_REJECTED",
                    "CELL_UNLIKE_COLUMN",
                    "SCHEMA_TYPE",
                    "SCHEMA_REQUIRED",
                    "SCHEMA_VALUE",
                    "SCHEMA_PATTERN",
                    "SCHEMA_RANGE",
                    "SCHEMA_LENGTH" ->
                    VALIDITY;
            case "ROWS_REPEATED", "KEY_REPEATED", "SCHEMA_KEY" -> UNIQUENESS;
            case "SPELLING_VARIANTS", "PARENT_NE_SUM", "BEGIN_AFTER_END" -> CONSISTENCY;
            case "OUTLIER", "PLACEHOLDER", "DATE_IMPOSSIBLE", "COORDINATE_IMPOSSIBLE" ->
                    PLAUSIBILITY;
            default -> READABILITY;
        };
    }

    /// Its name in ISO/IEC 25012, table 1.
    public String characteristic() {
        return characteristic;
    }

    /// Points of a hundred.
    public int weight() {
        return weight;
    }

    /// What is counted, in a sentence.
    public Text definition() {
        return switch (this) {
            case COMPLETENESS ->
                    new Text(
                            "Part des cellules remplies, de 0 à 1.",
                            "نسبة الخلايا المملوءة من 0 إلى 1.",
                            "Share of cells that have a value, 0 to 1.");
            case VALIDITY ->
                    new Text(
                            "Part des cellules remplies dont le texte convient au type de la colonne, de 0 à 1.",
                            "نسبة الخلايا المملوءة التي يوافق نصها نوع العمود من 0 إلى 1.",
                            "Share of cells with a value whose text fits their column's type, 0 to 1.");
            case UNIQUENESS ->
                    new Text(
                            "Part des lignes qui ne répètent ni une autre ligne ni une clé, de 0 à 1.",
                            "نسبة الأسطر التي لا تكرر سطرا آخر ولا مفتاحا من 0 إلى 1.",
                            "Share of rows that repeat neither another row nor a key, 0 to 1.");
            case CONSISTENCY ->
                    new Text(
                            "Part des cellules remplies qui écrivent leur valeur comme la plupart des autres et concordent avec celles de leur ligne, de 0 à 1.",
                            "نسبة الخلايا المملوءة التي تكتب قيمتها كما تكتبها أغلب الخلايا الأخرى وتتفق مع خلايا سطرها، من 0 إلى 1.",
                            "Share of cells with a value that spell it as most others do and agree with the others of their row, 0 to 1.");
            case PLAUSIBILITY ->
                    new Text(
                            "Part des cellules remplies sans valeur aberrante, date ou position impossible, de 0 à 1.",
                            "نسبة الخلايا المملوءة الخالية من قيم شاذة وتواريخ أو مواقع مستحيلة من 0 إلى 1.",
                            "Share of cells with a value that is no outlier and no impossible date or place, 0 to 1.");
            case READABILITY ->
                    new Text(
                            "1, moins 0,2 par sorte de problème de forme relevé dans le fichier, sans passer sous 0.",
                            "1 ينقص منه 0.2 عن كل نوع من مشاكل الشكل المكتشفة في الملف، دون النزول تحت 0.",
                            "1, less 0.2 for each different kind of problem of form found in the file, not below 0.");
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
