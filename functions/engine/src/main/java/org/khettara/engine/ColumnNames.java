package org.khettara.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Names for the columns of an output: the publisher's, made unique.
final class ColumnNames {
    private ColumnNames() {}

    /// An empty name becomes `col_0`, `col_1`, ... by position; one that comes again gets `_2`,
    /// `_3`.
    static List<String> unique(List<String> titles) {
        Set<String> taken = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < titles.size(); i++) {
            String wanted = titles.get(i).isEmpty() ? "col_" + i : titles.get(i);
            String name = wanted;
            for (int n = 2; !taken.add(name); n++) {
                name = wanted + "_" + n;
            }
            names.add(name);
        }
        return names;
    }
}
