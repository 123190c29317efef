package org.khettara.engine.difference;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.khettara.engine.CanonicalRows;

/// Looks over all rows of one version for what its columns hold.
final class Survey {
    private final Side side;
    private final int[] columns;
    private final boolean[] byValue;

    /// @param columns to look at, by their number in the side
    /// @param byValue which of them are compared as numbers
    Survey(Side side, int[] columns, boolean[] byValue) {
        this.side = side;
        this.columns = columns;
        this.byValue = byValue;
    }

    /// Each column's look, by its number in the side.
    Map<Integer, Look> alone() throws IOException {
        int[][] sets = new int[columns.length][];
        for (int i = 0; i < sets.length; i++) {
            sets[i] = new int[] {i};
        }
        List<Look> looks = together(sets, false);
        Map<Integer, Look> byColumn = new HashMap<>();
        for (int i = 0; i < columns.length; i++) {
            byColumn.put(columns[i], looks.get(i));
        }
        return byColumn;
    }

    /// The looks of sets of columns as keys.
    ///
    /// @param sets places in the columns
    List<Look> together(int[][] sets) throws IOException {
        return together(sets, true);
    }

    /// @param onlyKeys what can be no key is not looked at any further
    private List<Look> together(int[][] sets, boolean onlyKeys) throws IOException {
        List<Look> looks = new ArrayList<>();
        for (int i = 0; i < sets.length; i++) {
            looks.add(new Look());
        }
        try (CanonicalRows in = side.open()) {
            RowHashes rows = new RowHashes(side, in, columns, byValue);
            while (rows.next()) {
                for (int i = 0; i < sets.length; i++) {
                    Look look = looks.get(i);
                    if (onlyKeys && !look.mayBeKey()) {
                        continue;
                    }
                    if (rows.isMissing(sets[i])) {
                        look.values.addMissing();
                    } else {
                        look.add(rows.key(sets[i]));
                    }
                }
            }
        }
        return looks;
    }
}
