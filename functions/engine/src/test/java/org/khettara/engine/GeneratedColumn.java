package org.khettara.engine;

import java.util.BitSet;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.ColumnType;

/// One column of a generated table: every cell as its publisher wrote it, and what must become of
/// it. Knows nothing of the engine's code.
final class GeneratedColumn {
    private static final String[] MISSING = {
        "n.d.", "nd", "ND", "NC", "N/A", "n.a.", "-", "--", "..", "...", "null", "#N/A"
    };
    private static final String[] MISSING_WIDE = {"…", "غير متوفر", "غ.م"};
    private static final String[] BAD = {"voir note", "inconnu", "erreur", "à vérifier", "x12"};
    private static final String[] BAD_WIDE = {"انظر الملحق", "مؤقت"};

    final ColumnType type;
    final String[] raw;

    /// Canonical text; empty for a missing or rejected cell.
    final String[] clean;

    final BitSet rejected = new BitSet();
    @Nullable String unit;

    /// Has exponents: numbers are doubles.
    boolean floating;

    /// The name must be of the words that make codes of numbers.
    boolean named;

    /// A cell that decides the column and stays as it is.
    final int decisive;

    GeneratedColumn(ColumnType type, int rows, int decisive) {
        this.type = type;
        this.raw = new String[rows];
        this.clean = new String[rows];
        this.decisive = decisive;
    }

    void set(int row, String published, String canonical) {
        raw[row] = published;
        clean[row] = canonical;
    }

    boolean isTyped() {
        return type != ColumnType.STRING;
    }

    /// Numbers and dates, which tell a header from data.
    boolean tells() {
        return isTyped() && type != ColumnType.BOOLEAN;
    }

    /// Takes values away: empty cells, in typed columns also words for missing values and, up to
    /// the twentieth part of the values, cells of other types.
    void damage(Random random, boolean arabic) {
        double share = random.nextInt(3) == 0 ? 0 : random.nextDouble() * 0.4;
        int values = 0;
        for (int row = 0; row < raw.length; row++) {
            if (row == decisive || random.nextDouble() >= share) {
                values++;
            } else {
                boolean word = isTyped() && random.nextBoolean();
                set(row, word ? pick(random, MISSING, MISSING_WIDE, arabic) : "", "");
            }
        }
        if (isTyped() && random.nextInt(3) == 0) {
            reject(random, values, arabic);
        }
    }

    private void reject(Random random, int values, boolean arabic) {
        int most = Math.min(values / 20, values - 20);
        if (most <= 0) {
            return;
        }
        int wanted = 1 + random.nextInt(most);
        for (int tries = 0; tries < 200 && rejected.cardinality() < wanted; tries++) {
            int row = random.nextInt(raw.length);
            if (row != decisive && !clean[row].isEmpty()) {
                boolean alien = random.nextInt(4) == 0 && tells();
                boolean number = type == ColumnType.INTEGER || type == ColumnType.NUMBER;
                String other = number ? "03/04/2024" : "17";
                set(row, alien ? other : pick(random, BAD, BAD_WIDE, arabic), "");
                rejected.set(row);
            }
        }
    }

    private static String pick(Random random, String[] any, String[] wide, boolean arabic) {
        return arabic && random.nextInt(3) == 0
                ? wide[random.nextInt(wide.length)]
                : any[random.nextInt(any.length)];
    }
}
