package org.khettara.embedded.cli;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.khettara.core.document.Json;
import org.khettara.core.upload.Institution;
import org.khettara.core.upload.Institution.LicenceRule;
import org.khettara.core.upload.InstitutionId;
import org.khettara.embedded.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `khettara institutions`: who may publish here.
@Command(
        name = "institutions",
        mixinStandardHelpOptions = true,
        description = "Lists who may publish here; 'institutions add ID NAME' adds one.")
final class InstitutionsCommand implements Callable<Integer> {
    @ParentCommand private @Nullable Khettara root;

    @Option(names = "--json", description = "Print one JSON object per line.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Khettara khettara = Objects.requireNonNull(root);
        try (Home home = khettara.open()) {
            var grid = new Grid(Grid.Column.left("institution"), Grid.Column.left("name"));
            for (Institution institution : home.institutions()) {
                grid.row(institution.id(), institution.name());
                if (json) {
                    khettara.terminal.out().println(Json.line(Line.of(institution)));
                }
            }
            if (!json) {
                Listing.print(
                        khettara, grid, "No institutions yet: khettara institutions add ID NAME");
            }
            return Exit.DONE.status;
        }
    }

    /// `khettara institutions add`.
    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Adds an institution, or changes its name, and makes its upload folder.")
    int add(
            @Parameters(paramLabel = "ID", description = "1 to 63 of a-z, 0-9 and '-'.") String id,
            @Parameters(paramLabel = "NAME", description = "As readers should see it.") String name,
            @Option(
                            names = "--licence",
                            paramLabel = "RULE",
                            description =
                                    "REQUIRED: data without a licence is refused; OPTIONAL: it is published (default: as before).")
                    @Nullable LicenceRule licence)
            throws IOException {
        InstitutionId institution;
        try {
            institution = new InstitutionId(id);
        } catch (IllegalArgumentException e) {
            throw UsageException.of(e);
        }
        if (name.isBlank()) {
            throw new UsageException("The name of %s is empty.".formatted(id));
        }
        Khettara khettara = Objects.requireNonNull(root);
        try (Home home = khettara.openOrMake(Khettara.USUAL_PORT)) {
            LicenceRule rule =
                    licence == null
                            ? home.institution(institution)
                                    .map(Institution::licenceRule)
                                    .orElse(LicenceRule.OPTIONAL)
                            : licence;
            home.register(new Institution(institution, name.strip(), rule));
            khettara.terminal
                    .out()
                    .println(
                            "%s is registered. Drop its files in %s (while 'khettara serve' runs) or use 'khettara publish'."
                                    .formatted(id, home.uploadsFolder().resolve(id)));
            return Exit.DONE.status;
        }
    }

    /// As JSON.
    record Line(String id, String name) {
        static Line of(Institution institution) {
            return new Line(institution.id().value(), institution.name());
        }
    }
}
