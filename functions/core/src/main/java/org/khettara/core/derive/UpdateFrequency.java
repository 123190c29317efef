package org.khettara.core.derive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khettara.core.catalogue.Description;
import org.khettara.core.release.Release;
import org.khettara.core.release.Standing;

/// How often a dataset is published anew, from its releases: a code of the EU's frequency authority
/// when at least three releases of different files came at one pace, all of them.
public final class UpdateFrequency {
    private static final int FEWEST_RELEASES = 3;
    private static final double TOLERANCE = 0.2;
    private static final Map<String, Double> DAYS = new LinkedHashMap<>();

    static {
        DAYS.put("DAILY", 1.0);
        DAYS.put("WEEKLY", 7.0);
        DAYS.put("BIWEEKLY", 14.0);
        DAYS.put("MONTHLY", 30.44);
        DAYS.put("BIMONTHLY", 60.88);
        DAYS.put("QUARTERLY", 91.31);
        DAYS.put("ANNUAL_2", 182.62);
        DAYS.put("ANNUAL", 365.25);
        DAYS.put("BIENNIAL", 730.5);
    }

    private UpdateFrequency() {}

    /// The description with the frequency in it, where there is one.
    public static Description in(Description description, List<Release> releases) {
        return of(releases).map(description::withFrequency).orElse(description);
    }

    static Optional<String> of(List<Release> releases) {
        var gaps = new ArrayList<Double>();
        Release last = null;
        for (Release release : releases) {
            boolean isNews =
                    release.standing() == Standing.PUBLISHED
                            && (last == null
                                    || !last.content()
                                            .source()
                                            .sha256()
                                            .equals(release.content().source().sha256()));
            if (isNews && last != null) {
                Duration gap = Duration.between(last.releasedAt(), release.releasedAt());
                gaps.add(gap.toMinutes() / 1440.0);
            }
            last = isNews ? release : last;
        }
        return gaps.size() < FEWEST_RELEASES - 1
                ? Optional.empty()
                : DAYS.entrySet().stream()
                        .filter(pace -> gaps.stream().allMatch(gap -> isNear(gap, pace.getValue())))
                        .map(Map.Entry::getKey)
                        .findFirst();
    }

    private static boolean isNear(double gap, double pace) {
        return Math.abs(gap - pace) <= TOLERANCE * pace;
    }
}
