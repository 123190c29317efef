package org.khettara.engine.parquet;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.engine.parquet.ParquetColumn.Storage;

/// What the writer must not take.
final class ParquetRefusalsTest {
    private static final long NO_LIMIT = Long.MAX_VALUE;

    @TempDir Path folder;

    private static TestTable table(Generated generated) {
        return new TestTable(generated.columns(), List.of(3), NO_LIMIT, 100);
    }

    @Test
    void valuesBeyondTheColumnsTypeAreRefused() {
        refused(new Storage.Decimal(9, 2), 1_000_000_000L);
        refused(new Storage.Decimal(9, 2), -1_000_000_000L);
        refused(new Storage.Decimal(18, 2), Long.MAX_VALUE);
        refused(new Storage.Day(), 1L << 31);
        refused(new Storage.Bool(), 2L);
        refused(new Storage.Decimal(20, 0), Generated.text("12345678"));
    }

    private void refused(Storage storage, Object value) {
        for (boolean ids : new boolean[] {true, false}) {
            Generated generated = new Generated(3);
            generated.add(storage, row -> value, row -> row == 1, page -> ids);
            assertThatThrownBy(() -> table(generated).write(folder.resolve("refused")))
                    .hasStackTraceContaining("IllegalArgumentException");
        }
    }

    @Test
    void aColumnWithoutItsPageIsRefused() throws IOException {
        List<ParquetColumn> columns =
                List.of(
                        new ParquetColumn("a", new Storage.Int64()),
                        new ParquetColumn("b", new Storage.Int64()));
        try (PageEncoder encoder = new PageEncoder();
                ParquetWriter writer =
                        new ParquetWriter(
                                folder.resolve("refused"), columns, NO_LIMIT, 100, false)) {
            writer.chunk(0).longs(new long[3], new byte[3], 3, encoder);
            assertThatThrownBy(() -> writer.endPage(3)).isInstanceOf(IllegalStateException.class);
        }
    }
}
