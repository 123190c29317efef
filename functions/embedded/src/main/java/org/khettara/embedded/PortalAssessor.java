package org.khettara.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.khettara.core.catalogue.CatalogueEntry;
import org.khettara.core.catalogue.LocalText;
import org.khettara.dcat.mqa.Assessed;
import org.khettara.dcat.mqa.Metric;
import org.khettara.dcat.mqa.Mqa;
import org.khettara.pages.PortalReport;
import org.khettara.pages.PortalReport.Lack;

/// Assesses all datasets of a home: their metadata by the MQA of data.europa.eu, their data by the
/// score of their release. An address of the home itself is looked up in its store; of others
/// nothing is known.
public final class PortalAssessor {
    private static final OptionalInt FOUND = OptionalInt.of(200);
    private static final OptionalInt MISSING = OptionalInt.of(404);

    private final Home home;
    private final Mqa mqa;

    public PortalAssessor(Home home) {
        this.home = home;
        this.mqa = new Mqa(home.catalogue().base(), this::status);
    }

    /// @param at the moment to be told
    public PortalReport assess(Instant at) throws IOException {
        var datasets = new ArrayList<PortalReport.Dataset>();
        for (CatalogueEntry entry : home.catalogue().all()) {
            datasets.add(assess(entry));
        }
        return new PortalReport(at.toString(), Assessed.MOST, datasets);
    }

    private PortalReport.Dataset assess(CatalogueEntry entry) {
        Assessed assessed = mqa.assess(entry);
        var said = entry.metadata().description();
        LocalText title = said.title();
        return new PortalReport.Dataset(
                entry.dataset().toString(),
                entry.publisher().name(),
                title == null ? entry.dataset().name() : title.in("fr"),
                assessed.points(),
                assessed.rating().toString(),
                assessed.stars(),
                entry.current().content().assessment().score(),
                said.licence(),
                entry.current().releasedAt().toString(),
                lacks(assessed.toMend()));
    }

    private static List<Lack> lacks(List<Metric> metrics) {
        return metrics.stream().map(metric -> new Lack(metric.points(), metric.fix())).toList();
    }

    private OptionalInt status(String url) {
        String base = home.catalogue().base();
        if (!url.startsWith(base)) {
            return OptionalInt.empty();
        }
        String key =
                URLDecoder.decode(
                        url.substring(base.length()).replace("+", "%2B"), StandardCharsets.UTF_8);
        try {
            return home.statPublished(key).isPresent() ? FOUND : MISSING;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
