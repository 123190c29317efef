package org.khettara.core.assess;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khettara.core.difference.Compatibility;
import org.khettara.core.report.Text;

/// The judgement of a normalised file.
///
/// @param score 0 to 100: [Score] has the formula
/// @param completeness share of cells that have a value, 0 to 1
/// @param validity share of cells with a value whose text fits their column's type, 0 to 1
/// @param readability of the file's form, 0 to 1
/// @param compatibility what the release means for a reader of the one before it
/// @param reasons for that class, in words; empty without any
/// @param measures of every [Metric], in their order; empty in what was kept before there were any
public record Assessment(
        int score,
        double completeness,
        double validity,
        double readability,
        Compatibility compatibility,
        List<Text> reasons,
        List<Measure> measures) {
    /// @param reasons null in what was kept before there were any; measures likewise
    public Assessment(
            int score,
            double completeness,
            double validity,
            double readability,
            Compatibility compatibility,
            @Nullable List<Text> reasons,
            @Nullable List<Measure> measures) {
        this.score = score;
        this.completeness = completeness;
        this.validity = validity;
        this.readability = readability;
        this.compatibility = compatibility;
        this.reasons = reasons == null ? List.of() : List.copyOf(reasons);
        this.measures = measures == null ? List.of() : List.copyOf(measures);
    }

    /// Without measures.
    public Assessment(
            int score,
            double completeness,
            double validity,
            double readability,
            Compatibility compatibility,
            @Nullable List<Text> reasons) {
        this(score, completeness, validity, readability, compatibility, reasons, List.of());
    }
}
