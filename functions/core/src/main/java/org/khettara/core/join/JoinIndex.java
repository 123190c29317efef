package org.khettara.core.join;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.khettara.core.report.KeySketch;
import org.khettara.core.upload.DatasetId;

/// Finds the datasets whose keys are those of a dataset. Columns are found by the hashes that they
/// share, not by comparing each with each; what they share of all values is then told from their
/// sketches.
public final class JoinIndex {
    /// Of one column's values, so many must be in the other.
    private static final double LEAST_SHARE = 0.5;

    /// Fewer values may be shared by chance.
    private static final int FEWEST = 5;

    private static final int FEWEST_PLACES = 2;

    private final List<KeyColumn> columns;
    private final List<long[]> hashes = new ArrayList<>();
    private final Map<KeySketch.Kind, Postings> postings = new EnumMap<>(KeySketch.Kind.class);

    public JoinIndex(Collection<KeyColumn> columns) {
        this.columns = List.copyOf(columns);
        for (int i = 0; i < this.columns.size(); i++) {
            KeySketch key = this.columns.get(i).key();
            long[] own = key.hashes();
            hashes.add(own);
            Postings of = postings.computeIfAbsent(key.kind(), _ -> new Postings());
            for (long hash : own) {
                of.add(hash, i);
            }
        }
    }

    /// Datasets that share keys with one, the best of each pair of datasets and kind of key; the
    /// kinds that tell most first, then the greatest shares.
    public List<Join> of(DatasetId dataset) {
        Map<List<Object>, Join> best = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).dataset().equals(dataset)) {
                for (Join join : of(i)) {
                    best.merge(
                            List.of(join.there().dataset(), join.kind()),
                            join,
                            (one, other) -> other.best() > one.best() ? other : one);
                }
            }
        }
        return best.values().stream()
                .sorted(
                        Comparator.comparing(Join::kind)
                                .thenComparing(Join::best, Comparator.reverseOrder())
                                .thenComparing(join -> join.there().dataset()))
                .toList();
    }

    private List<Join> of(int here) {
        KeyColumn own = columns.get(here);
        Postings of = Objects.requireNonNull(postings.get(own.key().kind()));
        int[] shared = new int[columns.size()];
        for (long hash : hashes.get(here)) {
            of.count(hash, shared);
        }
        List<Join> joins = new ArrayList<>();
        for (int there = 0; there < shared.length; there++) {
            if (shared[there] > 0 && !columns.get(there).dataset().equals(own.dataset())) {
                Join join = join(here, there, shared[there]);
                if (join.best() >= LEAST_SHARE && shared[there] >= fewest(own.key().kind())) {
                    joins.add(join);
                }
            }
        }
        return joins;
    }

    private static int fewest(KeySketch.Kind kind) {
        return switch (kind) {
            case REGION, PROVINCE, COMMUNE -> FEWEST_PLACES;
            case ICE, TAX_NUMBER, TRADE_REGISTER, POSTAL_CODE, TEXT, INTEGER -> FEWEST;
        };
    }

    /// Both sketches are whole up to the lesser of their last hashes: there the shares are those of
    /// all values, but for chance.
    private Join join(int here, int there, int shared) {
        long[] own = hashes.get(here);
        long[] other = hashes.get(there);
        long ownEnd = end(here);
        long otherEnd = end(there);
        long end = Long.compareUnsigned(ownEnd, otherEnd) < 0 ? ownEnd : otherEnd;
        return new Join(
                columns.get(here).key().kind(),
                Join.Place.of(columns.get(here)),
                Join.Place.of(columns.get(there)),
                shared / (double) upTo(own, end),
                shared / (double) upTo(other, end),
                end != -1L);
    }

    /// The last hash of a sketch that lacks greater ones; the greatest number there is for one that
    /// has all.
    private long end(int column) {
        long[] own = hashes.get(column);
        return columns.get(column).key().distinct() <= own.length ? -1L : own[own.length - 1];
    }

    /// How many hashes are not above one.
    private static int upTo(long[] hashes, long end) {
        int low = 0;
        int high = hashes.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Long.compareUnsigned(hashes[middle], end) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
