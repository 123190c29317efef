package org.khettara.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.khettara.engine.Findings.Suspect;

/// Values of one column that stand apart from the others. Quartiles say where the others are: a few
/// wild values do not move them.
final class Outliers {
    private static final int ENOUGH = 20;

    /// Distance from the middle, in widths of the middle half: of a normal distribution, values
    /// beyond come once in more than 10^40 times.
    private static final double FAR = 10;

    /// How much farther than the next value it must be, and of a column with long tails.
    private static final double GAP = 3;

    private static final double WIDE_GAP = 10;
    private static final double LONG_TAIL = 1.5;
    private static final int MOST = 4;
    private static final double MOST_CELLS = 0.02;
    private static final double FIRST_DAY = LocalDate.of(1900, 1, 1).toEpochDay();
    private static final double RECENT = LocalDate.of(1950, 1, 1).toEpochDay();
    private static final double LAST_DAY = LocalDate.of(2100, 1, 1).toEpochDay();
    private static final Pattern PLACEHOLDER = Pattern.compile("-?9{2,}(?:\\.[09]+)?|-1|-9");

    private final ColumnProfile profile;

    Outliers(ColumnProfile profile) {
        this.profile = profile;
    }

    /// Numbers that stand in for a missing value: `9999`, `-1`.
    static boolean isPlaceholder(String value) {
        return PLACEHOLDER.matcher(value).matches();
    }

    /// Numbers that are far from all others, at most four at each end.
    List<Suspect> outliers() {
        double width = profile.quantile(0.75) - profile.quantile(0.25);
        if (profile.count() < ENOUGH || !(width > 0)) {
            return List.of();
        }
        List<Suspect> found = new ArrayList<>();
        for (End end : ends()) {
            double tail = Math.abs(profile.quantile(end.upper ? 0.95 : 0.05) - middle());
            double gap = tail <= LONG_TAIL * width ? GAP : WIDE_GAP;
            int apart = 0;
            long cells = 0;
            for (int i = 0; i < Math.min(MOST, end.extremes.size() - 1); i++) {
                cells += end.extremes.cells(i);
                if (end.distance(i) >= FAR * width
                        && end.distance(i) >= gap * end.distance(i + 1)
                        && cells <= Math.max(1, MOST_CELLS * profile.count())) {
                    apart = i + 1;
                }
            }
            for (int i = 0; i < apart; i++) {
                found.add(end.suspect(i));
            }
        }
        return found;
    }

    /// Days before 1900 or after 2100, where nearly all others are between.
    List<Suspect> impossibleDays() {
        boolean recent =
                profile.count() >= ENOUGH
                        && profile.quantile(0.05) >= RECENT
                        && profile.quantile(0.95) < LAST_DAY;
        return recent ? beyond(FIRST_DAY, LAST_DAY) : List.of();
    }

    /// Values outside of bounds that most values keep.
    List<Suspect> beyond(double from, double to) {
        List<Suspect> found = new ArrayList<>();
        if (middle() >= from && middle() <= to) {
            for (End end : ends()) {
                for (int i = 0; i < end.extremes.size(); i++) {
                    double value = profile.plan().number(end.value(i));
                    if (value < from || value > to) {
                        found.add(end.suspect(i));
                    }
                }
            }
        }
        return found;
    }

    private double middle() {
        return profile.quantile(0.5);
    }

    private List<End> ends() {
        return List.of(new End(profile.least(), false), new End(profile.greatest(), true));
    }

    /// The least or the greatest values.
    private final class End {
        private final Extremes extremes;
        private final boolean upper;

        End(Extremes extremes, boolean upper) {
            this.extremes = extremes;
            this.upper = upper;
        }

        long value(int place) {
            return upper ? ~extremes.value(place) : extremes.value(place);
        }

        double distance(int place) {
            double value = profile.plan().number(value(place));
            return upper ? value - middle() : middle() - value;
        }

        Suspect suspect(int place) {
            String shown = profile.plan().shown(value(place));
            return new Suspect(extremes.record(place), shown, extremes.cells(place));
        }
    }
}
