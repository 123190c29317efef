package org.khettara.embedded.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.khettara.assessment.Plans;
import org.khettara.core.catalogue.LocalText;
import org.khettara.core.document.Json;
import org.khettara.core.inventory.InventorySheet;
import org.khettara.core.inventory.Planned;
import org.khettara.core.report.Report.Finding;
import org.khettara.core.upload.Institution;
import org.khettara.core.upload.InstitutionId;
import org.khettara.embedded.Home;
import org.khettara.embedded.InventoryReader;
import org.khettara.pages.Language;
import org.khettara.pages.workbook.InventoryTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `khettara inventory`: what institutions hold, and what they mean to publish.
@Command(
        name = "inventory",
        mixinStandardHelpOptions = true,
        description = {
            "Lists what institutions hold and plan to publish.",
            "'inventory template FILE' writes a sheet to fill in; 'inventory add ID FILE' checks and takes it."
        })
final class InventoryCommand implements Callable<Integer> {
    @ParentCommand private @Nullable Khettara root;

    @Option(names = "--json", description = "Print one JSON object per line.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Khettara khettara = Objects.requireNonNull(root);
        try (Home home = khettara.open()) {
            var grid =
                    new Grid(
                            Grid.Column.left("institution"),
                            Grid.Column.left("status"),
                            Grid.Column.left("published as"),
                            Grid.Column.text("dataset"));
            var plans = new Plans(home.portal().given());
            List<Plans.Served> served = served(home);
            for (Institution institution : home.institutions()) {
                Optional<List<Planned>> all = plans.today(institution.id(), served);
                for (Planned planned : all.orElse(List.of())) {
                    String id = planned.dataset() == null ? "" : planned.dataset();
                    grid.row(institution.id(), planned.status(), id, planned.title());
                    if (json) {
                        var line = new Line(institution.id().value(), planned);
                        khettara.terminal.out().println(Json.line(line));
                    }
                }
            }
            if (!json) {
                Listing.print(
                        khettara, grid, "No inventory yet: khettara inventory template FILE.xlsx");
            }
            return Exit.DONE.status;
        }
    }

    /// As JSON.
    record Line(String institution, Planned planned) {}

    /// `khettara inventory add`.
    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = {
                "Checks an institution's sheet and keeps it, in the place of the one before.",
                "It is kept whole or not at all; what is to be mended is printed row by row."
            })
    int add(
            @Parameters(paramLabel = "ID", description = "A registered institution.") String id,
            @Parameters(paramLabel = "FILE", description = "The sheet: XLSX, CSV, ...") Path sheet,
            @Mixin SpokenLanguage language)
            throws IOException {
        Language wanted = language.get();
        Khettara khettara = Objects.requireNonNull(root);
        try (Home home = khettara.open()) {
            InstitutionId institution = institution(home, id);
            if (!Files.isRegularFile(sheet)) {
                throw new UsageException("There is no file %s.".formatted(sheet));
            }
            InventorySheet.Checked checked =
                    InventoryReader.read(
                            sheet,
                            served(home).stream()
                                    .map(Plans.Served::id)
                                    .collect(Collectors.toSet()));
            for (Finding problem : checked.problems()) {
                khettara.terminal
                        .err()
                        .println(
                                Terminal.safe(
                                        wanted.of(problem.message())
                                                + " "
                                                + wanted.of(problem.fix())));
            }
            if (!checked.problems().isEmpty()) {
                return Exit.REFUSED.status;
            }
            new Plans(home.portal().given()).keep(institution, checked.planned());
            khettara.terminal
                    .out()
                    .println(
                            "%s: %s kept."
                                    .formatted(
                                            id,
                                            Words.counted(checked.planned().size(), "dataset")));
            return Exit.DONE.status;
        }
    }

    /// All datasets that readers find.
    private static List<Plans.Served> served(Home home) throws IOException {
        var served = new ArrayList<Plans.Served>();
        home.catalogue()
                .entries(entry -> {
                    LocalText title = entry.metadata().description().title();
                    served.add(
                            new Plans.Served(
                                    entry.dataset().toString(),
                                    title == null ? entry.dataset().name() : title.in("fr")));
                });
        return served;
    }

    private static InstitutionId institution(Home home, String id) throws IOException {
        try {
            var institution = new InstitutionId(id);
            if (home.institution(institution).isPresent()) {
                return institution;
            }
        } catch (IllegalArgumentException e) {
            throw UsageException.of(e);
        }
        throw new UsageException(
                "No institution '%s' is registered: khettara institutions add %s NAME"
                        .formatted(id, id));
    }

    /// `khettara inventory template`.
    @Command(
            name = "template",
            mixinStandardHelpOptions = true,
            description = "Writes an empty sheet, as XLSX or CSV by the file's name.")
    int template(
            @Parameters(paramLabel = "FILE", description = "Ends with .xlsx or .csv.") Path file,
            @Mixin SpokenLanguage language)
            throws IOException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".xlsx") && !name.endsWith(".csv")) {
            throw new UsageException(
                    "%s: expected a name that ends with .xlsx or .csv".formatted(file));
        }
        Language wanted = language.get();
        try (OutputStream out = Files.newOutputStream(file)) {
            if (name.endsWith(".xlsx")) {
                InventoryTemplate.workbook(out, wanted);
            } else {
                InventoryTemplate.csv(out, wanted);
            }
        }
        return Exit.DONE.status;
    }
}
