package org.khettara.embedded.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.khettara.embedded.Home;
import org.khettara.embedded.Workbooks.Asked;
import org.khettara.embedded.Workbooks.Made;

/// A workbook in the place that a person names.
final class WorkbookFile {
    private WorkbookFile() {}

    static Exit write(Home home, Asked asked, Path to, Terminal terminal) throws IOException {
        return switch (home.workbooks().make(asked)) {
            case Made.None(var why) -> {
                terminal.err().println(Terminal.safe(asked.language().of(why)));
                yield Exit.USAGE;
            }
            case Made.Whole(Path made) -> {
                try (OutputStream out = Files.newOutputStream(to)) {
                    Files.copy(made, out);
                } finally {
                    Files.delete(made);
                }
                yield Exit.DONE;
            }
        };
    }
}
