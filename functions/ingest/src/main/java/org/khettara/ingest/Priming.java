package org.khettara.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.khettara.core.port.TableEngine;

/// Normalises a small file before the process is snapshot (Lambda SnapStart), so that what is
/// restored has its classes loaded and its engine warm. Makes no network call: the snapshot holds
/// neither a connection nor a credential, and after a restore there is nothing to renew.
final class Priming implements Resource {
    private static final String FILE = "/prime/population.csv";

    private final TableEngine engine;

    Priming(TableEngine engine) {
        this.engine = engine;
    }

    void register() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) throws IOException {
        Path folder = Files.createTempDirectory("prime-");
        Path tables = Files.createDirectory(folder.resolve("tables"));
        Path source = folder.resolve("population.csv");
        try (InputStream in = Objects.requireNonNull(Priming.class.getResourceAsStream(FILE))) {
            Files.copy(in, source);
        }
        engine.normalise(
                new TableEngine.Source(source, "population.csv"),
                tables,
                TableEngine.CellText.CANONICAL);
        delete(folder);
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // Nothing from before the snapshot is connected, secret or random.
    }

    private static void delete(Path folder) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(folder)) {
            paths = walk.toList();
        }
        for (Path path : paths.reversed()) {
            Files.delete(path);
        }
    }
}
