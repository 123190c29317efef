package org.khettara.assess;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.khettara.assessment.Portal;
import org.khettara.assessment.PortalAssessor;
import org.khettara.assessment.PortalAssessor.Assessment;
import org.khettara.assessment.ReportFiles;
import org.khettara.assessment.links.LinkChecker;
import org.khettara.core.WorkFolder;
import org.khettara.core.port.TableEngine;

/// A night's work: asks addresses of other hosts, assesses the datasets, puts the files where
/// readers find them. Of two nights at once each file is that of the last to write it, and whole;
/// both tell of the same portal.
///
/// @param links time that asking may take; zero for not asking
/// @param work folder of this machine
record Night(Portal portal, TableEngine engine, Duration links, Path work) {
    /// Where the files of an assessment are, in the raw and in the published store.
    static final String FOLDER = "assessment/";

    /// @param judged records that were judged anew
    /// @param asked addresses of other hosts
    record Done(int datasets, int judged, int asked) {}

    /// @throws IOException also when a file that people gave is not as it should be; says where
    Done assess(Instant at) throws IOException {
        int asked = links.isZero() ? 0 : ask();
        Assessment assessment = PortalAssessor.assess(portal, at);
        try (var files = WorkFolder.make(work, "assessment")) {
            ReportFiles.write(portal, assessment.report().counted(), engine, files.path());
            publish(files.path());
        }
        return new Done(assessment.report().datasets().size(), assessment.judged(), asked);
    }

    private int ask() throws IOException {
        try (LinkChecker checker = LinkChecker.open(portal.base())) {
            return PortalAssessor.checkLinks(portal, checker, links);
        }
    }

    /// A file that there is not today must not be found as it was yesterday.
    private void publish(Path files) throws IOException {
        for (Map.Entry<String, String> file : ReportFiles.mediaTypes().entrySet()) {
            Path path = files.resolve(file.getKey());
            if (Files.exists(path)) {
                portal.published().replace(FOLDER + file.getKey(), path, file.getValue());
            } else {
                portal.published().delete(FOLDER + file.getKey());
            }
        }
    }
}
