package org.khettara.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khettara.core.port.TableEngine.CellText;
import org.khettara.core.port.TableEngine.Source;
import org.khettara.core.report.Report;

/// Tables that were spoilt in one known way each come back: so many of each kind wholly, and nearly
/// all records of the others.
final class PollutionTest {
    private static final int FILES = 20;

    @TempDir Path folder;

    /// @param whole least share of files whose header and records are all right
    /// @param records least mean share of right records
    @ParameterizedTest
    @CsvSource({
        "DIALECT, 0.95, 0.98",
        "SINGLE_QUOTES, 0.95, 0.98",
        "BACKSLASH_ESCAPE, 0.95, 0.98",
        "ALL_QUOTED, 0.95, 0.98",
        "EXTRA_DELIMITER, 0.9, 0.99",
        "MISSING_DELIMITER, 0.85, 0.99",
        "STRAY_QUOTE, 0.9, 0.99",
        "UNESCAPED_QUOTES, 0.95, 0.98",
        "BLANKS_FOR_DELIMITERS, 0.85, 0.99",
        "PREAMBLE, 0.95, 0.98",
        "WIDE_PREAMBLE, 0.95, 0.98",
        "FOOTER, 0.6, 0.98",
        "GROUPED_HEADER, 0.95, 0.98",
        "NO_HEADER, 0.95, 0.98",
        "TEXT_ONLY, 0.95, 0.98",
        "HEADER_REPEATED, 0.95, 0.98",
        "BLANK_ROWS, 0.95, 0.98",
        "LONG_NAMES, 0.95, 0.98",
        "FEW_ROWS, 0.95, 0.98",
        "ONE_COLUMN, 0.95, 0.98",
        "MIXED_ENDS, 0.95, 0.98",
        "TRAILING_DELIMITERS, 0.95, 0.98",
        "METADATA, 0.95, 0.98",
        "YEAR_HEADER, 0.95, 0.98",
        "STACKED_HEADER, 0.95, 0.98",
        "SHORT_ROWS, 0.85, 0.9",
        "OTHER_DELIMITER, 0.95, 0.98",
        "UNQUOTED_DELIMITER, 0.5, 0.98",
        "SPARSE, 0.95, 0.98"
    })
    void mostComeBack(Pollution.Kind kind, double whole, double records) throws IOException {
        int right = 0;
        double sum = 0;
        List<String> misses = new ArrayList<>();
        for (int seed = 0; seed < FILES; seed++) {
            Outcome outcome = outcome(new Pollution(kind, seed));
            right += outcome.whole() ? 1 : 0;
            sum += outcome.records();
            if (!outcome.whole()) {
                misses.add(seed + ": " + outcome);
            }
        }
        assertThat(right).as("%s", misses).isGreaterThanOrEqualTo((int) (whole * FILES));
        assertThat(sum / FILES).as("%s", misses).isGreaterThanOrEqualTo(records);
    }

    record Outcome(boolean header, double records, String shown) {
        boolean whole() {
            return header && records == 1;
        }
    }

    Outcome outcome(Pollution table) throws IOException {
        Path file = Files.writeString(folder.resolve("source.csv"), table.text);
        Report report =
                new Engine().normalise(new Source(file, "t.csv"), folder, CellText.AS_PUBLISHED);
        if (report.tables().isEmpty()) {
            return new Outcome(false, 0, "refused: " + report.reason());
        }
        Report.Table first = report.tables().getFirst();
        List<List<String>> got = Csv.read(Files.readString(folder.resolve(first.csv())));
        List<List<String>> rest = new ArrayList<>(got.subList(1, got.size()));
        int found = 0;
        List<List<String>> lost = new ArrayList<>();
        for (List<String> row : table.rows) {
            if (rest.remove(row)) {
                found++;
            } else {
                lost.add(row);
            }
        }
        double records = 2.0 * found / (table.rows.size() + got.size() - 1);
        return new Outcome(
                got.getFirst().equals(table.header),
                records,
                first.dialect() + " " + got.getFirst() + " lost " + lost + " made " + rest);
    }
}
