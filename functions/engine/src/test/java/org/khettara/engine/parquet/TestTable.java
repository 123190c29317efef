package org.khettara.engine.parquet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// A table of a test, written in pages of given sizes.
record TestTable(
        List<TestColumn> columns,
        List<Integer> pages,
        long groupBytes,
        int groupRows,
        boolean gathers) {

    TestTable(List<TestColumn> columns, List<Integer> pages, long groupBytes, int groupRows) {
        this(columns, pages, groupBytes, groupRows, false);
    }

    int rows() {
        return pages.stream().mapToInt(Integer::intValue).sum();
    }

    Path write(Path file) throws IOException {
        return write(file, 1);
    }

    /// Feeds the columns by some threads, each taking the next column that is free.
    Path write(Path file, int threads) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        List<ParquetColumn> schema = columns.stream().map(TestColumn::column).toList();
        List<PageEncoder> encoders = Stream.generate(PageEncoder::new).limit(threads).toList();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads);
                ParquetWriter writer =
                        new ParquetWriter(file, schema, groupBytes, groupRows, gathers)) {
            for (int rows : pages) {
                AtomicInteger next = new AtomicInteger();
                List<CompletableFuture<Void>> running =
                        encoders.stream()
                                .map(encoder ->
                                        CompletableFuture.runAsync(
                                                () -> feed(writer, next, rows, encoder), pool))
                                .toList();
                running.forEach(CompletableFuture::join);
                writer.endPage(rows);
            }
            writer.finish("tests", Map.of("key", "value"));
        } finally {
            encoders.forEach(PageEncoder::close);
        }
        return file;
    }

    private void feed(ParquetWriter writer, AtomicInteger next, int rows, PageEncoder encoder) {
        for (int i = next.getAndIncrement(); i < columns.size(); i = next.getAndIncrement()) {
            columns.get(i).feed(writer.chunk(i), rows, encoder);
        }
    }
}
