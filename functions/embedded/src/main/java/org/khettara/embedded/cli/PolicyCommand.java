package org.khettara.embedded.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.khettara.core.release.Decision;
import org.khettara.core.release.ReleasePolicy;
import org.khettara.core.upload.DatasetId;
import org.khettara.embedded.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `khettara policy`: when releases wait for a person.
@Command(
        name = "policy",
        mixinStandardHelpOptions = true,
        description = "Shows when the releases of a dataset wait for a person, or changes it.")
final class PolicyCommand extends DecidingCommand {
    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "POLICY",
            description =
                    "publish, or one or more of these, with commas between: hold-breaking, hold-personal-data, hold-always; allow-cin, allow-phone, allow-email, allow-person-name and the like for personal data that may be published.")
    private @Nullable String policy;

    @Override
    public Integer call() throws IOException {
        if (policy != null) {
            return super.call();
        }
        DatasetId id = id();
        try (Home home = khettara().open()) {
            khettara().terminal.out().println(home.desk().pointer(id).policy());
            return Exit.DONE.status;
        }
    }

    @Override
    Decision decision(DatasetId id) {
        return new Decision.SetPolicy(id, ReleasePolicy.parse(String.valueOf(policy)), by());
    }
}
