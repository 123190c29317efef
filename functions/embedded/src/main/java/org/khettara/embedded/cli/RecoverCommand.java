package org.khettara.embedded.cli;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.khettara.embedded.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/// `khettara recover`: what was interrupted comes to its end.
@Command(
        name = "recover",
        mixinStandardHelpOptions = true,
        description = {
            "Finishes what was interrupted by a crash or a full disk.",
            "publish, serve and demo do so too when they start."
        })
final class RecoverCommand implements Callable<Integer> {
    @ParentCommand private @Nullable Khettara root;

    @Override
    public Integer call() throws IOException {
        Khettara khettara = Objects.requireNonNull(root);
        try (Home home = khettara.open();
                var publishing = new Publishing(khettara, home, 0, Publishing.Style.LINES)) {
            if (publishing.recover(khettara.terminal.out()) == 0) {
                khettara.terminal.err().println("Nothing was interrupted.");
            }
            return publishing.exit().status;
        }
    }
}
