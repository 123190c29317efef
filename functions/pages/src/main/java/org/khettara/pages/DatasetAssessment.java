package org.khettara.pages;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khettara.core.catalogue.LocalText;
import org.khettara.core.catalogue.Timeliness;
import org.khettara.core.report.Text;
import org.khettara.core.rules.RuleBook.Breach;

/// What an assessment says of one dataset.
///
/// @param points of its metadata
/// @param rating word for the points: `excellent`, `good`, `sufficient` or `bad`
/// @param openness elements of openness of ODIN that it shows, 0 to 5
/// @param quality score of the data, 0 to 100
/// @param licence code or address; null without one
/// @param format extension of the file that was dropped, in lower case
/// @param releasedAt ISO 8601, UTC
/// @param toMend what its metadata lacks, the most valuable first
/// @param toStars what brings it another star, with the stars it brings
/// @param toOpenness what brings it another element of openness, each worth one
/// @param breaches of the portal's rules
public record DatasetAssessment(
        String id,
        String institution,
        LocalText title,
        int points,
        String rating,
        int stars,
        int openness,
        int quality,
        @Nullable String licence,
        String format,
        String releasedAt,
        Timeliness timeliness,
        Coverage coverage,
        List<Lack> toMend,
        List<Lack> toStars,
        List<Lack> toOpenness,
        List<Breach> breaches) {
    public DatasetAssessment {
        toMend = List.copyOf(toMend);
        toStars = List.copyOf(toStars);
        toOpenness = List.copyOf(toOpenness);
        breaches = List.copyOf(breaches);
    }

    /// @param points that mending it gives
    public record Lack(int points, Text fix) {}

    /// What the data is about.
    ///
    /// @param places codes of the Haut-Commissariat au Plan, or the empty text for a place without
    ///   one, such as the whole country
    /// @param from first year; null when that is open
    /// @param to last year, likewise
    public record Coverage(List<String> places, @Nullable Integer from, @Nullable Integer to) {
        public Coverage {
            places = List.copyOf(places);
        }

        boolean hasPeriod() {
            return from != null || to != null;
        }

        boolean covers(int year) {
            return hasPeriod() && (from == null || from <= year) && (to == null || year <= to);
        }
    }

    /// Datasets that keep all rules.
    static int compliant(Collection<DatasetAssessment> datasets) {
        return (int) datasets.stream().filter(one -> one.breaches().isEmpty()).count();
    }
}
