package org.khettara.engine;

import java.util.Set;
import org.khettara.core.search.Words;
import org.khettara.engine.parquet.ParquetColumn.Storage;

/// Ages and measures that were estimated: their last digit is 0 or 5 more often than it would be of
/// what was counted or measured.
final class DigitPreference {
    private static final int ENOUGH = 50;
    private static final double USUAL = 0.2;
    private static final int FEWEST_DIFFERENT = 20;

    /// A share of 0.2 is that of no preference; 0.35 is a Whipple's index of 175, from which on
    /// ages are called very rough (Shryock and Siegel, The Methods and Materials of Demography).
    private static final double ROUGH = 0.35;

    /// Standard deviations of that share by chance: 5 come once in three million columns.
    private static final double NO_CHANCE = 5;

    /// Where nearly all end so, they are steps of a scale.
    private static final double SCALE = 0.9;

    private static final Set<String> MEASURES =
            Set.copyOf(
                    Words.light(
                            "âge age ages poids weight taille hauteur height longueur largeur length width distance durée duration superficie surface area profondeur depth العمر السن عمر الوزن الطول العرض المسافة المدة المساحة العمق"));

    private DigitPreference() {}

    /// Of a hundred values, how many end in 0 or 5; 0 where they prefer no digit.
    static int percent(ColumnProfile profile) {
        boolean measured =
                profile.plan().storage() instanceof Storage.Int64
                        && profile.role() == ColumnRole.OTHER
                        && profile.count() >= ENOUGH
                        && profile.distinct() >= FEWEST_DIFFERENT
                        && Words.light(profile.plan().title()).stream()
                                .anyMatch(MEASURES::contains);
        if (!measured) {
            return 0;
        }
        Quantiles values = profile.sample();
        double share = values.share(value -> value % 5 == 0);
        double deviation = Math.sqrt(USUAL * (1 - USUAL) / values.size());
        boolean rough = share >= Math.max(ROUGH, USUAL + NO_CHANCE * deviation);
        return rough && share < SCALE ? (int) (share * 100) : 0;
    }
}
