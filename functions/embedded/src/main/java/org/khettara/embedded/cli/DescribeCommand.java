package org.khettara.embedded.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.khettara.core.catalogue.Description;
import org.khettara.core.catalogue.Layer;
import org.khettara.core.catalogue.Metadata;
import org.khettara.core.catalogue.Origin;
import org.khettara.core.catalogue.Scope;
import org.khettara.core.describe.Findings;
import org.khettara.core.describe.MetadataJson;
import org.khettara.core.describe.Reading;
import org.khettara.core.document.Json;
import org.khettara.core.report.Report;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.InstitutionId;
import org.khettara.embedded.Described;
import org.khettara.embedded.Describer;
import org.khettara.embedded.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `khettara describe`: what is said of a dataset, by whom, and a person's own word.
@Command(
        name = "describe",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what is said of a dataset, field by field, and who says it.",
            "With options that say something, a person's word is kept first: it outlives every upload.",
            "With --institution or --folder it holds for all their datasets that say nothing else."
        })
final class DescribeCommand implements Callable<Integer> {
    @ParentCommand private @Nullable Khettara root;
    @Mixin private Statements statements = new Statements();

    @Parameters(
            arity = "0..1",
            paramLabel = "DATASET",
            description = "As 'khettara datasets' lists it.")
    private @Nullable String dataset;

    @Option(names = "--institution", paramLabel = "ID", description = "All its datasets.")
    private @Nullable String institution;

    @Option(
            names = "--folder",
            paramLabel = "INSTITUTION.NAME",
            description = "The datasets whose names begin so.")
    private @Nullable String folder;

    @Option(names = "--from", paramLabel = "FILE", description = "A metadata.json to say.")
    private @Nullable Path from;

    @Option(
            names = "--unset",
            paramLabel = "FIELD",
            description = "Takes back what was said of it.")
    private List<String> unset = new ArrayList<>();

    @Option(
            names = "--who",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "Who says it (default: the user's name on this machine).")
    private String who = "";

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Khettara khettara = Objects.requireNonNull(root);
        Scope scope = scope();
        try (Home home = khettara.open()) {
            Describer describer = home.describer();
            known(home, describer, scope);
            say(khettara, describer, scope);
            switch (scope) {
                case Scope.OfDataset(DatasetId id) -> showDataset(khettara, describer, id);
                case Scope.OfFolder _, Scope.OfInstitution _ ->
                        showDefaults(khettara, describer, scope);
            }
            return Exit.DONE.status;
        }
    }

    private Scope scope() {
        long named =
                java.util.stream.Stream.of(dataset, institution, folder)
                        .filter(Objects::nonNull)
                        .count();
        if (named != 1) {
            throw new UsageException("Name a dataset, or an --institution, or a --folder.");
        }
        try {
            if (dataset != null) {
                return new Scope.OfDataset(DatasetId.parse(dataset));
            }
            return folder != null
                    ? new Scope.OfFolder(DatasetId.parse(folder))
                    : new Scope.OfInstitution(
                            new InstitutionId(Objects.requireNonNull(institution)));
        } catch (IllegalArgumentException e) {
            throw UsageException.of(e);
        }
    }

    private static void known(Home home, Describer describer, Scope scope) throws IOException {
        if (home.institution(scope.institution()).isEmpty()) {
            throw new UsageException(
                    "'%s' is not registered here. 'khettara institutions' lists who is."
                            .formatted(scope.institution()));
        }
        if (scope instanceof Scope.OfDataset(DatasetId id) && describer.entry(id).isEmpty()) {
            throw new UsageException(
                    "There is no dataset %s here. 'khettara datasets' lists them.".formatted(id));
        }
    }

    private void say(Khettara khettara, Describer describer, Scope scope) throws IOException {
        var findings = new ArrayList<Report.Finding>();
        Description file = from == null ? Description.NONE : read(from, findings);
        var document = statements.document();
        Description options =
                document.isEmpty()
                        ? Description.NONE
                        : read("these options", Json.document(document), findings);
        List<Metadata.Field> taken = unset.stream().map(DescribeCommand::field).toList();
        boolean isDefault = !(scope instanceof Scope.OfDataset);
        Description said = options.over(file);
        if (isDefault && !said.asDefault().equals(said)) {
            findings.add(Findings.notADefault());
        }
        if (from != null || !document.isEmpty() || !taken.isEmpty()) {
            describer.say(
                    scope,
                    who,
                    before -> {
                        Description base = from == null ? before : Description.NONE;
                        Description after = said.over(base);
                        for (Metadata.Field field : taken) {
                            after = Metadata.without(after, field);
                        }
                        return isDefault ? after.asDefault() : after;
                    });
        }
        for (Report.Finding finding : findings) {
            khettara.terminal.err().println(Terminal.safe(mend(finding)));
        }
    }

    private static String mend(Report.Finding finding) {
        return Words.of(finding.message()) + " " + Words.of(finding.fix());
    }

    private static Description read(Path file, List<Report.Finding> findings) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(file.toString(), in, findings);
        }
    }

    private static Description read(String name, byte[] document, List<Report.Finding> findings)
            throws IOException {
        return read(name, new ByteArrayInputStream(document), findings);
    }

    private static Description read(String name, InputStream in, List<Report.Finding> findings)
            throws IOException {
        return switch (MetadataJson.read(in).kept()) {
            case Reading.Malformed malformed ->
                    throw new UsageException(
                            "%s, %s: %s"
                                    .formatted(name, malformed.at(), Words.of(malformed.what())));
            case Reading.Said said -> {
                findings.addAll(said.findings());
                yield said.statements().getFirst().description();
            }
        };
    }

    private static Metadata.Field field(String name) {
        return Metadata.Field.named(name)
                .orElseThrow(() ->
                        new UsageException(
                                "--unset: there is no field '%s'. Fields: %s."
                                        .formatted(name, Metadata.Field.names())));
    }

    private void showDataset(Khettara khettara, Describer describer, DatasetId id)
            throws IOException {
        var entry = describer.entry(id).orElseThrow();
        Metadata metadata = entry.metadata();
        if (json) {
            khettara.terminal.out().println(Json.line(Described.of(entry)));
            return;
        }
        var grid =
                new Grid(
                        Grid.Column.left("field"),
                        Grid.Column.left("by"),
                        Grid.Column.left("value"));
        metadata.origins()
                .forEach((field, origin) ->
                        grid.row(field, origin, Values.of(field, metadata.description())));
        grid.print(khettara.terminal);
        for (Report.Finding finding : Describer.findings(entry)) {
            khettara.terminal.err().println(Terminal.safe(mend(finding)));
        }
        for (Report.Finding breach : describer.breaches(entry)) {
            khettara.terminal.err().println(Terminal.safe(Words.of(breach.message())));
        }
    }

    private void showDefaults(Khettara khettara, Describer describer, Scope scope)
            throws IOException {
        Description said = describer.said(scope).map(Layer::description).orElse(Description.NONE);
        if (json) {
            khettara.terminal.out().println(Json.line(said));
            return;
        }
        var grid =
                new Grid(
                        Grid.Column.left("field"),
                        Grid.Column.left("by"),
                        Grid.Column.left("value"));
        for (Metadata.Field field : Metadata.Field.values()) {
            if (field.of(said) != null) {
                grid.row(field, Origin.PERSON, Values.of(field, said));
            }
        }
        Listing.print(khettara, grid, "A person has said nothing of " + scope.text() + ".");
    }
}
