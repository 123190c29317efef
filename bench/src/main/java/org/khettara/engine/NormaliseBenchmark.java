package org.khettara.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.khettara.core.port.TableEngine;
import org.khettara.core.report.Report;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// The whole job on a file of 4 MB that lies in memory, once the engine is warm.
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class NormaliseBenchmark extends Measured {
    @Param({"en-4", "fr-4"})
    public String file = "";

    private final Engine engine = new Engine();
    private Path folder = Path.of("");
    private Path source = Path.of("");
    private Path tables = Path.of("");

    @Setup
    public void copy() throws IOException {
        folder = Tables.scratch();
        source = Files.copy(Tables.file(file), folder.resolve(file + ".csv"));
    }

    @TearDown
    public void delete() throws IOException {
        Tables.delete(folder);
    }

    @Setup(Level.Invocation)
    public void empty() throws IOException {
        tables = Files.createTempDirectory(folder, "tables-");
    }

    @TearDown(Level.Invocation)
    public void clear() throws IOException {
        Tables.delete(tables);
    }

    @Benchmark
    public Report normalise() throws IOException {
        return engine.normalise(
                new TableEngine.Source(source, file + ".csv"),
                tables,
                TableEngine.CellText.CANONICAL);
    }
}
