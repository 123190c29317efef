package org.khettara.core.catalogue;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.khettara.core.upload.Sequencer;

/// What one source says, as it is kept.
///
/// @param source who says it: [Origin#PERSON], [Origin#FILE] or [Origin#HARVEST]
/// @param who the person, or the file
/// @param sequencer its place among all that this source said of the scope
public record Layer(
        Scope scope,
        Origin source,
        Description description,
        String who,
        Instant at,
        Sequencer sequencer) {
    public Layer {
        switch (source) {
            case PERSON, FILE, HARVEST -> {
                if (who.isBlank()) {
                    throw new IllegalArgumentException("a description needs someone who says it");
                }
            }
            case FOLDER, INSTITUTION, DERIVED ->
                    throw new IllegalArgumentException(
                            "'%s' says nothing itself".formatted(source));
        }
    }

    /// What the layers around a dataset say, by origin: of the dataset its sources, of the folders
    /// the narrowest first, a person's word before a file's.
    public static Map<Origin, Description> byOrigin(List<Layer> layers) {
        var said = new EnumMap<Origin, Description>(Origin.class);
        layers.stream()
                .sorted(
                        Comparator.comparingInt((Layer layer) -> -layer.scope().text().length())
                                .thenComparing(Layer::source))
                .forEach(
                        layer -> said.merge(layer.origin(), layer.description(), Metadata::filled));
        return said;
    }

    /// Whether the other was said later, or is this one.
    public boolean isNotAfter(Layer other) {
        return sequencer.compareTo(other.sequencer) <= 0;
    }

    private Origin origin() {
        return switch (scope) {
            case Scope.OfDataset _ -> source;
            case Scope.OfFolder _ -> Origin.FOLDER;
            case Scope.OfInstitution _ -> Origin.INSTITUTION;
        };
    }
}
