package org.khettara.core.derive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.khettara.core.report.ColumnType;
import org.khettara.core.report.Report;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.InstitutionId;

/// A published table for tests of what is derived from it, with the profile that an engine would
/// give.
final class Tables {
    private final String fileName;
    private final Map<String, List<String>> columns = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    private Tables(String fileName) {
        this.fileName = fileName;
    }

    static Tables file(String fileName) {
        return new Tables(fileName);
    }

    Tables note(String note) {
        notes.add(note);
        return this;
    }

    Tables column(String title, String... values) {
        columns.put(title, List.of(values));
        return this;
    }

    Tables column(String title, List<String> values) {
        columns.put(title, values);
        return this;
    }

    Derived derived(Path folder) throws IOException {
        Report report = report();
        Path work = Files.createTempDirectory(folder, "t");
        Files.writeString(work.resolve("t.csv"), csv());
        return Derivation.of(DatasetId.ofFile(new InstitutionId("fes"), fileName), report, work);
    }

    private int rows() {
        return columns.values().stream().mapToInt(List::size).max().orElse(0);
    }

    private String csv() {
        var csv = new StringBuilder(line(List.copyOf(columns.keySet())));
        for (int r = 0; r < rows(); r++) {
            int row = r;
            csv.append(
                    line(
                            columns.values().stream()
                                    .map(values -> values.get(row % values.size()))
                                    .toList()));
        }
        return csv.toString();
    }

    /// A table without columns gets one.
    Report report() {
        if (columns.isEmpty()) {
            column("valeur", "1", "2");
        }
        var source =
                new Report.Source(
                        fileName, csv().length(), "0".repeat(64), "csv", null, null, List.of());
        var table =
                new Report.Table(
                        "t",
                        null,
                        "t.csv",
                        "t.parquet",
                        "t.schema.json",
                        null,
                        rows(),
                        new Report.Dialect(",", null, null, "LF", 1, 2),
                        columns.entrySet().stream()
                                .map(e -> profile(e.getKey(), e.getValue()))
                                .toList(),
                        notes,
                        List.of(),
                        List.of(),
                        List.of());
        return Report.published("test", source, List.of(table));
    }

    private static String line(List<String> cells) {
        return String.join(
                        ",", cells.stream().map(c -> '"' + c.replace("\"", "\"\"") + '"').toList())
                + "\n";
    }

    private static Report.Column profile(String title, List<String> values) {
        var distinct = new TreeSet<>(values);
        return new Report.Column(
                title,
                title,
                type(values),
                null,
                null,
                0,
                0,
                distinct.size(),
                distinct.first(),
                distinct.last(),
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                null);
    }

    private static ColumnType type(List<String> values) {
        if (values.stream().allMatch(value -> value.matches("-?\\d+"))) {
            return ColumnType.INTEGER;
        }
        return values.stream().allMatch(value -> value.matches("\\d{4}-\\d\\d-\\d\\d"))
                ? ColumnType.DATE
                : ColumnType.STRING;
    }
}
