package org.khettara.dcat;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.khettara.core.assess.Assessment;
import org.khettara.core.assess.Measure;
import org.khettara.core.assess.Metric;
import org.khettara.core.report.Text;

/// What was measured of a release (W3C Data Quality Vocabulary): each metric with the
/// characteristic of ISO/IEC 25012 as its dimension.
final class QualityStatements {
    private static final String SCORE = "score";
    private static final Text OF_ALL =
            new Text(
                    "Note d'ensemble, de 0 à 100.",
                    "التقييم العام من 0 إلى 100.",
                    "Score of all, 0 to 100.");

    private final Addresses at;
    private final Statements out;

    QualityStatements(Addresses at, Statements out) {
        this.at = at;
        this.out = out;
    }

    /// By metric, in their order. What was kept before there were measures has three.
    private static Map<String, Object> values(Told told) {
        Assessment assessment = told.release().content().assessment();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(SCORE, assessment.score());
        values.put(Metric.COMPLETENESS.toString(), assessment.completeness());
        values.put(Metric.VALIDITY.toString(), assessment.validity());
        values.put(Metric.READABILITY.toString(), assessment.readability());
        for (Measure measure : assessment.measures()) {
            values.put(measure.metric(), measure.value());
        }
        return values;
    }

    static List<String> iris(Told told) {
        return values(told).keySet().stream().map(metric -> iri(told, metric)).toList();
    }

    void say(Told told) throws IOException {
        for (Map.Entry<String, Object> value : values(told).entrySet()) {
            String metric = value.getKey();
            out.about(iri(told, metric))
                    .a(Ns.DQV.term("QualityMeasurement"))
                    .link(Ns.DQV.term("computedOn"), told.iri())
                    .link(Ns.DQV.term("isMeasurementOf"), iri(metric))
                    .typed(Ns.DQV.term("value"), type(metric), value.getValue());
        }
    }

    /// What the measures mean.
    void common() throws IOException {
        define(SCORE, OF_ALL);
        for (Metric metric : Metric.values()) {
            define(metric.toString(), metric.definition())
                    .link(Ns.DQV.term("inDimension"), dimension(metric.characteristic()));
        }
        List<String> dimensions =
                Arrays.stream(Metric.values()).map(Metric::characteristic).distinct().toList();
        for (String dimension : dimensions) {
            out.about(dimension(dimension))
                    .a(Ns.DQV.term("Dimension"))
                    .plain(Ns.SKOS.term("prefLabel"), dimension);
        }
    }

    private Statements define(String metric, Text words) throws IOException {
        return out.about(iri(metric))
                .a(Ns.DQV.term("Metric"))
                .plain(Ns.SKOS.term("prefLabel"), metric)
                .text(
                        Ns.SKOS.term("definition"),
                        PlainText.translated(words.fr(), words.ar(), words.en()))
                .name(Ns.DQV.term("expectedDataType"), type(metric));
    }

    private static Term type(String metric) {
        return metric.equals(SCORE) ? Ns.XSD.term("integer") : Ns.XSD.term("double");
    }

    private static String iri(Told told, String metric) {
        return told.part("quality-" + metric);
    }

    private String iri(String metric) {
        return at.shared("metric-" + metric);
    }

    private String dimension(String characteristic) {
        return at.shared("dimension-" + characteristic.toLowerCase(Locale.ROOT));
    }
}
