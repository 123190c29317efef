package org.khettara.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.khettara.core.port.TableEngine.CellText;
import org.khettara.core.port.TableEngine.Source;
import org.khettara.core.report.Report;

/// Small files in the manner of Moroccan publishers, each beside the table that it must become.
final class ProbeCasesTest {
    @TempDir Path out;

    record Expectation(String file, String encoding, String types, String notes, String findings) {
        @Override
        public String toString() {
            return file;
        }
    }

    static Stream<Expectation> expectations() throws IOException, Refusal {
        String text = Files.readString(folder().resolve("expectations.csv"));
        RecordParser parser = new RecordParser(new StringReader(text), Limits.DEFAULT);
        List<Expectation> expectations = new ArrayList<>();
        Row row = new Row();
        while (parser.next(row, TextDialect.plain(',', '"'))) {
            if (row.record > 1) {
                expectations.add(
                        new Expectation(
                                row.cell(0), row.cell(1), row.cell(2), row.cell(3), row.cell(4)));
            }
        }
        return expectations.stream();
    }

    private static Path folder() {
        URL url = Objects.requireNonNull(ProbeCasesTest.class.getResource("/cases/probe"));
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("expectations")
    void fileBecomesTheExpectedTable(Expectation expected) throws IOException {
        Path file = folder().resolve("in").resolve(expected.file());

        Report report =
                new Engine().normalise(new Source(file, expected.file()), out, CellText.CANONICAL);

        assertThat(report.status()).isEqualTo(Report.Status.PUBLISHED);
        assertThat(report.source().encoding()).isEqualTo(expected.encoding());
        Report.Table table = report.tables().getFirst();
        assertThat(types(table)).isEqualTo(expected.types());
        assertThat(String.join(" | ", table.notes())).isEqualTo(expected.notes());
        assertThat(codes(table)).isEqualTo(expected.findings());
        assertThat(out.resolve(table.csv()))
                .hasSameTextualContentAs(folder().resolve("expected").resolve(expected.file()));
        assertThat(table.rows()).isEqualTo(rowsOf(out.resolve(table.csv())));
    }

    private static String types(Report.Table table) {
        return table.columns().stream()
                .map(column ->
                        column.type().name().toLowerCase(Locale.ROOT)
                                + (column.unit() == null ? "" : ":" + column.unit()))
                .collect(Collectors.joining(" "));
    }

    private static String codes(Report.Table table) {
        return table.findings().stream().map(Report.Finding::code).collect(Collectors.joining(" "));
    }

    private static long rowsOf(Path csv) throws IOException {
        try (Stream<String> lines = Files.lines(csv)) {
            return lines.count() - 1;
        }
    }
}
