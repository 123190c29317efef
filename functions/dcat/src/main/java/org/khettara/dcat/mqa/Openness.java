package org.khettara.dcat.mqa;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// The five elements of openness of the Open Data Inventory (Open Data Watch, ODIN), as far as a
/// record shows them.
public enum Openness {
    MACHINE_READABLE(Metric.MACHINE_READABLE),
    NON_PROPRIETARY(Metric.NON_PROPRIETARY),
    DOWNLOAD_OPTIONS(Metric.DOWNLOAD_URL, Metric.DOWNLOAD_URL_STATUS),
    METADATA(Metric.CONTACT, Metric.MODIFIED),
    TERMS_OF_USE(Metric.LICENCE);

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable set of constants
    private final Set<Metric> needed;

    Openness(Metric... needed) {
        this.needed = Set.of(needed);
    }

    /// The metrics that a record still needs to show it; none where it does.
    public Set<Metric> missing(Set<Metric> met) {
        var missing = EnumSet.noneOf(Metric.class);
        missing.addAll(needed);
        missing.removeAll(met);
        return missing;
    }

    static Set<Openness> of(Set<Metric> met) {
        var shown = EnumSet.noneOf(Openness.class);
        for (Openness element : values()) {
            if (met.containsAll(element.needed)) {
                shown.add(element);
            }
        }
        return shown;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
