package org.khettara.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.khettara.core.port.TableEngine;
import org.khettara.core.report.ReasonCode;
import org.khettara.core.report.Report;
import org.khettara.core.report.Text;

/// An engine that does what the file says: `empty` is refused, `break` breaks, `full` finds a full
/// disk, `memory` runs out of it, `die` ends the attempt, all else is a table of one row.
final class FakeEngine implements TableEngine {
    final AtomicInteger calls = new AtomicInteger();

    @Override
    public String version() {
        return "fake";
    }

    @Override
    public long largestFile() {
        return 1 << 20;
    }

    @Override
    public Report normalise(Source source, Path folder, CellText cellText) throws IOException {
        calls.incrementAndGet();
        String text = Files.readString(source.path());
        var found =
                new Report.Source(source.name(), text.length(), "0", "csv", null, null, List.of());
        return switch (text) {
            case "empty" -> {
                Text words = new Text("vide", "فارغ", "empty");
                var reason = new Report.Reason(ReasonCode.EMPTY, words, words, null);
                yield Report.refused(version(), found, reason);
            }
            case "break" -> throw new IOException("the engine broke");
            case "full" -> throw new IOException("No space left on device");
            case "memory" -> throw new OutOfMemoryError("a fake one");
            case "die" -> throw new AssertionError("the worker died");
            default -> {
                for (String name : List.of("t.csv", "t.parquet", "t.schema.json")) {
                    Files.writeString(folder.resolve(name), name + text);
                }
                yield Report.published(version(), found, List.of(table()));
            }
        };
    }

    private static Report.Table table() {
        var dialect = new Report.Dialect(",", null, null, "LF", 1, 2);
        return new Report.Table(
                "t",
                null,
                "t.csv",
                "t.parquet",
                "t.schema.json",
                null,
                1,
                dialect,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
