package org.khettara.core.meaning;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.Report.Meaning;
import org.khettara.core.report.SemanticType;

/// Columns of Lambert coordinates: under a title that says so, or an X beside a Y, in a table of
/// places of Morocco: other countries' grids have the same numbers. The zone is said only where a
/// title names it or the values lie in one alone.
record LambertColumns(List<ScreenedColumn> columns) {
    private static final double MOST = 0.8;
    private static final Context PROJECTION =
            Context.of("lambert|merchich|xlambert|ylambert|لامبير");

    /// What a column means; null when it is none of these, or its partner says otherwise.
    @Nullable Meaning meaning(ScreenedColumn column) {
        for (SemanticType type : List.of(SemanticType.LAMBERT_X, SemanticType.LAMBERT_Y)) {
            if (isOf(type, column)) {
                SemanticType other =
                        type == SemanticType.LAMBERT_X
                                ? SemanticType.LAMBERT_Y
                                : SemanticType.LAMBERT_X;
                return meaning(type, column, partner(other));
            }
        }
        return null;
    }

    private static boolean isOf(SemanticType type, ScreenedColumn column) {
        return column.screening().header.names(type)
                && column.screening().sample.share(type) >= MOST;
    }

    /// The only column of the other axis: of two, nobody can tell which belongs to it.
    private @Nullable ScreenedColumn partner(SemanticType type) {
        List<ScreenedColumn> found = columns.stream().filter(column -> isOf(type, column)).toList();
        return found.size() == 1 ? found.getFirst() : null;
    }

    private boolean isOfMorocco() {
        return columns.stream().anyMatch(column -> column.place() != null);
    }

    private @Nullable Meaning meaning(
            SemanticType type, ScreenedColumn column, @Nullable ScreenedColumn partner) {
        Set<LambertZone> zones = EnumSet.copyOf(zones(column));
        if (partner != null) {
            zones.retainAll(zones(partner));
        }
        LambertZone told = told(column);
        if (told == null && partner != null) {
            told = told(partner);
        }
        boolean said = told != null || isSaid(column) || (partner != null && isSaid(partner));
        if (zones.isEmpty() || !(said || (partner != null && isOfMorocco()))) {
            return null;
        }
        LambertZone zone = zones.size() == 1 ? zones.iterator().next() : told;
        boolean sure = zone != null && zones.contains(zone) && (told == null || told == zone);
        double share = column.screening().sample.share(type);
        String crs = sure ? Objects.requireNonNull(zone).crs() : null;
        return new Meaning(type, Evidence.rounded(share), null, crs);
    }

    private static Set<LambertZone> zones(ScreenedColumn column) {
        return column.screening().sample.zones.zones();
    }

    private static @Nullable LambertZone told(ScreenedColumn column) {
        return LambertZone.named(column.screening().header.stems());
    }

    private static boolean isSaid(ScreenedColumn column) {
        return PROJECTION.isIn(column.screening().header.stems());
    }
}
