package org.khettara.core.proof;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.khettara.core.port.Ledger;
import org.khettara.core.release.RunId;
import org.khettara.core.release.Settlement;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.InputId;

/// What happened in a [World], as its [Witness] saw it.
final class History {
    private final Map<InputId, Dropped> dropped = new LinkedHashMap<>();
    private final NavigableSet<String> engines = new TreeSet<>();
    private final Map<RunId, Long> epochs = new HashMap<>();
    private final Map<String, String> objects = new TreeMap<>();
    private final Map<String, String> told = new TreeMap<>();
    private final List<String> violations = new ArrayList<>();
    private final Map<DatasetId, Set<String>> lastWords = new HashMap<>();
    private final Map<DatasetId, String> titles = new HashMap<>();
    private final Commits commits = new Commits();

    void dropped(Dropped file) {
        dropped.put(file.upload().id(), file);
    }

    void engine(String version) {
        engines.add(version);
    }

    /// A claim was granted.
    void granted(RunId run, long epoch) {
        Long before = epochs.put(run, epoch);
        if (before != null && before >= epoch) {
            violation("fence: run %s was granted epoch %d after %d".formatted(run, epoch, before));
        }
    }

    /// A claim was settled.
    void settled(RunId run, long epoch) {
        Long latest = epochs.get(run);
        if (latest == null || latest > epoch) {
            violation(
                    "fence: run %s of epoch %s was settled by epoch %d"
                            .formatted(run, latest, epoch));
        }
    }

    /// An object of a release was created.
    void created(String key, String sha256) {
        String before = objects.put(key, sha256);
        if (before != null && !before.equals(sha256)) {
            violation("I7: %s was created again with other bytes".formatted(key));
        }
    }

    /// A change was told.
    void told(String id, String event) {
        String before = told.put(id, event);
        if (before != null && !before.equals(event)) {
            violation("I4: event %s says '%s', before it said '%s'".formatted(id, event, before));
        }
    }

    /// What readers of a dataset are to have in the end.
    ///
    /// @param sha256 of any of these files; of the empty file for nothing at all
    void lastWord(DatasetId dataset, Set<String> sha256) {
        lastWords.put(dataset, sha256);
    }

    /// What the records of a dataset are to be titled in the end.
    void title(DatasetId dataset, String french) {
        titles.put(dataset, french);
    }

    /// Null when it follows from the order of the uploads.
    @Nullable Set<String> lastWord(DatasetId dataset) {
        return lastWords.get(dataset);
    }

    /// Null when no story says.
    @Nullable String title(DatasetId dataset) {
        return titles.get(dataset);
    }

    Commits commits() {
        return commits;
    }

    void violation(String what) {
        violations.add(what);
    }

    Collection<Dropped> dropped() {
        return dropped.values();
    }

    @Nullable Dropped dropped(InputId id) {
        return dropped.get(id);
    }

    /// How the runs of a file ended.
    List<Settlement> ends(Dropped file, Ledger ledger) throws IOException {
        var ends = new ArrayList<Settlement>();
        for (String engine : engines) {
            ledger.settlement(file.upload().id(), RunId.of(file.upload().id(), engine))
                    .ifPresent(ends::add);
        }
        return ends;
    }

    Set<DatasetId> datasets() {
        return dropped.values().stream()
                .map(file -> file.upload().dataset())
                .collect(Collectors.toSet());
    }

    /// Hashes of the objects of releases, by key.
    Map<String, String> objects() {
        return objects;
    }

    /// Ids of the events that were published.
    Set<String> told() {
        return told.keySet();
    }

    List<String> violations() {
        return violations;
    }
}
