package org.khettara.dcat.mqa;

import java.util.Arrays;
import java.util.Locale;
import org.khettara.core.report.Text;

/// The parts of an assessment (MQA methodology of data.europa.eu).
public enum Dimension {
    FINDABILITY(new Text("Facilité à trouver", "سهولة العثور", "Findability")),
    ACCESSIBILITY(new Text("Accessibilité", "إمكانية الوصول", "Accessibility")),
    INTEROPERABILITY(new Text("Interopérabilité", "قابلية التشغيل البيني", "Interoperability")),
    REUSABILITY(new Text("Réutilisabilité", "قابلية إعادة الاستعمال", "Reusability")),
    CONTEXTUALITY(new Text("Contexte", "السياق", "Contextuality"));

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final Text title;

    Dimension(Text title) {
        this.title = title;
    }

    public Text title() {
        return title;
    }

    /// The points of all its metrics.
    public int points() {
        return Arrays.stream(Metric.values())
                .filter(metric -> metric.dimension() == this)
                .mapToInt(Metric::points)
                .sum();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
