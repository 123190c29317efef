package org.khettara.embedded.cli;

import org.khettara.core.release.Decision;
import org.khettara.core.upload.DatasetId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `khettara decline`: a held release is not published.
@Command(
        name = "decline",
        mixinStandardHelpOptions = true,
        description = "Keeps a release that is held from being published.")
final class DeclineCommand extends DecidingCommand {
    @Parameters(index = "1", paramLabel = "RELEASE", description = "Its number.")
    private long release;

    @Override
    Decision decision(DatasetId id) {
        return new Decision.Decline(id, release, by());
    }
}
