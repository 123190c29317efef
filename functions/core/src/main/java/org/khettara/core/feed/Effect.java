package org.khettara.core.feed;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.khettara.schemas.DatasetChange;

/// What a change does to what readers are served. The one place that says so for each kind of
/// change.
public enum Effect {
    /// The release that the change names is served from now on.
    SERVES,

    /// The dataset is served no more.
    REMOVES,

    /// What is served stays, and other things are said of it.
    DESCRIBES,

    /// What is served stays, and what is said of it.
    KEEPS;

    public static Effect of(DatasetChange change) {
        return switch (change.getKind()) {
            case CREATED, UPDATED, ROLLED_BACK -> SERVES;
            case DELETED -> REMOVES;
            case WITHDRAWN -> isOfWhatIsServed(change) ? REMOVES : KEEPS;
            case DESCRIBED -> DESCRIBES;
            case SUPERSEDED, HELD, UNKNOWN -> KEEPS;
        };
    }

    /// A dataset that is withdrawn as a whole leaves a release without files.
    private static boolean isOfWhatIsServed(DatasetChange withdrawal) {
        Long served = withdrawal.getPreviousRelease();
        return withdrawal.getPrefix().isEmpty()
                || (served != null && served == withdrawal.getRelease());
    }

    /// What is served after a log: the number of the current release by dataset id.
    public static SortedMap<String, Long> replay(Iterable<DatasetChange> log) {
        var served = new TreeMap<String, Long>();
        log.forEach(change -> apply(change, served));
        return served;
    }

    private static void apply(DatasetChange change, Map<String, Long> served) {
        switch (of(change)) {
            case SERVES -> served.put(change.getDataset(), change.getRelease());
            case REMOVES -> served.remove(change.getDataset());
            case DESCRIBES, KEEPS -> {}
        }
    }
}
