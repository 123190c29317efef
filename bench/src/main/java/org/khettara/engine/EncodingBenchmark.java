package org.khettara.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// Telling the encoding of a file that lies in memory: UTF-8 is settled by the survey, windows-1252
/// only by its letters.
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class EncodingBenchmark extends Measured {
    @Param({"fr-4", "cp1252@0.03"})
    public String file = "";

    private Path folder = Path.of("");
    private Path source = Path.of("");

    @Setup
    public void copy() throws IOException {
        folder = Tables.scratch();
        source = Files.copy(Tables.file(file), folder.resolve("source.csv"));
    }

    @TearDown
    public void delete() throws IOException {
        Tables.delete(folder);
    }

    @Benchmark
    public long survey() throws IOException {
        return EncodingDetector.Survey.of(source).high;
    }

    @Benchmark
    public Object detect() throws IOException {
        return EncodingDetector.detect(source, EncodingDetector.Survey.of(source));
    }

    @Benchmark
    public Object letters() throws IOException {
        return LetterStatistics.of(source).best();
    }
}
