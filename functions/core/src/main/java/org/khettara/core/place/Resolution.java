package org.khettara.core.place;

import java.util.List;
import java.util.Optional;

/// What a value of a column of places stands for.
public sealed interface Resolution {
    record Sole(String code) implements Resolution {}

    /// Several places have that name.
    record Several(List<String> codes) implements Resolution {
        public Several {
            codes = List.copyOf(codes);
        }

        /// The only one of them in a region or province.
        public Optional<String> within(String container) {
            String prefix = container.substring(0, Math.min(container.length(), 6)) + ".";
            List<String> inside = codes.stream().filter(c -> c.startsWith(prefix)).toList();
            return inside.size() == 1 ? Optional.of(inside.getFirst()) : Optional.empty();
        }
    }

    /// All places together, or no value.
    record Total() implements Resolution {}

    /// No place of the level.
    record Unknown() implements Resolution {}
}
