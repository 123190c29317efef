package org.khettara.core.derive;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khettara.core.catalogue.Description.Period;
import org.khettara.core.report.Report;
import org.khettara.core.report.Report.Finding;
import org.khettara.core.report.Report.Severity;
import org.khettara.core.report.Report.Where;
import org.khettara.core.report.Text;

/// The year in a file's name against the years in its tables: last year's file under this year's
/// name is the most frequent wrong file of all.
public final class NamedYear {
    private NamedYear() {}

    /// Empty where one of them says nothing, or they have a year in common.
    public static Optional<Finding> contradicted(Report report) {
        String name = report.source().name();
        Period named = TemporalCoverage.named(List.of(Titles.withoutExtension(name)));
        Period found = TemporalCoverage.union(TemporalCoverage.in(report));
        if (named == null || found == null || meet(named, found)) {
            return Optional.empty();
        }
        String year = span(named);
        String years = span(found);
        return Optional.of(
                new Finding(
                        "FILE_YEAR_MISMATCH",
                        Severity.INFO,
                        Where.WHOLE_TABLE,
                        name,
                        new Text(
                                "Le nom du fichier dit %s, les données disent %s."
                                        .formatted(year, years),
                                "اسم الملف يقول %s، والبيانات تقول %s.".formatted(year, years),
                                "The file's name says %s, the data say %s.".formatted(year, years)),
                        new Text(
                                "Vérifiez que c'est le bon fichier ; sinon corrigez son nom.",
                                "تحققوا هل هذا هو الملف الصحيح، وإلا فصححوا اسمه.",
                                "Check that it is the right file; else mend its name.")));
    }

    private static boolean meet(Period one, Period other) {
        return !(before(one.end(), other.start()) || before(other.end(), one.start()));
    }

    /// An open end is before nothing.
    private static boolean before(@Nullable String one, @Nullable String other) {
        return one != null && other != null && year(one).compareTo(year(other)) < 0;
    }

    private static String span(Period period) {
        String start = period.start() == null ? "…" : year(period.start());
        String end = period.end() == null ? "…" : year(period.end());
        return start.equals(end) ? start : start + " – " + end;
    }

    private static String year(String date) {
        return date.substring(0, 4);
    }
}
