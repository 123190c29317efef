package org.khettara.embedded.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.khettara.core.release.Release;
import org.khettara.embedded.Home;
import org.khettara.embedded.Workbooks;
import org.khettara.pages.workbook.ReleaseWorkbook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `khettara template`: a workbook to fill in for the next release of a dataset.
@Command(
        name = "template",
        mixinStandardHelpOptions = true,
        description = "Writes a workbook with the columns of a dataset, to be filled in.")
final class TemplateCommand implements Callable<Integer> {
    @ParentCommand private @Nullable Khettara root;

    @Parameters(paramLabel = "DATASET", description = "As in ville-de-fes.budget-2024.")
    private String dataset = "";

    @Mixin private SpokenLanguage language = new SpokenLanguage();

    @Option(
            names = "--to",
            paramLabel = "FILE",
            required = true,
            description = "Write the workbook to this file, as XLSX.")
    private @Nullable Path to;

    @Override
    public Integer call() throws IOException {
        Khettara khettara = Objects.requireNonNull(root);
        var wanted = language.get();
        try (Home home = khettara.open()) {
            Optional<Release> current = home.current(Words.dataset(dataset));
            if (current.isEmpty()) {
                khettara.terminal.err().println("There is no dataset %s.".formatted(dataset));
                return Exit.USAGE.status;
            }
            var asked = new Workbooks.Asked(current.get(), ReleaseWorkbook.TEMPLATE, wanted);
            return WorkbookFile.write(home, asked, Objects.requireNonNull(to), khettara.terminal)
                    .status;
        }
    }
}
