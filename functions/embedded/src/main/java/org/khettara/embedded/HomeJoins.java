package org.khettara.embedded;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.khettara.core.join.Join;
import org.khettara.core.join.JoinIndex;
import org.khettara.core.join.KeyColumn;
import org.khettara.core.release.Release;
import org.khettara.core.upload.DatasetId;

/// Which datasets of a home share their keys, as its current releases have them. Each report is
/// read once; safe for many threads.
public final class HomeJoins {
    private final Home home;
    private final Map<DatasetId, Known> known = new HashMap<>();
    private @Nullable JoinIndex index;

    /// The keys of a release.
    private record Known(long release, List<KeyColumn> keys) {}

    public HomeJoins(Home home) {
        this.home = home;
    }

    /// Datasets that share keys with one; none where it has no current release.
    public synchronized List<Join> of(DatasetId dataset) throws IOException {
        boolean changed = false;
        Set<DatasetId> there = new HashSet<>();
        for (Release release : home.datasets()) {
            there.add(release.dataset());
            Known before = known.get(release.dataset());
            if (before == null || before.release() != release.number()) {
                var keys = KeyColumn.of(release.dataset(), home.report(release));
                known.put(release.dataset(), new Known(release.number(), keys));
                changed = true;
            }
        }
        changed |= known.keySet().retainAll(there);
        JoinIndex made = index;
        if (made == null || changed) {
            made =
                    new JoinIndex(
                            known.values().stream().flatMap(one -> one.keys().stream()).toList());
            index = made;
        }
        return made.of(dataset);
    }
}
