package org.khettara.core.feed;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.khettara.schemas.ChangeKind;
import org.khettara.schemas.DatasetChange;

/// What a change does to what readers are served. The one place that says so for each kind of
/// change.
public enum Effect {
    /// The release that the change names is served from now on.
    SERVES,

    /// The dataset is served no more.
    REMOVES,

    /// What is served stays.
    KEEPS;

    public static Effect of(ChangeKind kind) {
        return switch (kind) {
            case CREATED, UPDATED -> SERVES;
            case SUPERSEDED, UNKNOWN -> KEEPS;
        };
    }

    /// What is served after a log: the number of the current release by dataset id.
    public static SortedMap<String, Long> replay(Iterable<DatasetChange> log) {
        var served = new TreeMap<String, Long>();
        log.forEach(change -> apply(change, served));
        return served;
    }

    private static void apply(DatasetChange change, Map<String, Long> served) {
        switch (of(change.getKind())) {
            case SERVES -> served.put(change.getDataset(), change.getRelease());
            case REMOVES -> served.remove(change.getDataset());
            case KEEPS -> {}
        }
    }
}
