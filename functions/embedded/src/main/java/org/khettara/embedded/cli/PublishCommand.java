package org.khettara.embedded.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Institution;
import org.khettara.core.upload.InstitutionId;
import org.khettara.core.upload.UploadKey;
import org.khettara.embedded.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `khettara publish`: files to releases and receipts.
@Command(
        name = "publish",
        mixinStandardHelpOptions = true,
        description = {
            "Publishes files for an institution.",
            "A file's dataset is named after the file; in a subfolder of a FOLDER, after that subfolder."
        })
final class PublishCommand implements Callable<Integer> {
    @ParentCommand private @Nullable Khettara root;

    @Parameters(arity = "1..*", paramLabel = "FILE|FOLDER", description = "What to publish.")
    private List<Path> inputs = List.of();

    @Option(
            names = "--institution",
            required = true,
            paramLabel = "ID",
            description = "The publisher, as 'khettara institutions' lists it.")
    private String institution = "";

    @Option(
            names = "--dataset",
            paramLabel = "NAME",
            description = "The dataset that all the files are versions of.")
    private @Nullable String dataset;

    @Option(names = "--json", description = "Print each receipt as JSON, one per line.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Khettara khettara = java.util.Objects.requireNonNull(root);
        InputFiles files = InputFiles.of(inputs, null);
        try (Home home = khettara.open();
                var publishing =
                        new Publishing(
                                khettara,
                                home,
                                files.files().size(),
                                json ? Publishing.Style.JSON : Publishing.Style.LINES)) {
            InstitutionId publisher = publisher(home);
            publishing.recover(khettara.terminal.err());
            for (InputFiles.Input file : files.files()) {
                publishing.publish(
                        datasetOf(publisher, file.name()),
                        file.name(),
                        () -> Files.newInputStream(file.path()));
            }
            return publishing.exit().worse(khettara.complain(files)).status;
        }
    }

    private InstitutionId publisher(Home home) throws IOException {
        try {
            var id = new InstitutionId(institution);
            if (home.institution(id).isPresent()) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            throw new UsageException("--institution: " + e.getMessage());
        }
        String known =
                home.institutions().stream()
                        .map(Institution::id)
                        .map(InstitutionId::value)
                        .collect(Collectors.joining(", "));
        throw new UsageException(
                "'%s' is not registered here. Registered: %s. To add it: khettara institutions add %s \"Its name\""
                        .formatted(institution, known.isEmpty() ? "none" : known, institution));
    }

    /// The same rule as for files that are dropped in a folder.
    private DatasetId datasetOf(InstitutionId publisher, String name) {
        if (dataset == null) {
            return UploadKey.parse(UploadKey.PREFIX + publisher + "/" + name)
                    .map(UploadKey::dataset)
                    .orElseThrow(() -> new UsageException("'%s' names no file".formatted(name)));
        }
        int dot = dataset.indexOf('.');
        if (dot < 0) {
            return DatasetId.named(publisher, dataset);
        }
        try {
            DatasetId id = DatasetId.parse(dataset);
            if (id.institution().equals(publisher)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            throw new UsageException("--dataset: " + e.getMessage());
        }
        throw new UsageException(
                "--dataset: %s is not a dataset of %s".formatted(dataset, publisher));
    }
}
