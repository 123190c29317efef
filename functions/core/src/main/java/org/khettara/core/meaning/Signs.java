package org.khettara.core.meaning;

import java.util.EnumSet;
import java.util.Set;
import org.khettara.core.report.SemanticType;

/// What a text may be.
///
/// @param clear what stands by itself in it
/// @param bare what only has the form
/// @param fixed whether a phone number in it is of a fixed line
public record Signs(Set<SemanticType> clear, Set<SemanticType> bare, boolean fixed) {
    public Signs {
        clear = Set.copyOf(clear);
        bare = Set.copyOf(bare);
    }

    Set<SemanticType> types() {
        var types = EnumSet.noneOf(SemanticType.class);
        types.addAll(clear);
        types.addAll(bare);
        return types;
    }
}
