package org.khettara.embedded.cli;

import org.jspecify.annotations.Nullable;
import org.khettara.core.release.Decision;
import org.khettara.core.upload.DatasetId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `khettara withdraw`: files are taken back.
@Command(
        name = "withdraw",
        mixinStandardHelpOptions = true,
        description = {
            "Takes a release back, or the whole dataset: its published files are removed.",
            "Nothing is served in its place until another file is published or a release rolled back to."
        })
final class WithdrawCommand extends DecidingCommand {
    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "RELEASE",
            description = "Its number; without it the whole dataset is withdrawn.")
    private @Nullable Long release;

    @Override
    Decision decision(DatasetId id) {
        return release == null
                ? new Decision.WithdrawAll(id, by())
                : new Decision.Withdraw(id, release, by());
    }
}
