package org.khettara.embedded.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.khettara.dcat.RdfFormat;
import org.khettara.embedded.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `khettara catalogue`: the whole catalogue for another portal.
@Command(
        name = "catalogue",
        mixinStandardHelpOptions = true,
        description = "Writes the catalogue of all datasets as DCAT-AP 3.0.1.")
final class CatalogueCommand implements Callable<Integer> {
    private static final int BUFFER = 1 << 16;

    @ParentCommand private @Nullable Khettara root;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "ttl",
            description = "ttl, jsonld or rdf (default: ${DEFAULT-VALUE}).")
    private String format = "ttl";

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "Write to this file instead of standard output.")
    private @Nullable Path to;

    @Option(
            names = "--rebuild",
            description =
                    "Write the records of every dataset anew first; without --to that is all.")
    private boolean rebuild;

    @Override
    public Integer call() throws IOException {
        Khettara khettara = Objects.requireNonNull(root);
        RdfFormat wanted = wanted();
        try (Home home = khettara.open()) {
            if (rebuild) {
                long renewed = home.rebuildCatalogue();
                khettara.terminal.err().println("%,d datasets have records.".formatted(renewed));
                if (to == null) {
                    return Exit.DONE.status;
                }
            }
            if (to == null) {
                write(home, wanted, khettara.terminal.out());
            } else {
                try (OutputStream file = Files.newOutputStream(to)) {
                    write(home, wanted, file);
                }
            }
            return Exit.DONE.status;
        }
    }

    private static void write(Home home, RdfFormat format, OutputStream out) throws IOException {
        var buffered = new BufferedOutputStream(out, BUFFER);
        home.catalogue().whole(format, buffered);
        buffered.flush();
    }

    private RdfFormat wanted() {
        return Arrays.stream(RdfFormat.values())
                .filter(one -> one.extension().equals(format))
                .findFirst()
                .orElseThrow(() ->
                        new UsageException(
                                "--format: expected one of %s, found '%s'"
                                        .formatted(
                                                Arrays.stream(RdfFormat.values())
                                                        .map(RdfFormat::extension)
                                                        .collect(Collectors.joining(", ")),
                                                format)));
    }
}
