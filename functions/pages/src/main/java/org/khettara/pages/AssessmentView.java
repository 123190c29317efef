package org.khettara.pages;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.khettara.core.catalogue.CkanLicence;
import org.khettara.core.place.Gazetteer;
import org.khettara.core.rules.RuleBook;

/// The assessment of a portal in words.
public record AssessmentView(PortalReport report, Speech speech) {
    private static final int LISTED = 20;
    private static final int DAYS = 12;
    private static final int REFUSED = 100;

    /// What is told with its number.
    ///
    /// @param share of the whole, 0 to 1
    public record Line(String name, String number, double share) {}

    /// The height of a bar over its scale, 0 to 100.
    public long height(PortalReport.Bin bin) {
        int highest = report.bins().stream().mapToInt(PortalReport.Bin::datasets).max().orElse(0);
        return highest == 0 ? 0 : Math.round(100.0 * bin.datasets() / highest);
    }

    public double share(long points) {
        return (double) points / report.most();
    }

    public List<DatasetAssessment> poorest() {
        return report.poorest(LISTED);
    }

    public List<DatasetAssessment> best() {
        return report.best(LISTED);
    }

    public List<DatasetAssessment> stalest() {
        return report.stalest(LISTED);
    }

    /// The last days that were counted, today last.
    public List<Indicators> trend() {
        List<Indicators> all = report.trend();
        return all.subList(Math.max(0, all.size() - DAYS), all.size());
    }

    public String title(DatasetAssessment dataset) {
        return dataset.title().in(speech.language().tag());
    }

    public List<Line> licences() {
        return lines(tally().licences(), this::licence);
    }

    public List<Line> formats() {
        return lines(
                tally().formats(),
                format ->
                        format.isEmpty() ? speech.t("no.format") : format.toUpperCase(Locale.ROOT));
    }

    public List<Line> timeliness() {
        return lines(tally().timeliness(), state -> speech.t("timeliness." + state));
    }

    public List<Line> levels() {
        return lines(
                tally().levels(),
                level -> speech.t("level." + level.name().toLowerCase(Locale.ROOT)));
    }

    public List<Line> regions() {
        return lines(tally().regions(), this::place);
    }

    public List<Line> years() {
        return lines(tally().years(report.at()), String::valueOf);
    }

    public String withoutPeriod() {
        return speech.t("without.period", speech.number(tally().withoutPeriod()));
    }

    public List<Line> breaches() {
        return lines(tally().breaches(), this::breach);
    }

    private String breach(RuleBook.Breach breach) {
        return switch (breach.kind()) {
            case MANDATORY -> speech.t("breach.mandatory", speech.t("field." + breach.what()));
            case FORMAT -> speech.t("breach.format", breach.what().toUpperCase(Locale.ROOT));
            case LICENCE -> speech.t("breach.licence", licence(breach.what()));
        };
    }

    /// What an institution does not publish, and why.
    public record Refused(String title, String institution, String reason) {}

    /// The first of them, by institution.
    public List<Refused> refused() {
        return report.inventories().stream()
                .flatMap(inventory ->
                        inventory.refused().stream()
                                .map(one ->
                                        new Refused(
                                                one.title(),
                                                inventory.institution(),
                                                String.valueOf(one.legalReason()))))
                .limit(REFUSED)
                .toList();
    }

    /// The version of the rules; it keeps its own direction.
    public String version() {
        return speech.t("rules.version", "\u2068" + report.rules().version() + "\u2069");
    }

    /// A frequency in words, and whose it is.
    public String frequency(DatasetAssessment dataset) {
        var timeliness = dataset.timeliness();
        String code = timeliness.frequency();
        if (code == null) {
            return speech.t("frequency.none");
        }
        return speech.t(
                timeliness.declared() ? "frequency.declared" : "frequency.observed",
                speech.t("frequency." + code));
    }

    public String days(@Nullable Long days) {
        return days == null ? "" : speech.number(days);
    }

    /// A number that nobody counted is told as such.
    public String counted(@Nullable Integer number) {
        return number == null ? speech.t("not.counted") : speech.number(number);
    }

    private String licence(String codeOrAddress) {
        if (codeOrAddress.isEmpty()) {
            return speech.t("no.licence");
        }
        return CkanLicence.find(codeOrAddress)
                .map(known ->
                        switch (speech.language()) {
                            case FR -> known.titleFr();
                            case AR -> known.titleAr();
                            case EN -> known.title();
                        })
                .orElse(codeOrAddress);
    }

    private String place(String code) {
        return Gazetteer.named(code)
                .map(place -> place.name().in(speech.language().tag()))
                .orElse(code);
    }

    private Tally tally() {
        return new Tally(report.datasets());
    }

    private <T> List<Line> lines(Map<T, Integer> counts, Function<T, String> name) {
        int all = Math.max(1, report.datasets().size());
        return counts.entrySet().stream()
                .map(entry ->
                        new Line(
                                name.apply(entry.getKey()),
                                speech.number(entry.getValue()),
                                (double) entry.getValue() / all))
                .toList();
    }
}
