package org.khettara.core.proof;

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
import org.khettara.core.release.RunId;
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

    void violation(String what) {
        violations.add(what);
    }

    Collection<Dropped> dropped() {
        return dropped.values();
    }

    @Nullable Dropped dropped(InputId id) {
        return dropped.get(id);
    }

    Set<DatasetId> datasets() {
        return dropped.values().stream()
                .map(file -> file.upload().dataset())
                .collect(Collectors.toSet());
    }

    NavigableSet<String> engines() {
        return engines;
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
