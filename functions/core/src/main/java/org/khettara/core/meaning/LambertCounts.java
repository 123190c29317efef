package org.khettara.core.meaning;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.khettara.core.report.SemanticType;

/// How many values of a column lie in which zones of the Lambert projections.
final class LambertCounts {
    /// Slips may lie elsewhere.
    private static final double NEARLY_ALL = 0.98;

    private final Map<LambertZone, Long> in = new EnumMap<>(LambertZone.class);
    private long any;

    void add(Numeral number, Header header, Consumer<SemanticType> fit) {
        boolean x = header.names(SemanticType.LAMBERT_X);
        if (!x && !header.names(SemanticType.LAMBERT_Y)) {
            return;
        }
        boolean found = false;
        for (LambertZone zone : LambertZone.values()) {
            if (x ? zone.hasX(number.value()) : zone.hasY(number.value())) {
                in.merge(zone, 1L, Long::sum);
                found = true;
            }
        }
        if (found) {
            any++;
            fit.accept(x ? SemanticType.LAMBERT_X : SemanticType.LAMBERT_Y);
        }
    }

    /// The zones that nearly all values lie in.
    Set<LambertZone> zones() {
        Set<LambertZone> zones = EnumSet.noneOf(LambertZone.class);
        in.forEach((zone, values) -> {
            if (values >= NEARLY_ALL * any) {
                zones.add(zone);
            }
        });
        return zones;
    }
}
