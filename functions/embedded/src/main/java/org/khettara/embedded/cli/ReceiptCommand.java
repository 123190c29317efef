package org.khettara.embedded.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.khettara.core.receipt.Receipt;
import org.khettara.core.release.Release;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.InputId;
import org.khettara.embedded.Home;
import org.khettara.embedded.Workbooks;
import org.khettara.pages.Language;
import org.khettara.pages.ReceiptPage;
import org.khettara.pages.workbook.ReleaseWorkbook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `khettara receipt`: one receipt, to be read, printed or sent on.
@Command(
        name = "receipt",
        mixinStandardHelpOptions = true,
        description = {
            "Prints a receipt as text, or writes it as a page of its own.",
            "The page needs no network and no script.",
            "With --corrected, the published tables as a workbook, in which the cells to mend are marked."
        })
final class ReceiptCommand implements Callable<Integer> {
    private static final int LATEST = 10_000;

    @ParentCommand private @Nullable Khettara root;

    @Parameters(
            paramLabel = "RECEIPT",
            description = "A dataset, for its latest receipt, or the id of an upload.")
    private String which = "";

    @Mixin private SpokenLanguage language = new SpokenLanguage();

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "Write the page to this file, as HTML.")
    private @Nullable Path to;

    @Option(
            names = "--corrected",
            paramLabel = "FILE",
            description = "Write the corrected copy to this file, as XLSX.")
    private @Nullable Path corrected;

    @Override
    public Integer call() throws IOException {
        Khettara khettara = Objects.requireNonNull(root);
        Language wanted = language.get();
        try (Home home = khettara.open()) {
            Optional<Receipt> found = find(home);
            if (found.isEmpty()) {
                khettara.terminal.err().println("There is no receipt of %s.".formatted(which));
                return Exit.USAGE.status;
            }
            Receipt receipt = found.get();
            if (corrected != null) {
                return corrected(home, receipt, wanted, corrected);
            }
            if (to == null) {
                khettara.terminal
                        .out()
                        .print(ReceiptPage.text(receipt, wanted, home.catalogue().files(receipt)));
            } else {
                Files.writeString(
                        to, ReceiptPage.html(receipt, wanted, home.catalogue().files(receipt)));
            }
            return Exit.DONE.status;
        }
    }

    private int corrected(Home home, Receipt receipt, Language wanted, Path file)
            throws IOException {
        Khettara khettara = Objects.requireNonNull(root);
        DatasetId dataset = DatasetId.parse(receipt.dataset());
        Optional<Release> release =
                receipt.release() == null
                        ? Optional.empty()
                        : home.release(dataset, receipt.release()).filter(Release::isPublic);
        if (release.isEmpty()) {
            khettara.terminal
                    .err()
                    .println("There is no corrected copy. " + receipt.message().en());
            return Exit.USAGE.status;
        }
        var asked = new Workbooks.Asked(release.get(), ReleaseWorkbook.CORRECTED, wanted);
        return WorkbookFile.write(home, asked, file, khettara.terminal).status;
    }

    private Optional<Receipt> find(Home home) throws IOException {
        return which.matches("[0-9a-f]{64}")
                ? home.receipt(new InputId(which))
                : home.receipts(LATEST).stream()
                        .filter(receipt -> receipt.dataset().equals(which))
                        .findFirst();
    }
}
