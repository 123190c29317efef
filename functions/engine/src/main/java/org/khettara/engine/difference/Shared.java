package org.khettara.engine.difference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The columns that both versions have, in the order of the later one.
///
/// @param pairs numbers of the columns
record Shared(Side before, Side after, List<Pair> pairs) {
    Shared {
        pairs = List.copyOf(pairs);
    }

    /// One column in both versions.
    ///
    /// @param byValue compared as numbers, not by text
    record Pair(int before, int after, boolean byValue) {}

    /// Those of the same name.
    static Shared of(Side before, Side after) {
        return of(before, after, Map.of());
    }

    /// @param renamed names in the later version, by names in the earlier
    static Shared of(Side before, Side after, Map<String, String> renamed) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < before.width(); i++) {
            places.put(renamed.getOrDefault(before.name(i), before.name(i)), i);
        }
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < after.width(); i++) {
            Integer place = places.get(after.name(i));
            if (place != null) {
                boolean byValue = before.isNumeric(place) && after.isNumeric(i);
                pairs.add(new Pair(place, i, byValue));
            }
        }
        return new Shared(before, after, pairs);
    }

    int[] columnsBefore() {
        return pairs.stream().mapToInt(Pair::before).toArray();
    }

    int[] columnsAfter() {
        return pairs.stream().mapToInt(Pair::after).toArray();
    }

    boolean[] byValue() {
        boolean[] byValue = new boolean[pairs.size()];
        for (int i = 0; i < byValue.length; i++) {
            byValue[i] = pairs.get(i).byValue();
        }
        return byValue;
    }

    /// Columns of the earlier version that the later has not.
    List<Integer> left() {
        return others(before.width(), columnsBefore());
    }

    /// Columns of the later version that the earlier has not.
    List<Integer> come() {
        return others(after.width(), columnsAfter());
    }

    private static List<Integer> others(int width, int[] columns) {
        boolean[] taken = new boolean[width];
        for (int column : columns) {
            taken[column] = true;
        }
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            if (!taken[i]) {
                others.add(i);
            }
        }
        return others;
    }
}
