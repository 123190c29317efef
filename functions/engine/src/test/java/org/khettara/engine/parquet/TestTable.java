package org.khettara.engine.parquet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A table of a test, written in pages of given sizes.
record TestTable(List<TestColumn> columns, List<Integer> pages, long groupBytes, int groupRows) {

    int rows() {
        return pages.stream().mapToInt(Integer::intValue).sum();
    }

    Path write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        List<ParquetColumn> schema = columns.stream().map(TestColumn::column).toList();
        try (PageEncoder encoder = new PageEncoder();
                ParquetWriter writer = new ParquetWriter(file, schema, groupBytes, groupRows)) {
            for (int rows : pages) {
                for (int i = 0; i < columns.size(); i++) {
                    columns.get(i).feed(writer.chunk(i), rows, encoder);
                }
                writer.endPage(rows);
            }
            writer.finish("tests", Map.of("key", "value"));
        }
        return file;
    }
}
