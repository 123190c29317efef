package org.khettara.embedded;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.khettara.core.catalogue.CatalogueEntry;
import org.khettara.core.catalogue.Description;
import org.khettara.core.report.Report;

/// What is believed of a dataset, as a document.
///
/// @param origins who says it, by field
/// @param findings what there is to mend
public record Described(
        String dataset,
        Description description,
        Map<String, String> origins,
        List<Report.Finding> findings) {
    public static Described of(CatalogueEntry entry) {
        var origins = new TreeMap<String, String>();
        entry.metadata()
                .origins()
                .forEach((field, origin) -> origins.put(field.toString(), origin.toString()));
        return new Described(
                entry.dataset().toString(),
                entry.metadata().description(),
                origins,
                Describer.findings(entry));
    }
}
