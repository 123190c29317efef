package org.khettara.assessment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.khettara.core.catalogue.CatalogueEntry;
import org.khettara.core.catalogue.Description;
import org.khettara.core.catalogue.Description.Period;
import org.khettara.core.catalogue.LocalText;
import org.khettara.core.catalogue.Timeliness;
import org.khettara.core.report.Text;
import org.khettara.core.rules.RuleBook;
import org.khettara.dcat.mqa.Assessed;
import org.khettara.dcat.mqa.Metric;
import org.khettara.dcat.mqa.Openness;
import org.khettara.pages.DatasetAssessment;
import org.khettara.pages.DatasetAssessment.Coverage;
import org.khettara.pages.DatasetAssessment.Lack;

/// Says of one dataset after the other what there is to be said.
final class DatasetAssessor {
    private static final Map<Metric, Lack> LACKS = new EnumMap<>(Metric.class);

    static {
        for (Metric metric : Metric.values()) {
            LACKS.put(metric, new Lack(metric.points(), metric.fix()));
        }
    }

    private final RuleBook rules;
    private final Instant at;
    private final Map<Lack, Lack> lacks = new HashMap<>();

    /// @param at the moment by which a dataset is late or not
    DatasetAssessor(RuleBook rules, Instant at) {
        this.rules = rules;
        this.at = at;
    }

    RuleBook rules() {
        return rules;
    }

    /// @param assessed of the dataset's record
    DatasetAssessment assess(CatalogueEntry entry, Assessed assessed) {
        Description said = entry.metadata().description();
        LocalText title = said.title();
        String format = format(entry.current().content().source().name());
        return new DatasetAssessment(
                entry.dataset().toString(),
                entry.publisher().name(),
                title == null ? LocalText.of("fr", entry.dataset().name()) : title,
                assessed.points(),
                assessed.rating().toString(),
                assessed.stars(),
                assessed.openness().size(),
                entry.current().content().assessment().score(),
                said.licence(),
                format,
                entry.current().releasedAt().toString(),
                Timeliness.of(entry, at),
                coverage(said),
                assessed.toMend().stream().map(LACKS::get).toList(),
                toStars(assessed),
                toOpenness(assessed),
                rules.breaches(said, format));
    }

    /// The extension; empty where there is none.
    private static String format(String fileName) {
        String extension = fileName.substring(fileName.lastIndexOf('.') + 1);
        return extension.length() == fileName.length() ? "" : extension.toLowerCase(Locale.ROOT);
    }

    private static Coverage coverage(Description said) {
        List<String> places =
                said.spatial() == null
                        ? List.of()
                        : said.spatial().stream()
                                .map(place -> place.code() == null ? "" : place.code())
                                .toList();
        Period period = said.temporal();
        return period == null
                ? new Coverage(places, null, null)
                : new Coverage(places, year(period.start()), year(period.end()));
    }

    private static @Nullable Integer year(@Nullable String date) {
        return date == null ? null : Integer.valueOf(date.substring(0, 4));
    }

    private List<Lack> toStars(Assessed assessed) {
        return assessed
                .toNextStar()
                .map(metric ->
                        shared(
                                new Lack(
                                        assessed.with(metric).stars() - assessed.stars(),
                                        metric.fix())))
                .stream()
                .toList();
    }

    private List<Lack> toOpenness(Assessed assessed) {
        var missing = new ArrayList<Lack>();
        for (Openness element : Openness.values()) {
            List<Text> fixes = element.missing(assessed.met()).stream().map(Metric::fix).toList();
            if (!fixes.isEmpty()) {
                missing.add(shared(new Lack(1, joined(fixes))));
            }
        }
        return missing;
    }

    /// Thousands of datasets lack the same few things.
    private Lack shared(Lack lack) {
        return lacks.computeIfAbsent(lack, same -> same);
    }

    private static Text joined(List<Text> texts) {
        return new Text(
                texts.stream().map(Text::fr).collect(Collectors.joining(" ")),
                texts.stream().map(Text::ar).collect(Collectors.joining(" ")),
                texts.stream().map(Text::en).collect(Collectors.joining(" ")));
    }
}
