package org.khettara.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// A clean table of known names, types and values, with each cell also as a publisher might write
/// it. Two columns have a value in every row: a row of one filled cell is a note to any reader.
final class GeneratedTable {
    private static final String[] NAMES =
            ("montant superficie population taux effectif volume recettes jour ville localité"
                            + " observation statut libellé nature")
                    .split(" ");
    private static final String[] QUALITIES = {
        "", "net", "brut", "prévu", "réel", "annuel", "urbain", "rural"
    };
    private static final String[] ARABIC_NAMES =
            "المبلغ القيمة المساحة النسبة التاريخ المدينة الملاحظة الحالة المعدل الرصيد".split(" ");
    private static final String[] ARABIC_QUALITIES = {
        "", "الإجمالي", "الصافي", "الحضري", "القروي", "السنوي", "الشهري"
    };

    final Random random;
    final Encodings encoding;

    /// Share of Arabic words.
    final double arabic;

    final int rows;
    final List<GeneratedColumn> columns = new ArrayList<>();

    /// The names of the outputs, and the same as published.
    final List<String> names = new ArrayList<>();

    final List<String> titles = new ArrayList<>();

    /// The last row is a total.
    boolean total;

    /// Some columns stand under group names, from this one on; 0 when none do.
    int grouped;

    GeneratedTable(Random random) {
        this.random = random;
        this.arabic = new double[] {0, 0, 0, 1, 0.5, 0.1}[random.nextInt(6)];
        this.encoding = Encodings.any(random, arabic > 0);
        int width = width();
        this.rows = rows(width);
        if (width > 5 && rows > 5 && random.nextInt(6) == 0) {
            grouped = 1 + random.nextInt(2);
        }
        for (int i = 0; i < width; i++) {
            columns.add(width == 1 ? alone() : column(i));
        }
        damage();
        total();
        name();
    }

    private int width() {
        int kind = random.nextInt(100);
        if (kind < 4) {
            return 1;
        }
        return kind < 70
                ? 2 + random.nextInt(7)
                : kind < 96 ? 9 + random.nextInt(17) : 26 + random.nextInt(35);
    }

    private int rows(int width) {
        int kind = random.nextInt(1000);
        if (kind < 20) {
            return width == 1 ? 3 : 0;
        }
        if (kind < 80) {
            return 1 + random.nextInt(5) + (width == 1 ? 3 : 0);
        }
        if (kind > 996 && width < 8) {
            return 10_000 + random.nextInt(40_000);
        }
        int most = width > 25 ? 120 : kind < 850 ? 80 : kind < 985 ? 500 : 3000;
        return 6 + random.nextInt(most);
    }

    /// A column that is the whole table: no cell holds what might be a delimiter.
    private GeneratedColumn alone() {
        return switch (random.nextInt(3)) {
            case 0 -> new GeneratedNumbers(random, rows, false).years();
            case 1 -> new GeneratedTimes(random, rows, false).dates();
            default -> new GeneratedTexts(random, rows, arabic, false, true).categories();
        };
    }

    private GeneratedColumn column(int index) {
        boolean wide = encoding.isUnicode();
        GeneratedNumbers numbers = new GeneratedNumbers(random, rows, arabic > 0);
        GeneratedTexts texts = new GeneratedTexts(random, rows, arabic, wide, false);
        if (grouped > 0) {
            return index >= grouped ? numbers.counts() : texts.categories();
        }
        int kind = random.nextInt(100);
        if (kind < 40) {
            return numbers.any();
        }
        if (kind < 60) {
            return new GeneratedTimes(random, rows, arabic > 0).any();
        }
        return kind < 67 ? texts.booleans() : index == 0 ? texts.categories() : texts.any();
    }

    private void damage() {
        int solid = columns.size() < 3 ? 1 : 1 + random.nextInt(columns.size() - 1);
        for (int i = 0; i < columns.size(); i++) {
            GeneratedColumn column = columns.get(i);
            if (i == solid && rows > 0 && column.raw[0].isEmpty()) {
                column = new GeneratedTexts(random, rows, arabic, false, true).categories();
                columns.set(i, column);
            }
            if (i != 0 && i != solid) {
                column.damage(random, arabic > 0 && encoding.isUnicode());
            }
        }
    }

    private void total() {
        GeneratedColumn first = columns.getFirst();
        if (columns.size() > 1 && rows > 10 && !first.isTyped() && random.nextInt(6) == 0) {
            total = true;
            first.set(rows - 1, "Total", "Total");
        }
    }

    private void name() {
        List<String> all = new ArrayList<>();
        boolean inArabic = random.nextDouble() < arabic;
        for (String name : inArabic ? ARABIC_NAMES : NAMES) {
            for (String quality : inArabic ? ARABIC_QUALITIES : QUALITIES) {
                all.add(quality.isEmpty() ? name : name + " " + quality);
            }
        }
        Collections.shuffle(all, random);
        for (int i = 0; i < columns.size(); i++) {
            boolean code = columns.get(i).named;
            String name = (code ? inArabic ? "رمز " : "code " : "") + all.get(i);
            names.add(name);
            titles.add(published(name));
        }
        if (columns.size() > 2 && rows > 5 && grouped == 0 && columns.getFirst().tells()) {
            oddNames();
        }
    }

    private void oddNames() {
        int odd = 1 + random.nextInt(columns.size() - 2);
        boolean filled = !columns.get(odd).raw[columns.get(odd).decisive].isEmpty();
        if (columns.get(odd).named || !filled) {
            return;
        }
        switch (random.nextInt(12)) {
            case 0 -> {
                names.set(odd, "col_" + odd);
                titles.set(odd, "");
            }
            case 1 -> {
                if (!columns.getFirst().named) {
                    names.set(odd, names.getFirst() + "_2");
                    titles.set(odd, names.getFirst());
                }
            }
            default -> {}
        }
    }

    /// Blanks that do not belong to the name, or a break in its middle.
    private String published(String name) {
        return switch (random.nextInt(30)) {
            case 0 -> " " + name;
            case 1 -> name.replace(" ", "  ") + " ";
            case 2 -> rows > 0 ? name.replace(' ', '\n') : name;
            default -> name;
        };
    }

    /// Without its name a column would be nothing, or its codes would be numbers.
    boolean needsNames() {
        return columns.stream()
                .anyMatch(column -> column.named || String.join("", column.clean).isEmpty());
    }

    /// A column whose values tell the header from them.
    boolean tells() {
        return columns.stream().anyMatch(GeneratedColumn::tells);
    }
}
