package org.khettara.engine;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Random;
import org.khettara.core.report.ColumnType;

/// Columns of strings and of booleans: words, sentences with the signs that tables are made of, and
/// codes that look like numbers. Dotted codes are no dates: `1.2.3`, never `01.02.03`.
final class GeneratedTexts {
    private static final String[] FRENCH =
            """
            région province préfecture établissement élèves département ménages féminin santé
            hôpital Béni Mellal Fès Meknès Salé Kénitra Témara Laâyoune marché électricité réseau
            dépenses crédit forêt irriguée récolte maïs pêche débarqué décision délégation façade
            où déjà Évolution théâtre château coût chômage tâche rôle contrôle même enquête l'eau
            """
                    .strip()
                    .split("\\s+");
    private static final String[] ARABIC =
            """
            الجهة الإقليم العمالة الجماعة السكان الأسر التعليم المؤسسة التلاميذ الأساتذة الصحة
            المستشفى الأطباء الماء الكهرباء الرباط سلا القنيطرة الدار البيضاء فاس مكناس طنجة تطوان
            الحسيمة وجدة أكادير مراكش العيون الداخلة خنيفرة الغابات الفلاحة القمح الشعير الزيتون
            """
                    .strip()
                    .split("\\s+");
    private static final String[] MARKS = {
        ", ", "; ", " | ", "\t", " \"dit\" ", "\"", "\n", " (2) ", ": ", " - ", "/", " & ", "\r\n"
    };
    private static final String[] WIDE_MARKS = {
        " 😀 ", "\u200F", "\u202F", "\u200D", " ﷺ ", "é\u0323"
    };
    private static final String[][] BOOLEANS = {
        {"oui", "non"}, {"vrai", "faux"}, {"true", "false"}, {"yes", "no"}, {"نعم", "لا"}
    };

    private final Random random;
    private final int rows;

    /// Share of Arabic words.
    private final double arabic;

    /// Whether cells may hold characters that single-byte encodings lack, and signs of CSV.
    private final boolean wide;

    private final boolean plain;

    /// @param plain no signs that a dialect is made of
    GeneratedTexts(Random random, int rows, double arabic, boolean wide, boolean plain) {
        this.random = random;
        this.rows = rows;
        this.arabic = arabic;
        this.wide = wide;
        this.plain = plain;
    }

    GeneratedColumn any() {
        return switch (random.nextInt(plain ? 3 : 9)) {
            case 0, 1 -> categories();
            case 2 -> codes();
            case 3 -> nothing();
            default -> sentences();
        };
    }

    private GeneratedColumn column(ColumnType type) {
        return new GeneratedColumn(type, rows, rows == 0 ? 0 : random.nextInt(rows));
    }

    GeneratedColumn booleans() {
        String[] pair = BOOLEANS[random.nextInt(arabic > 0 ? 5 : 4)];
        int letters = random.nextInt(3);
        GeneratedColumn column = column(ColumnType.BOOLEAN);
        for (int row = 0; row < rows; row++) {
            boolean value = random.nextBoolean();
            String word = pair[value ? 0 : 1];
            String written =
                    letters == 0
                            ? word
                            : letters == 1
                                    ? word.toUpperCase(Locale.ROOT)
                                    : word.substring(0, 1).toUpperCase(Locale.ROOT)
                                            + word.substring(1);
            column.set(row, written, value ? "true" : "false");
        }
        return column;
    }

    GeneratedColumn categories() {
        String[] values = new String[1 + random.nextInt(12)];
        for (int i = 0; i < values.length; i++) {
            values[i] = words(plain ? 1 : 1 + random.nextInt(2));
        }
        GeneratedColumn column = column(ColumnType.STRING);
        for (int row = 0; row < rows; row++) {
            String value = values[random.nextInt(values.length)];
            column.set(row, value, value);
        }
        return column;
    }

    private GeneratedColumn nothing() {
        GeneratedColumn column = column(ColumnType.STRING);
        for (int row = 0; row < rows; row++) {
            column.set(row, "", "");
        }
        return column;
    }

    private GeneratedColumn sentences() {
        GeneratedColumn column = column(ColumnType.STRING);
        for (int row = 0; row < rows; row++) {
            StringBuilder text = new StringBuilder(words(1 + random.nextInt(4)));
            if (random.nextInt(12) == 0) {
                text.append(mark()).append(words(1));
            }
            String clean = Normalizer.normalize(text, Normalizer.Form.NFC);
            column.set(row, around(clean), clean);
        }
        return column;
    }

    private String mark() {
        return wide && random.nextInt(3) == 0
                ? WIDE_MARKS[random.nextInt(WIDE_MARKS.length)]
                : MARKS[random.nextInt(MARKS.length)];
    }

    /// What does not belong to the text: blanks and marks of direction at its ends, accents apart.
    private String around(String clean) {
        return switch (random.nextInt(wide ? 60 : 90)) {
            case 0 -> " " + clean;
            case 1 -> clean + "  ";
            case 60 -> clean + " ";
            case 50 -> "\u200F" + clean + "\u200E";
            case 51 -> "\u00A0" + clean;
            case 52 -> Normalizer.normalize(clean, Normalizer.Form.NFD);
            default -> clean;
        };
    }

    String words(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            String[] words = random.nextDouble() < arabic ? ARABIC : FRENCH;
            text.append(i > 0 ? " " : "").append(words[random.nextInt(words.length)]);
        }
        return text.toString();
    }

    private GeneratedColumn codes() {
        int kind = random.nextInt(5);
        GeneratedColumn column = column(ColumnType.STRING);
        column.named = kind == 4;
        for (int row = 0; row < rows; row++) {
            String code = code(kind, row == column.decisive);
            column.set(row, code, code);
        }
        return column;
    }

    private String code(int kind, boolean decisive) {
        String digits = "" + (10_000 + random.nextInt(90_000));
        return switch (kind) {
            case 0 -> (decisive || random.nextBoolean() ? "0" : "") + digits;
            case 1 -> random.nextInt(9) + "." + random.nextInt(99) + "." + random.nextInt(9);
            case 2 -> digits + digits + digits + "77";
            case 3 -> "+2126" + digits + "123";
            default -> digits;
        };
    }
}
