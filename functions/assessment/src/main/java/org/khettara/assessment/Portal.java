package org.khettara.assessment;

import java.io.IOException;
import java.io.InputStream;
import org.khettara.core.Catalogue;
import org.khettara.core.document.Json;
import org.khettara.core.port.Institutions;
import org.khettara.core.port.Ledger;
import org.khettara.core.port.ObjectStore;
import org.khettara.core.release.Release;
import org.khettara.core.report.Report;

/// The installation that is assessed. Safe for many threads.
///
/// @param base URI under which readers reach the published store, ending with `/`
/// @param catalogue what is told of each dataset
/// @param published what readers see
/// @param raw where reports are kept
/// @param kept what one assessment leaves for the next
/// @param given what people wrote: rules, register, inventories
public record Portal(
        String base,
        Ledger ledger,
        Institutions institutions,
        Catalogue catalogue,
        ObjectStore published,
        ObjectStore raw,
        Folder kept,
        Folder given) {

    /// What was found in the file that a release was made of.
    Report report(Release release) throws IOException {
        try (InputStream in = raw.open(release.content().reportKey())) {
            return Json.read(in, Report.class);
        }
    }
}
