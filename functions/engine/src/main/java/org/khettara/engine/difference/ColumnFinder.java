package org.khettara.engine.difference;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Finds which columns are the same in both versions, and which of them may name a row: by their
/// names, and where these leave a question, by one look over all rows.
final class ColumnFinder {
    /// Columns that are looked at as keys, and columns gone or come that may be renamed.
    private static final int LOOKED_AT = 64;

    private final Shared byName;
    private final Side before;
    private final Side after;
    private final Together together;

    ColumnFinder(Shared byName, Together together) {
        this.byName = byName;
        this.before = byName.before();
        this.after = byName.after();
        this.together = together;
    }

    /// @param declared names of the key, in the later version; empty to find one
    KeyedColumns find(List<String> declared) throws IOException {
        boolean mayRename = !byName.left().isEmpty() && !byName.come().isEmpty();
        boolean anyRows = before.rows() > 0 && after.rows() > 0;
        if (!anyRows || (!mayRename && !declared.isEmpty())) {
            return new KeyedColumns(byName, Map.of(), declared, places(byName, declared));
        }
        Together.Both<Map<Integer, Look>> looks = look(mayRename);
        Map<String, String> renamed =
                mayRename ? Renames.find(byName, looks.before(), looks.after()) : Map.of();
        Shared shared = Shared.of(before, after, renamed);
        List<int[]> keys =
                declared.isEmpty()
                        ? new KeyFinder(shared, looks.before(), looks.after()).find(together)
                        : places(shared, declared);
        return new KeyedColumns(shared, renamed, declared, keys);
    }

    private Together.Both<Map<Integer, Look>> look(boolean mayRename) throws IOException {
        List<Shared.Pair> pairs =
                byName.pairs().stream()
                        .sorted(Comparator.comparing(pair -> KeyNames.of(after.name(pair.after()))))
                        .limit(LOOKED_AT)
                        .toList();
        List<Integer> left = mayRename ? byName.left() : List.of();
        List<Integer> come = mayRename ? byName.come() : List.of();
        int[] was = columns(pairs.stream().mapToInt(Shared.Pair::before), left);
        int[] is = columns(pairs.stream().mapToInt(Shared.Pair::after), come);
        return together.both(
                () -> new Survey(before, was, byValue(pairs, was.length)).alone(),
                () -> new Survey(after, is, byValue(pairs, is.length)).alone());
    }

    private static int[] columns(IntStream shared, List<Integer> others) {
        IntStream some = others.stream().limit(LOOKED_AT).mapToInt(column -> column);
        return IntStream.concat(shared, some).toArray();
    }

    private static boolean[] byValue(List<Shared.Pair> pairs, int columns) {
        boolean[] byValue = new boolean[columns];
        Arrays.fill(byValue, true);
        for (int i = 0; i < pairs.size(); i++) {
            byValue[i] = pairs.get(i).byValue();
        }
        return byValue;
    }

    /// The key that was asked for; none where a version lacks one of its columns.
    private List<int[]> places(Shared shared, List<String> names) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < shared.pairs().size(); i++) {
            places.put(after.name(shared.pairs().get(i).after()), i);
        }
        return names.isEmpty() || !places.keySet().containsAll(names)
                ? List.of()
                : List.of(names.stream().mapToInt(places::get).toArray());
    }
}
