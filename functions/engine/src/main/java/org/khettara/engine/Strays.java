package org.khettara.engine;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.khettara.engine.Findings.Suspect;

/// The first few different texts of each kind among a column's cells, with where they stand: where
/// nearly all cells are of one kind, those of the others are what keeps the column from its type.
final class Strays {
    private static final int LONGEST = 200;

    private final int most;
    private final Map<Kind, Map<String, Suspect>> kinds = new EnumMap<>(Kind.class);

    /// What a cell reads as.
    enum Kind {
        NUMBER,
        DATE,
        WORD
    }

    /// @param most texts of a kind that are kept
    Strays(int most) {
        this.most = most;
    }

    /// Whether there is room for another text of the kind.
    boolean wants(Kind kind) {
        return of(kind).size() < most;
    }

    /// @param record that has it first; 0 where that is not known
    void add(Kind kind, String text, long record) {
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        if (record > 0) {
            kinds.computeIfAbsent(kind, _ -> new LinkedHashMap<>())
                    .putIfAbsent(shown, new Suspect(record, shown, 1));
        }
    }

    /// The texts of all kinds but one, in the order of the file.
    List<Suspect> besides(Kind kind) {
        return Arrays.stream(Kind.values())
                .filter(other -> other != kind)
                .flatMap(other -> of(other).values().stream())
                .sorted(Comparator.comparingLong(Suspect::record))
                .toList();
    }

    private Map<String, Suspect> of(Kind kind) {
        return kinds.getOrDefault(kind, Map.of());
    }
}
