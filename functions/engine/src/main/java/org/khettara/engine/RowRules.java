package org.khettara.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.khettara.core.search.Words;

/// Finds in the first rows which columns may be the sum of others, the same as another, the begin
/// and end of something. All rows then decide.
final class RowRules {
    private static final int MOST_SUMS = 16;
    private static final int MOST_SAME = 16;
    private static final int FEWEST_SAME = 20;
    private static final int FEWEST_DIFFERENT = 10;

    /// Letters of the words that only join others.
    private static final int SMALL = 3;

    private static final Set<String> TOTALS =
            Set.copyOf(Words.light("total ensemble somme sum المجموع الإجمالي جملة"));
    private static final Set<String> BEGINS =
            Set.copyOf(
                    Words.light(
                            "début commencement démarrage start begin from البداية بداية بدء انطلاق"));
    private static final Set<String> ENDS =
            Set.copyOf(Words.light("fin achèvement clôture end to نهاية انتهاء"));

    /// What a whole title, or its last word, says in pairs.
    private static final Map<String, String> PAIRS = Map.of("du", "au", "de", "a", "من", "الي");

    private final FirstRows first;
    private final int listed;

    RowRules(FirstRows first, int listed) {
        this.first = first;
        this.listed = listed;
    }

    List<RowRule> rules() {
        List<RowRule> rules = new ArrayList<>();
        if (first.rows() >= RowRule.FEWEST) {
            rules.addAll(sums());
            rules.addAll(orders());
            rules.addAll(same());
        }
        return rules;
    }

    private List<SumRule> sums() {
        List<SumRule> found = new ArrayList<>();
        for (int i = 0; i < first.columns.size() && found.size() < MOST_SUMS; i++) {
            WatchedColumn column = first.columns.get(i);
            if (column.isAmount() && says(column, TOTALS)) {
                List<Integer> parts = new PartsFinder(first, i).parts();
                if (!parts.isEmpty()) {
                    found.add(new SumRule(first.columns, i, parts, listed));
                }
            }
        }
        return found;
    }

    private static boolean says(WatchedColumn column, Set<String> words) {
        return Words.light(column.plan.title()).stream().anyMatch(words::contains);
    }

    private List<OrderRule> orders() {
        List<OrderRule> found = new ArrayList<>();
        for (int i = 0; i < first.columns.size(); i++) {
            int end = end(i);
            if (end >= 0) {
                found.add(new OrderRule(first.columns, i, end, listed));
            }
        }
        return found;
    }

    /// The only column whose title is that of a beginning but for the word for it; -1 without one.
    private int end(int begin) {
        Bound of = bound(first.columns.get(begin));
        if (of == null || !of.begins()) {
            return -1;
        }
        int[] ends =
                IntStream.range(0, first.columns.size())
                        .filter(i -> isEnd(of, bound(first.columns.get(i))))
                        .filter(i -> kind(i) == kind(begin))
                        .toArray();
        return ends.length == 1 ? ends[0] : -1;
    }

    private static boolean isEnd(Bound begin, @Nullable Bound other) {
        return other != null && !other.begins() && begin.of().equals(other.of());
    }

    private boolean kind(int column) {
        return first.columns.get(column).plan.isNumber();
    }

    /// What a title says of a begin or an end.
    ///
    /// @param of what else it says
    private record Bound(boolean begins, List<String> of) {}

    /// Null for a column that is neither, and for numbers that are no years.
    private static @Nullable Bound bound(WatchedColumn column) {
        List<String> title = Words.light(column.plan.title().replace('_', ' '));
        boolean year = column.role == ColumnRole.PLACE_OR_TIME;
        if ((column.plan.isNumber() && !year) || title.isEmpty()) {
            return null;
        }
        for (boolean begins : new boolean[] {true, false}) {
            Set<String> words = begins ? BEGINS : ENDS;
            if (title.stream().anyMatch(words::contains)) {
                return new Bound(begins, rest(title, words));
            }
        }
        String last = title.getLast();
        List<String> before = title.subList(0, title.size() - 1);
        if (PAIRS.containsKey(last)) {
            return new Bound(true, before);
        }
        return PAIRS.containsValue(last) ? new Bound(false, before) : null;
    }

    private static List<String> rest(List<String> title, Set<String> words) {
        return title.stream()
                .filter(word -> !words.contains(word) && word.length() > SMALL)
                .sorted()
                .toList();
    }

    /// Pairs of columns of amounts that have the same values so far.
    private List<SameRule> same() {
        List<SameRule> found = new ArrayList<>();
        Map<Integer, List<Integer>> alike = new HashMap<>();
        for (int i = 0; i < first.columns.size() && found.size() < MOST_SAME; i++) {
            if (!first.columns.get(i).isAmount() || !varies(i)) {
                continue;
            }
            List<Integer> before = alike.computeIfAbsent(hash(i), _ -> new ArrayList<>());
            for (int other : before) {
                if (isSame(i, other)) {
                    found.add(new SameRule(other, i));
                    break;
                }
            }
            before.add(i);
        }
        return found;
    }

    private boolean varies(int column) {
        long[] sorted = column(column);
        long present = Arrays.stream(sorted).filter(v -> v != WatchedColumn.NONE).count();
        long different = Arrays.stream(sorted).distinct().count();
        return present >= FEWEST_SAME && different >= FEWEST_DIFFERENT;
    }

    private long[] column(int column) {
        return IntStream.range(0, first.rows())
                .mapToLong(row -> first.value(column, row))
                .toArray();
    }

    private int hash(int column) {
        return Arrays.hashCode(column(column)) * 31 + first.columns.get(column).plan.scale();
    }

    private boolean isSame(int one, int other) {
        return first.columns.get(one).plan.scale() == first.columns.get(other).plan.scale()
                && Arrays.equals(column(one), column(other));
    }
}
