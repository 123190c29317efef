package org.khettara.core.meaning;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A zone of the Lambert projections of Morocco on the datum Merchich, with the metres that its
/// area of use lies in. EPSG dataset: areas 1703, 2787, 2788 and 2789, projected along their edges
/// with PROJ 9.5.1. The zones overlap: their false origins were not chosen to tell them apart.
enum LambertZone {
    NORD_MAROC(26191, 77_000, 918_000, 99_000, 605_000, "nord maroc|zone 1|zone i|26191|z1"),
    SUD_MAROC(26192, -274_000, 679_000, 73_000, 526_000, "sud maroc|zone 2|zone ii|26192|z2"),
    SAHARA_NORD(26194, 183_000, 879_000, 203_000, 612_000, "sahara nord|zone 3|zone iii|26194|z3"),
    SAHARA_SUD(26195, 276_000, 831_000, 217_000, 648_000, "sahara sud|zone 4|zone iv|26195|z4");

    private static final Map<LambertZone, Context> WORDS =
            Arrays.stream(values())
                    .collect(Collectors.toMap(zone -> zone, zone -> Context.of(zone.words)));

    private final int epsg;
    private final double west;
    private final double east;
    private final double south;
    private final double north;
    private final String words;

    LambertZone(int epsg, double west, double east, double south, double north, String words) {
        this.epsg = epsg;
        this.west = west;
        this.east = east;
        this.south = south;
        this.north = north;
        this.words = words;
    }

    /// The zone that a title names; null when it names none.
    static @Nullable LambertZone named(List<String> stems) {
        return Arrays.stream(values())
                .filter(zone -> Objects.requireNonNull(WORDS.get(zone)).isIn(stems))
                .findFirst()
                .orElse(null);
    }

    boolean hasX(double metres) {
        return metres >= west && metres <= east;
    }

    boolean hasY(double metres) {
        return metres >= south && metres <= north;
    }

    String crs() {
        return "EPSG:" + epsg;
    }
}
