package org.khettara.embedded.cli;

import org.khettara.core.release.Decision;
import org.khettara.core.upload.DatasetId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `khettara release`: a held release is published.
@Command(
        name = "release",
        mixinStandardHelpOptions = true,
        description = "Publishes a release that is held.")
final class ReleaseCommand extends DecidingCommand {
    @Parameters(index = "1", paramLabel = "RELEASE", description = "Its number.")
    private long release;

    @Override
    Decision decision(DatasetId id) {
        return new Decision.Approve(id, release, by());
    }
}
