package org.khettara.engine.difference;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds columns that are the same under another name: the same name but for case, accents and
/// signs, or the same type and the same values, or nearly so.
final class Renames {
    private static final double ALIKE = 0.8;

    /// Fewer different values are told apart by how often each occurs, or by the column's place.
    private static final int TELLING = 8;

    private static final Comparator<Match> CLOSEST =
            Comparator.comparing(Match::equal)
                    .thenComparingDouble(Match::likeness)
                    .reversed()
                    .thenComparingInt(match -> Math.abs(match.before - match.after))
                    .thenComparingInt(Match::before)
                    .thenComparingInt(Match::after);

    private record Match(int before, int after, boolean equal, double likeness) {}

    private static final Pattern NO_NAME = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Renames() {}

    /// Names in the later version, by names in the earlier.
    ///
    /// @param shared by names alone
    static Map<String, String> find(
            Shared shared, Map<Integer, Look> before, Map<Integer, Look> after) {
        List<Match> matches = new ArrayList<>();
        for (int left : shared.left()) {
            for (int come : shared.come()) {
                Look was = before.get(left);
                Look is = after.get(come);
                boolean sameType = shared.before().type(left) == shared.after().type(come);
                boolean sameName =
                        bare(shared.before().name(left)).equals(bare(shared.after().name(come)));
                Match match =
                        sameName
                                ? new Match(left, come, true, 1)
                                : sameType ? match(left, come, was, is) : null;
                if (match != null) {
                    matches.add(match);
                }
            }
        }
        matches.sort(CLOSEST);
        Map<String, String> renamed = new HashMap<>();
        Set<Integer> taken = new HashSet<>();
        for (Match match : matches) {
            String name = shared.before().name(match.before);
            if (!renamed.containsKey(name) && taken.add(match.after)) {
                renamed.put(name, shared.after().name(match.after));
            }
        }
        return renamed;
    }

    /// A name without case, accents and what is no letter or figure.
    private static String bare(String name) {
        String parts = Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        return NO_NAME.matcher(parts).replaceAll("");
    }

    private static @Nullable Match match(
            int left, int come, @Nullable Look was, @Nullable Look is) {
        if (was == null || is == null) {
            return null;
        }
        int different = was.values.filled();
        boolean equal = was.values.equal(is.values) && different > 1;
        double likeness = was.values.likeness(is.values);
        boolean alike = likeness >= ALIKE && (different >= TELLING || left == come);
        return equal || alike ? new Match(left, come, equal, likeness) : null;
    }
}
