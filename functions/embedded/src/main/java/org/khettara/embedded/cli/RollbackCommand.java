package org.khettara.embedded.cli;

import org.khettara.core.release.Decision;
import org.khettara.core.upload.DatasetId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `khettara rollback`: another release is served.
@Command(
        name = "rollback",
        mixinStandardHelpOptions = true,
        description = "Serves another release, one that was published before.")
final class RollbackCommand extends DecidingCommand {
    @Parameters(index = "1", paramLabel = "RELEASE", description = "Its number.")
    private long release;

    @Override
    Decision decision(DatasetId id) {
        return new Decision.RollBack(id, release, by());
    }
}
