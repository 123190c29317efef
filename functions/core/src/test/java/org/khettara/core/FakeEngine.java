package org.khettara.core;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.khettara.core.port.TableEngine;
import org.khettara.core.report.ColumnType;
import org.khettara.core.report.ReasonCode;
import org.khettara.core.report.Report;
import org.khettara.core.report.Text;
import org.khettara.core.upload.Sha256;

/// An engine for tests of what surrounds it: one column of text per file, and a refusal for every
/// file that begins with `%`.
public final class FakeEngine implements TableEngine {
    public static final String VERSION = "fake-1";

    private final String version;
    private final String appended;

    public FakeEngine() {
        this(VERSION);
    }

    public FakeEngine(String version) {
        this(version, "");
    }

    /// Another version, which makes more of the same file.
    ///
    /// @param appended to every table
    FakeEngine(String version, String appended) {
        this.version = version;
        this.appended = appended;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public long largestFile() {
        return 1000;
    }

    @Override
    public Report normalise(Source file, Path folder, CellText cellText) throws IOException {
        byte[] bytes = Files.readAllBytes(file.path());
        String text = new String(bytes, UTF_8);
        var source =
                new Report.Source(
                        file.name(),
                        bytes.length,
                        Sha256.of(bytes),
                        "csv",
                        "UTF-8",
                        1.0,
                        List.of());
        if (text.startsWith("%")) {
            var say =
                    new Text("Ce n'est pas un tableau.", "هذا ليس جدولا.", "This is not a table.");
            return Report.refused(
                    version, source, new Report.Reason(ReasonCode.NOT_TABULAR, say, say, null));
        }
        for (String name : List.of("t.csv", "t.parquet", "t.schema.json")) {
            Files.writeString(
                    folder.resolve(name), name.endsWith(".json") ? "{}" : text + appended);
        }
        long rows = text.lines().count() - 1;
        var column =
                new Report.Column(
                        "a",
                        "a",
                        ColumnType.STRING,
                        null,
                        null,
                        0,
                        0,
                        rows,
                        "1",
                        "2",
                        null,
                        List.of(),
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        "A");
        var dialect = new Report.Dialect(",", null, null, "LF", 1, 2);
        return Report.published(
                version,
                source,
                List.of(
                        new Report.Table(
                                "t",
                                null,
                                "t.csv",
                                "t.parquet",
                                "t.schema.json",
                                null,
                                rows,
                                dialect,
                                List.of(column),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of())));
    }
}
