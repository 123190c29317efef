package org.khettara.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.Text;

/// How good the metadata and the data of a portal are, dataset by dataset.
///
/// @param at when it was assessed: ISO 8601, UTC
/// @param most points that a dataset can have
public record PortalReport(String at, int most, List<Dataset> datasets) {
    private static final int MOST_REPAIRS = 10;
    private static final int BINS = 9;

    public PortalReport {
        datasets = List.copyOf(datasets);
    }

    /// One dataset.
    ///
    /// @param points of its metadata
    /// @param rating word for the points: `excellent`, `good`, `sufficient` or `bad`
    /// @param quality score of the data, 0 to 100
    /// @param toMend what its metadata lacks, the most valuable first
    /// @param licence code or address; null without one
    /// @param releasedAt ISO 8601, UTC
    public record Dataset(
            String id,
            String institution,
            String title,
            int points,
            String rating,
            int stars,
            int quality,
            @Nullable String licence,
            String releasedAt,
            List<Lack> toMend) {
        public Dataset {
            toMend = List.copyOf(toMend);
        }
    }

    /// @param points that mending it gives
    public record Lack(int points, Text fix) {}

    /// The same lack of several datasets.
    public record Repair(Lack lack, int datasets) {
        public long worth() {
            return (long) lack.points() * datasets;
        }
    }

    /// The datasets of one institution.
    public record Institution(String name, List<Dataset> datasets) {
        public long meanPoints() {
            return mean(datasets);
        }

        public List<Repair> repairs() {
            return PortalReport.repairs(datasets);
        }
    }

    /// Datasets whose points lie in a range.
    public record Bin(int from, int to, int datasets) {}

    /// Mean of the points; 0 without datasets.
    public long meanPoints() {
        return mean(datasets);
    }

    private static long mean(List<Dataset> some) {
        return Math.round(some.stream().mapToInt(Dataset::points).average().orElse(0));
    }

    public long meanQuality() {
        return Math.round(datasets.stream().mapToInt(Dataset::quality).average().orElse(0));
    }

    /// How many datasets have each rating, licence, or number of stars.
    public SortedMap<String, Integer> licences() {
        var counts = new TreeMap<String, Integer>();
        for (Dataset dataset : datasets) {
            counts.merge(dataset.licence() == null ? "" : dataset.licence(), 1, Integer::sum);
        }
        return counts;
    }

    public Map<String, Integer> ratings() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (String rating : List.of("excellent", "good", "sufficient", "bad")) {
            counts.put(rating, 0);
        }
        datasets.forEach(dataset -> counts.merge(dataset.rating(), 1, Integer::sum));
        return counts;
    }

    /// The distribution of points.
    public List<Bin> bins() {
        int width = Math.ceilDiv(most + 1, BINS);
        var bins = new ArrayList<Bin>();
        for (int from = 0; from <= most; from += width) {
            int least = from;
            int greatest = Math.min(most, from + width - 1);
            long count =
                    datasets.stream()
                            .filter(one -> one.points() >= least && one.points() <= greatest)
                            .count();
            bins.add(new Bin(least, greatest, (int) count));
        }
        return bins;
    }

    /// The ten repairs that give most over all datasets.
    public List<Repair> repairs() {
        return repairs(datasets);
    }

    private static List<Repair> repairs(List<Dataset> some) {
        Map<Lack, Integer> counts = new LinkedHashMap<>();
        some.forEach(
                dataset -> dataset.toMend().forEach(lack -> counts.merge(lack, 1, Integer::sum)));
        return counts.entrySet().stream()
                .map(entry -> new Repair(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Repair::worth).reversed())
                .limit(MOST_REPAIRS)
                .toList();
    }

    /// The institutions, that with most to gain first.
    public List<Institution> institutions() {
        Map<String, List<Dataset>> byName = new TreeMap<>();
        for (Dataset dataset : datasets) {
            byName.computeIfAbsent(dataset.institution(), _ -> new ArrayList<>()).add(dataset);
        }
        return byName.entrySet().stream()
                .map(entry -> new Institution(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Institution::meanPoints))
                .toList();
    }

    /// Some datasets by their points, the poorest first.
    public List<Dataset> poorest(int limit) {
        return datasets.stream()
                .sorted(Comparator.comparingInt(Dataset::points))
                .limit(limit)
                .toList();
    }
}
