package org.khettara.embedded.assessment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.khettara.core.WorkFolder;
import org.khettara.core.catalogue.LocalText;
import org.khettara.core.document.CsvRows;
import org.khettara.core.document.Json;
import org.khettara.core.inventory.InventorySheet;
import org.khettara.core.inventory.InventorySheet.Checked;
import org.khettara.core.inventory.InventoryStatus;
import org.khettara.core.inventory.Planned;
import org.khettara.core.port.TableEngine;
import org.khettara.core.report.Records;
import org.khettara.core.report.Report;
import org.khettara.core.search.Words;
import org.khettara.core.upload.InstitutionId;
import org.khettara.embedded.Home;
import org.khettara.embedded.LocalEngine;
import org.khettara.embedded.store.WholeFile;

/// The inventories of a home's institutions: `inventory/<institution>.jsonl`, one line per dataset.
/// A sheet takes the place of the one before it.
public final class Inventory {
    private static final String ENDING = ".jsonl";

    private final Path folder;

    public Inventory(Home home) {
        this.folder = home.folder().resolve("inventory");
    }

    /// Reads a sheet as any file is read: a workbook or a text, with title rows, in French, Arabic
    /// or English.
    ///
    /// @param served datasets that readers find
    public static Checked read(Path sheet, Set<String> served) throws IOException {
        try (var folder = WorkFolder.temporary("khettara-inventory")) {
            Report report =
                    LocalEngine.make(1)
                            .normalise(
                                    new TableEngine.Source(sheet, sheet.getFileName().toString()),
                                    folder.path(),
                                    TableEngine.CellText.AS_PUBLISHED);
            if (report.reason() != null) {
                return InventorySheet.unreadable(report.reason());
            }
            return best(report, folder.path(), served);
        }
    }

    /// Of the tables of a workbook the one that is an inventory; else what the first one lacks.
    private static Checked best(Report report, Path work, Set<String> served) throws IOException {
        @Nullable Checked first = null;
        for (Report.Table table : report.tables()) {
            Checked checked = check(table, work, served);
            if (checked.isInventory()) {
                return checked;
            }
            first = first == null ? checked : first;
        }
        if (first == null) {
            throw new IllegalStateException("a report without reason has tables");
        }
        return first;
    }

    private static Checked check(Report.Table table, Path work, Set<String> served)
            throws IOException {
        var numbers = new Records(table.dialect());
        var rows = new ArrayList<InventorySheet.Entry>();
        try (InputStream in = Files.newInputStream(work.resolve(table.csv()));
                var csv = new CsvRows(in)) {
            csv.next();
            for (var row = csv.next(); row != null; row = csv.next()) {
                rows.add(new InventorySheet.Entry(numbers.next(), row));
            }
        }
        return InventorySheet.check(
                table.columns().stream().map(Report.Column::title).toList(), rows, served);
    }

    /// Keeps what an institution plans, in the place of what it said before.
    public void keep(InstitutionId institution, List<Planned> planned) throws IOException {
        Path file = Files.createDirectories(folder).resolve(institution + ENDING);
        WholeFile.replace(
                file,
                planned.stream().map(one -> Json.line(one) + "\n").collect(Collectors.joining()));
    }

    /// What an institution plans, as it stands today: a dataset that readers are served by now is
    /// published, and one that was withdrawn is not. Empty without an inventory.
    ///
    /// @param served all datasets that readers find
    public Optional<List<Planned>> today(InstitutionId institution, List<Served> served)
            throws IOException {
        Path file = folder.resolve(institution + ENDING);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var now = new Today(institution, served);
        var planned = new ArrayList<Planned>();
        for (String line : Files.readAllLines(file)) {
            planned.add(now.of(Json.read(line, Planned.class)));
        }
        return Optional.of(planned);
    }

    /// All datasets that readers find.
    public static List<Served> served(Home home) throws IOException {
        var served = new ArrayList<Served>();
        home.catalogue()
                .entries(entry -> {
                    LocalText title = entry.metadata().description().title();
                    served.add(
                            new Served(
                                    entry.dataset().toString(),
                                    title == null ? entry.dataset().name() : title.in("fr")));
                });
        return served;
    }

    /// A dataset that readers find.
    ///
    /// @param id `institution.name`
    public record Served(String id, String title) {}

    /// What has become of an institution's plans.
    private static final class Today {
        private final Map<String, String> ids = new HashMap<>();

        Today(InstitutionId institution, List<Served> served) {
            for (Served one : served) {
                if (one.id().startsWith(institution + ".")) {
                    ids.put(Words.key(one.title()), one.id());
                    ids.put(one.id(), one.id());
                }
            }
        }

        Planned of(Planned planned) {
            String id = ids.get(String.valueOf(planned.dataset()));
            id = id == null ? ids.get(Words.key(planned.title())) : id;
            if (id != null) {
                return planned.published(id);
            }
            return planned.status() == InventoryStatus.PUBLISHED ? planned.unpublished() : planned;
        }
    }
}
