package org.khettara.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A table of random names, words, numbers, dates and codes, of the shape that a kind of pollution
/// needs.
final class CleanTable {
    private static final String[] WORDS =
            """
            commune école marché barrage province théâtre forêt eau route pêche port usine santé
            Fès Salé Oujda Agadir Tanger Settat Larache Nador Rabat Safi public privé rural urbain
            water school market budget hospital coast bridge northern annual total supply service
            الرباط فاس طنجة المدرسة الماء السوق الجماعة الطريق
            """
                    .strip()
                    .split("\\s+");
    private static final String[] SIGNS = {"NBD", "TX", "MNT", "QTE", "IDX", "VAL", "ANN", "REF"};

    final List<String> header = new ArrayList<>();
    final List<List<String>> rows = new ArrayList<>();
    private final Random random;
    private final Pollution.Kind kind;

    CleanTable(Pollution.Kind kind, Random random) {
        this.kind = kind;
        this.random = random;
        fill();
    }

    private void fill() {
        int columns =
                switch (kind) {
                    case ONE_COLUMN -> 1;
                    case GROUPED_HEADER -> 5 + 2 * random.nextInt(4);
                    default -> 3 + random.nextInt(9);
                };
        int count =
                kind == Pollution.Kind.FEW_ROWS ? 2 + random.nextInt(3) : 15 + random.nextInt(80);
        int[] kinds = new int[columns];
        for (int i = 0; i < columns; i++) {
            kinds[i] = kind == Pollution.Kind.TEXT_ONLY ? 6 + random.nextInt(2) : random.nextInt(9);
            header.add(name(i));
        }
        kinds[random.nextInt(columns)] = kind == Pollution.Kind.TEXT_ONLY ? 6 : random.nextInt(4);
        if (kind == Pollution.Kind.YEAR_HEADER) {
            for (int i = 0; i < columns; i++) {
                kinds[i] = i < 2 ? 6 : 1 + i % 2;
            }
        }
        if (kind == Pollution.Kind.UNQUOTED_DELIMITER) {
            kinds[1 + random.nextInt(columns - 1)] = 7;
        }
        if (kind == Pollution.Kind.UNESCAPED_QUOTES || kind == Pollution.Kind.BACKSLASH_ESCAPE) {
            kinds[random.nextInt(columns)] = 8;
        }
        for (int row = 0; row < count; row++) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < columns; i++) {
                int rarity = kind == Pollution.Kind.SPARSE ? 2 : 15;
                boolean missing = columns > 2 && i > 0 && random.nextInt(rarity) == 0;
                cells.add(missing ? "" : cell(kinds[i], row));
            }
            rows.add(cells);
        }
    }

    private String name(int column) {
        if (kind == Pollution.Kind.LONG_NAMES) {
            return words(10 + random.nextInt(20)) + " " + column;
        }
        if (kind == Pollution.Kind.YEAR_HEADER && column > 1) {
            return "" + (2010 + column);
        }
        return switch (random.nextInt(4)) {
            case 0 -> SIGNS[random.nextInt(SIGNS.length)] + "_" + column;
            case 1 -> "Taux de " + word() + " " + column + " (%)";
            case 2 -> "Nombre de " + word() + " " + (char) ('a' + column);
            default -> "Champ " + (char) ('A' + column);
        };
    }

    private String cell(int type, int row) {
        return switch (type) {
            case 0 -> "" + (row + 100);
            case 1 -> "" + random.nextInt(100_000);
            case 2 -> random.nextInt(1000) + "." + (10 + random.nextInt(90));
            case 3 ->
                    "%02d/%02d/20%02d"
                            .formatted(
                                    1 + random.nextInt(28),
                                    1 + random.nextInt(12),
                                    10 + random.nextInt(15));
            case 4 ->
                    "%c%c-%04d"
                            .formatted(
                                    'A' + random.nextInt(26),
                                    'A' + random.nextInt(26),
                                    random.nextInt(10_000));
            case 5 -> "https://data.example/" + word() + "/" + random.nextInt(1000);
            case 6 -> words(1 + random.nextInt(3));
            case 7 -> words(4) + ", " + words(3) + (random.nextInt(4) == 0 ? "; " + word() : "");
            default -> words(2) + " 10\" " + words(2);
        };
    }

    String word() {
        return WORDS[random.nextInt(WORDS.length)];
    }

    String words(int count) {
        StringBuilder words = new StringBuilder(word());
        for (int i = 1; i < count; i++) {
            words.append(' ').append(word());
        }
        return words.toString();
    }
}
