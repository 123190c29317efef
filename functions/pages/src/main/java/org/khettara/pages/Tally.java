package org.khettara.pages;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.khettara.core.catalogue.Timeliness;
import org.khettara.core.rules.RuleBook;

/// How many datasets of a portal are of each kind.
public record Tally(Collection<DatasetAssessment> datasets) {
    private static final int YEARS = 10;
    private static final int REGIONS = 12;

    /// What part of the country data is about.
    public enum Level {
        COUNTRY,
        REGION,
        PROVINCE,
        COMMUNE,
        /// Nobody says what places it is about.
        NONE;

        static Level of(DatasetAssessment dataset) {
            return dataset.coverage().places().stream()
                    .map(Level::of)
                    .max(Level::compareTo)
                    .orElse(NONE);
        }

        /// Of a code, `RR`, `RR.PPP` or longer.
        private static Level of(String code) {
            return switch (code.length()) {
                case 0 -> COUNTRY;
                case 2 -> REGION;
                case 6 -> PROVINCE;
                default -> COMMUNE;
            };
        }
    }

    /// By licence, the most frequent first; the empty text for none.
    public Map<String, Integer> licences() {
        return by(one -> Stream.of(one.licence() == null ? "" : one.licence()));
    }

    /// By the format of the file that was dropped, the most frequent first.
    public Map<String, Integer> formats() {
        return by(one -> Stream.of(one.format()));
    }

    public Map<Timeliness.State, Integer> timeliness() {
        var counts = new EnumMap<Timeliness.State, Integer>(Timeliness.State.class);
        for (Timeliness.State state : Timeliness.State.values()) {
            counts.put(state, 0);
        }
        datasets.forEach(one -> counts.merge(one.timeliness().state(), 1, Integer::sum));
        return counts;
    }

    /// By the finest level of its places.
    public Map<Level, Integer> levels() {
        var counts = new EnumMap<Level, Integer>(Level.class);
        for (Level level : Level.values()) {
            counts.put(level, 0);
        }
        datasets.forEach(one -> counts.merge(Level.of(one), 1, Integer::sum));
        return counts;
    }

    /// By region, `01` to `12`, those about places within it included.
    public Map<String, Integer> regions() {
        var counts = new TreeMap<String, Integer>();
        for (int region = 1; region <= REGIONS; region++) {
            counts.put("%02d".formatted(region), 0);
        }
        for (DatasetAssessment dataset : datasets) {
            dataset.coverage().places().stream()
                    .filter(code -> code.length() >= 2)
                    .map(code -> code.substring(0, 2))
                    .distinct()
                    .forEach(region -> counts.computeIfPresent(region, (_, count) -> count + 1));
        }
        return counts;
    }

    /// Datasets with data of each of the last ten years, the latest first.
    ///
    /// @param at ISO 8601
    public Map<Integer, Integer> years(String at) {
        int last = Instant.parse(at).atOffset(ZoneOffset.UTC).getYear();
        Map<Integer, Integer> counts = new LinkedHashMap<>();
        for (int year = last; year > last - YEARS; year--) {
            int covered = year;
            long count = datasets.stream().filter(one -> one.coverage().covers(covered)).count();
            counts.put(year, (int) count);
        }
        return counts;
    }

    /// Datasets of which nobody says what time they are about.
    public int withoutPeriod() {
        return (int) datasets.stream().filter(one -> !one.coverage().hasPeriod()).count();
    }

    /// Breaches of the portal's rules, the most frequent first.
    public Map<RuleBook.Breach, Integer> breaches() {
        return by(one -> one.breaches().stream());
    }

    private <T> Map<T, Integer> by(Function<DatasetAssessment, Stream<T>> kinds) {
        Map<T, Integer> counts = new LinkedHashMap<>();
        for (DatasetAssessment dataset : datasets) {
            kinds.apply(dataset).forEach(kind -> counts.merge(kind, 1, Integer::sum));
        }
        Map<T, Integer> sorted = new LinkedHashMap<>();
        List<Map.Entry<T, Integer>> entries =
                counts.entrySet().stream()
                        .sorted(Map.Entry.<T, Integer>comparingByValue().reversed())
                        .toList();
        entries.forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }
}
