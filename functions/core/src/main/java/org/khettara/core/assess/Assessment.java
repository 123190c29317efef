package org.khettara.core.assess;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khettara.core.difference.Compatibility;
import org.khettara.core.report.Text;

/// The judgement of a normalised file.
///
/// @param score 0 to 100: [Assessor] has the formula
/// @param completeness share of cells that have a value, 0 to 1
/// @param validity share of cells with a value whose text fits their column's type, 0 to 1
/// @param readability 1, less 0.2 for each different kind of warning or error found, not below 0
/// @param compatibility what the release means for a reader of the one before it
/// @param reasons for that class, in words; empty without any
public record Assessment(
        int score,
        double completeness,
        double validity,
        double readability,
        Compatibility compatibility,
        List<Text> reasons) {
    /// @param reasons null in what was kept before there were any
    public Assessment(
            int score,
            double completeness,
            double validity,
            double readability,
            Compatibility compatibility,
            @Nullable List<Text> reasons) {
        this.score = score;
        this.completeness = completeness;
        this.validity = validity;
        this.readability = readability;
        this.compatibility = compatibility;
        this.reasons = reasons == null ? List.of() : List.copyOf(reasons);
    }
}
