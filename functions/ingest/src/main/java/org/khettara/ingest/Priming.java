package org.khettara.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.khettara.core.WorkFolder;
import org.khettara.core.assess.Assessor;
import org.khettara.core.port.ReceiptPages;
import org.khettara.core.port.TableEngine;
import org.khettara.core.receipt.Receipt;
import org.khettara.core.release.Settlement;
import org.khettara.core.report.Report;
import org.khettara.core.report.Text;

/// Normalises small files and makes the pages of their receipts before the process is snapshot
/// (Lambda SnapStart), so that what is restored has its classes loaded and its engine warm. Makes
/// no network call: the snapshot holds neither a connection nor a credential, and after a restore
/// there is nothing to renew.
final class Priming implements Resource {
    private static final String FOLDER = "/prime/";
    private static final List<String> FILES =
            List.of("population.csv", "population.xlsx", "population.json");

    private final TableEngine engine;
    private final ReceiptPages pages;

    Priming(TableEngine engine, ReceiptPages pages) {
        this.engine = engine;
        this.pages = pages;
    }

    void register() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) throws IOException {
        for (String file : FILES) {
            normalise(file);
        }
    }

    /// A file that is refused would prime nothing: better no snapshot than a cold one.
    private void normalise(String file) throws IOException {
        Report report;
        try (var folder = WorkFolder.temporary("prime-")) {
            Path tables = Files.createDirectory(folder.path().resolve("tables"));
            Path source = folder.path().resolve(file);
            try (InputStream in =
                    Objects.requireNonNull(Priming.class.getResourceAsStream(FOLDER + file))) {
                Files.copy(in, source);
            }
            report =
                    engine.normalise(
                            new TableEngine.Source(source, file),
                            tables,
                            TableEngine.CellText.CANONICAL);
        }
        if (report.reason() != null) {
            throw new IllegalStateException(file + " is refused: " + report.reason().code());
        }
        pages.of(receipt(file, report), FOLDER);
    }

    private static Receipt receipt(String file, Report report) {
        var message = new Text(file, file, file);
        return new Receipt(
                file,
                "prime",
                "prime.population",
                file,
                0,
                Settlement.State.PUBLISHED,
                message,
                1L,
                Instant.EPOCH.toString(),
                Instant.EPOCH.toString(),
                Assessor.assess(report, Optional.empty()),
                report,
                null,
                null,
                null);
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // Nothing from before the snapshot is connected, secret or random.
    }
}
