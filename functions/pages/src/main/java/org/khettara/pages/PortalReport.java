package org.khettara.pages;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.khettara.core.catalogue.Timeliness;
import org.khettara.core.inventory.InventoryStatus;
import org.khettara.core.inventory.Planned;
import org.khettara.core.rules.RuleBook;

/// How good the metadata and the data of a portal are, dataset by dataset.
///
/// @param at when it was assessed: ISO 8601, UTC
/// @param most points that a dataset can have
/// @param rules that the datasets were held against
/// @param inventories what institutions hold and plan, by name; empty without any
/// @param trend what was counted on earlier days, and now, by date; at least one row
public record PortalReport(
        String at,
        int most,
        List<DatasetAssessment> datasets,
        RuleBook rules,
        List<Inventory> inventories,
        List<Indicators> trend) {
    private static final int MOST_REPAIRS = 10;
    private static final int BINS = 9;

    public PortalReport {
        datasets = List.copyOf(datasets);
        inventories = List.copyOf(inventories);
        trend = List.copyOf(trend);
    }

    /// What is counted today.
    public Indicators now() {
        return trend.getLast();
    }

    /// The report for everybody: what institutions hold and do not publish is counted, not named.
    public PortalReport counted() {
        return new PortalReport(
                at,
                most,
                datasets,
                rules,
                inventories.stream().map(Inventory::counted).toList(),
                trend);
    }

    /// What one institution holds and plans.
    ///
    /// @param counts datasets by status
    /// @param planned the datasets; empty where they are only counted
    public record Inventory(
            String institution, Map<InventoryStatus, Integer> counts, List<Planned> planned) {
        public Inventory {
            counts = Collections.unmodifiableMap(new EnumMap<>(counts));
            planned = List.copyOf(planned);
        }

        public static Inventory of(String institution, List<Planned> planned) {
            var counts = new EnumMap<InventoryStatus, Integer>(InventoryStatus.class);
            for (InventoryStatus status : InventoryStatus.values()) {
                counts.put(status, 0);
            }
            planned.forEach(one -> counts.merge(one.status(), 1, Integer::sum));
            return new Inventory(institution, counts, planned);
        }

        Inventory counted() {
            return new Inventory(institution, counts, List.of());
        }

        public int count(InventoryStatus status) {
            return counts.getOrDefault(status, 0);
        }

        /// What it does not publish, with the reason.
        public List<Planned> refused() {
            return planned.stream().filter(one -> one.status() == InventoryStatus.REFUSED).toList();
        }
    }

    /// The same lack of several datasets.
    public record Repair(DatasetAssessment.Lack lack, int datasets) {
        public long worth() {
            return (long) lack.points() * datasets;
        }
    }

    /// The datasets of one institution.
    public record Institution(String name, List<DatasetAssessment> datasets) {
        public long meanPoints() {
            return mean(datasets);
        }

        public List<Repair> repairs() {
            return PortalReport.repairs(datasets, DatasetAssessment::toMend);
        }

        public int compliant() {
            return DatasetAssessment.compliant(datasets);
        }
    }

    /// Assesseds whose points lie in a range.
    public record Bin(int from, int to, int datasets) {}

    /// Mean of the points; 0 without datasets.
    public long meanPoints() {
        return mean(datasets);
    }

    private static long mean(List<DatasetAssessment> some) {
        return Math.round(some.stream().mapToInt(DatasetAssessment::points).average().orElse(0));
    }

    public long meanQuality() {
        return Math.round(
                datasets.stream().mapToInt(DatasetAssessment::quality).average().orElse(0));
    }

    /// How many datasets have each rating.
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
        return repairs(datasets, DatasetAssessment::toMend);
    }

    /// Those that bring most stars.
    public List<Repair> starRepairs() {
        return repairs(datasets, DatasetAssessment::toStars);
    }

    /// Those that bring most elements of openness.
    public List<Repair> opennessRepairs() {
        return repairs(datasets, DatasetAssessment::toOpenness);
    }

    private static List<Repair> repairs(
            List<DatasetAssessment> some,
            Function<DatasetAssessment, List<DatasetAssessment.Lack>> lacks) {
        Map<DatasetAssessment.Lack, Integer> counts = new LinkedHashMap<>();
        some.forEach(dataset ->
                lacks.apply(dataset).forEach(lack -> counts.merge(lack, 1, Integer::sum)));
        return counts.entrySet().stream()
                .map(entry -> new Repair(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Repair::worth).reversed())
                .limit(MOST_REPAIRS)
                .toList();
    }

    /// The institutions, that with most to gain first.
    public List<Institution> institutions() {
        Map<String, List<DatasetAssessment>> byName = new TreeMap<>();
        for (DatasetAssessment dataset : datasets) {
            byName.computeIfAbsent(dataset.institution(), _ -> new ArrayList<>()).add(dataset);
        }
        return byName.entrySet().stream()
                .map(entry -> new Institution(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Institution::meanPoints))
                .toList();
    }

    /// Some datasets by their points, the poorest first.
    public List<DatasetAssessment> poorest(int limit) {
        return datasets.stream()
                .sorted(Comparator.comparingInt(DatasetAssessment::points))
                .limit(limit)
                .toList();
    }

    /// Some datasets by their points and the quality of their data, the best first.
    public List<DatasetAssessment> best(int limit) {
        return datasets.stream()
                .sorted(
                        Comparator.comparingInt(DatasetAssessment::points)
                                .thenComparingInt(DatasetAssessment::quality)
                                .reversed())
                .limit(limit)
                .toList();
    }

    /// Some datasets that are older than their frequency allows, the longest overdue first.
    public List<DatasetAssessment> stalest(int limit) {
        return datasets.stream()
                .filter(one -> one.timeliness().state() == Timeliness.State.OVERDUE)
                .sorted(
                        Comparator.comparing((DatasetAssessment one) ->
                                        Objects.requireNonNull(one.timeliness().overdue()))
                                .reversed())
                .limit(limit)
                .toList();
    }
}
