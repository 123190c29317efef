package org.khettara.core.place;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.PlaceLevel;
import org.khettara.core.search.Words;

/// Weighs whether a column is one of places, from its different values in their order. Names of
/// communes are names of much else, and codes without points are figures like others: without a
/// title that says so, more of them are wanted.
public final class PlaceEvidence {
    /// More different values are no list of places.
    public static final int MOST_VALUES = 4_096;

    /// Of so many values half must be places, else no more are looked at.
    private static final int FIRST = 64;

    private static final int LONGEST = 80;
    private static final double MOST = 0.8;
    private static final double HALF = 0.5;
    private static final int FEWEST = 4;
    private static final int FEWEST_COMMUNES = 8;

    private final Map<PlaceLevel, Tally> tallies = new EnumMap<>(PlaceLevel.class);
    private int values;
    private boolean closed;

    /// Values that are places of one level.
    private static final class Tally {
        int named;
        int coded;
        int former;
        int figures;
        int canonical;

        int codes() {
            return coded + former;
        }
    }

    /// Takes the next different value, blanks around it left out.
    public void add(String value) {
        if (closed) {
            return;
        }
        String key = value.length() > LONGEST ? "" : Words.key(value);
        if (Gazetteer.isTotalKey(key)) {
            return;
        }
        values++;
        PlaceCode code = PlaceCode.of(value);
        if (code != null) {
            addCode(code, value);
        } else if (!key.isEmpty()) {
            for (PlaceLevel level : PlaceLevel.values()) {
                tally(level).named += Gazetteer.MOROCCO.codes(level, key).isEmpty() ? 0 : 1;
            }
        }
        closed = values == FIRST && best() < FIRST * HALF;
    }

    private void addCode(PlaceCode code, String value) {
        Tally tally = tally(code.level());
        if (code.form() == PlaceCode.Form.FORMER) {
            tally.former++;
        } else {
            tally.coded++;
        }
        tally.figures += value.indexOf('.') < 0 ? 1 : 0;
        tally.canonical += value.equals(code.code()) ? 1 : 0;
    }

    private Tally tally(PlaceLevel level) {
        return tallies.computeIfAbsent(level, _ -> new Tally());
    }

    private int best() {
        int best = 0;
        for (Tally tally : tallies.values()) {
            best = Math.max(best, Math.max(tally.named, tally.codes()));
        }
        return best;
    }

    /// What the column is; empty when it is none of places.
    ///
    /// @param title its publisher's words
    public Optional<PlaceColumn> judge(String title) {
        if (closed || values == 0 || best() == 0) {
            return Optional.empty();
        }
        PlaceTitle said = PlaceTitle.of(title);
        PlaceColumn column = names(said);
        return Optional.ofNullable(column == null ? codes(said) : column);
    }

    private @Nullable PlaceColumn names(PlaceTitle said) {
        PlaceLevel best = null;
        for (PlaceLevel level : PlaceLevel.values()) {
            if (isNamed(level, said) && (best == null || isBetter(level, best, said))) {
                best = level;
            }
        }
        return best == null ? null : column(best, false, tally(best).named);
    }

    private boolean isNamed(PlaceLevel level, PlaceTitle said) {
        int named = tally(level).named;
        if (said.names(level)) {
            return named >= values * HALF;
        }
        int fewest = said.places() ? 1 : level == PlaceLevel.COMMUNE ? FEWEST_COMMUNES : FEWEST;
        return named >= fewest && named >= values * MOST;
    }

    /// What the title says goes before; else the greater share, and the larger place.
    private boolean isBetter(PlaceLevel level, PlaceLevel than, PlaceTitle said) {
        return said.names(level) == said.names(than)
                ? tally(level).named > tally(than).named
                : said.names(level);
    }

    private @Nullable PlaceColumn codes(PlaceTitle said) {
        for (PlaceLevel level : PlaceLevel.values()) {
            Tally tally = tally(level);
            boolean most = tally.codes() >= values * MOST && tally.former <= tally.coded;
            if (most && isTold(level, tally, said)) {
                return column(level, true, tally.codes());
            }
        }
        return null;
    }

    /// Whether so short figures can be told from other numbers.
    private static boolean isTold(PlaceLevel level, Tally tally, PlaceTitle said) {
        return switch (level) {
            case REGION -> said.names(level) && said.bare();
            case PROVINCE ->
                    tally.figures == 0
                            ? said.places() || said.codes() || tally.coded >= FEWEST
                            : said.names(level) && (said.codes() || said.bare());
            case COMMUNE -> said.places() || said.codes() || tally.codes() >= FEWEST;
        };
    }

    private PlaceColumn column(PlaceLevel level, boolean coded, int matched) {
        boolean canonical = coded && tally(level).canonical == values;
        double share = Math.round(matched * 1000.0 / values) / 1000.0;
        return new PlaceColumn(new PlaceKind(level, coded), canonical, share);
    }
}
