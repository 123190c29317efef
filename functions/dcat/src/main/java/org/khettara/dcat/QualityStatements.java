package org.khettara.dcat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.khettara.core.assess.Assessment;

/// What was measured of a release (W3C Data Quality Vocabulary).
final class QualityStatements {
    private final Addresses at;
    private final Statements out;

    QualityStatements(Addresses at, Statements out) {
        this.at = at;
        this.out = out;
    }

    private enum Metric {
        SCORE(
                "Note d'ensemble, de 0 à 100.",
                "التقييم العام من 0 إلى 100.",
                "Score of all, 0 to 100."),
        COMPLETENESS(
                "Part des cellules remplies, de 0 à 1.",
                "نسبة الخلايا المملوءة من 0 إلى 1.",
                "Share of cells that have a value, 0 to 1."),
        VALIDITY(
                "Part des cellules remplies dont le texte convient au type de la colonne, de 0 à 1.",
                "نسبة الخلايا المملوءة التي يوافق نصها نوع العمود من 0 إلى 1.",
                "Share of cells with a value whose text fits their column's type, 0 to 1."),
        READABILITY(
                "1, moins 0,2 par sorte de problème relevé dans le fichier, sans passer sous 0.",
                "1 ينقص منه 0.2 عن كل نوع من المشاكل المكتشفة في الملف، دون النزول تحت 0.",
                "1, less 0.2 for each different kind of problem found in the file, not below 0.");

        private final String fr;
        private final String ar;
        private final String en;

        Metric(String fr, String ar, String en) {
            this.fr = fr;
            this.ar = ar;
            this.en = en;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        Term type() {
            return this == SCORE ? Ns.XSD.term("integer") : Ns.XSD.term("double");
        }

        Object of(Assessment assessment) {
            return switch (this) {
                case SCORE -> assessment.score();
                case COMPLETENESS -> assessment.completeness();
                case VALIDITY -> assessment.validity();
                case READABILITY -> assessment.readability();
            };
        }
    }

    static List<String> iris(Told told) {
        return Arrays.stream(Metric.values()).map(metric -> iri(told, metric)).toList();
    }

    void say(Told told) throws IOException {
        Assessment assessment = told.release().content().assessment();
        for (Metric metric : Metric.values()) {
            out.about(iri(told, metric))
                    .a(Ns.DQV.term("QualityMeasurement"))
                    .link(Ns.DQV.term("computedOn"), told.iri())
                    .link(Ns.DQV.term("isMeasurementOf"), iri(metric))
                    .typed(Ns.DQV.term("value"), metric.type(), metric.of(assessment));
        }
    }

    /// What the measures mean.
    void common() throws IOException {
        for (Metric metric : Metric.values()) {
            out.about(iri(metric))
                    .a(Ns.DQV.term("Metric"))
                    .plain(Ns.SKOS.term("prefLabel"), metric.word())
                    .text(
                            Ns.SKOS.term("definition"),
                            PlainText.translated(metric.fr, metric.ar, metric.en))
                    .name(Ns.DQV.term("expectedDataType"), metric.type());
        }
    }

    private static String iri(Told told, Metric metric) {
        return told.part("quality-" + metric.word());
    }

    private String iri(Metric metric) {
        return at.shared("metric-" + metric.word());
    }
}
