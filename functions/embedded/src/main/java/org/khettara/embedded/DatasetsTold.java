package org.khettara.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.khettara.core.document.Json;
import org.khettara.core.upload.DatasetId;
import org.khettara.embedded.store.SqliteEventFeed;

/// Which datasets the events of a home are about: those that are served, and those that were.
final class DatasetsTold {
    private static final int PAGE = 500;

    private DatasetsTold() {}

    /// Adds the datasets of the events after a place in the feed.
    ///
    /// @return the place of the last one
    static long after(Home home, long place, Collection<DatasetId> datasets) throws IOException {
        long seen = place;
        List<SqliteEventFeed.Entry> page;
        do {
            page = home.events(seen, PAGE);
            for (SqliteEventFeed.Entry entry : page) {
                seen = entry.seq();
                datasets.add(
                        DatasetId.parse(
                                Json.read(entry.json(), JsonNode.class).path("subject").asText()));
            }
        } while (page.size() == PAGE);
        return seen;
    }

    static Set<DatasetId> ever(Home home) throws IOException {
        Set<DatasetId> datasets = new TreeSet<>(Comparator.comparing(DatasetId::toString));
        after(home, 0, datasets);
        home.datasets().forEach(release -> datasets.add(release.dataset()));
        return datasets;
    }
}
