package org.khettara.core.port;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khettara.core.catalogue.Layer;
import org.khettara.core.catalogue.Origin;
import org.khettara.core.catalogue.Scope;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Sequencer;

/// Descriptions in memory, for tests: the shortest statement of what the contract asks.
public final class MemoryDescriptions implements Descriptions {
    private final Map<String, Layer> layers = new HashMap<>();
    private final Map<Scope, Sequencer> outdated = new HashMap<>();

    @Override
    public synchronized List<Layer> around(DatasetId dataset) {
        return layers.values().stream().filter(layer -> layer.scope().covers(dataset)).toList();
    }

    @Override
    public synchronized Optional<Layer> find(Scope scope, Origin source) {
        return Optional.ofNullable(layers.get(scope.text() + source));
    }

    @Override
    public synchronized boolean replace(Layer layer, @Nullable Sequencer over) {
        Sequencer there = find(layer.scope(), layer.source()).map(Layer::sequencer).orElse(null);
        if (!Objects.equals(there, over)) {
            return false;
        }
        layers.put(layer.scope().text() + layer.source(), layer);
        outdated.put(layer.scope(), layer.sequencer());
        return true;
    }

    @Override
    public synchronized List<Outdated> outdated(int limit) {
        return outdated.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .limit(limit)
                .map(entry -> new Outdated(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public synchronized void renewed(Outdated renewed) {
        outdated.remove(renewed.scope(), renewed.since());
    }
}
