package org.khettara.engine;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.ColumnType;
import org.khettara.core.report.PersonalData;
import org.khettara.core.report.Report;

/// Compares what the engine made of a generated file with what is known of it.
final class GeneratedCheck {
    private final GeneratedFile file;

    GeneratedCheck(GeneratedFile file) {
        this.file = file;
    }

    /// The first difference; null when all is as it must be.
    ///
    /// @param csv the CSV of the engine
    /// @param rejects its rejected cells, without any an empty text
    @Nullable String difference(Report report, String csv, String rejects) {
        if (report.status() != Report.Status.PUBLISHED) {
            return "refused: " + report.reason();
        }
        if (report.tables().size() != 1) {
            return report.tables().size() + " tables";
        }
        Report.Table table = report.tables().getFirst();
        String difference = firstLine(file.csv(), csv);
        if (difference == null) {
            difference = columns(table);
        }
        if (difference == null && !file.notes.equals(table.notes())) {
            difference = "notes " + table.notes() + ", not " + file.notes;
        }
        if (difference == null) {
            difference = rejects(rejects);
        }
        return difference == null ? headers(table) : difference;
    }

    private static @Nullable String firstLine(String wanted, String made) {
        if (wanted.equals(made)) {
            return null;
        }
        List<String> want = List.of(wanted.split("\r\n", -1));
        List<String> got = List.of(made.split("\r\n", -1));
        int line = 0;
        while (line < Math.min(want.size(), got.size()) && want.get(line).equals(got.get(line))) {
            line++;
        }
        return "line %d of CSV (%d lines, not %d):\n  %s\nnot\n  %s"
                .formatted(line, got.size(), want.size(), at(got, line), at(want, line));
    }

    private static String at(List<String> lines, int line) {
        return line < lines.size() ? lines.get(line) : "(end)";
    }

    private @Nullable String headers(Report.Table table) {
        long dropped =
                table.changes().stream()
                        .filter(change -> change.what().equals("HEADER_REPEATED"))
                        .mapToLong(Report.Change::count)
                        .sum();
        return dropped == file.headersAgain ? null : dropped + " headers dropped";
    }

    private @Nullable String rejects(String rejects) {
        List<List<String>> rows = Csv.read(rejects);
        List<List<String>> made = rows.isEmpty() ? rows : rows.subList(1, rows.size());
        for (int i = 0; i < Math.max(made.size(), file.rejects().size()); i++) {
            List<String> want = i < file.rejects().size() ? file.rejects().get(i) : List.of();
            List<String> got =
                    i < made.size() ? made.get(i).stream().map(String::strip).toList() : List.of();
            if (!want.equals(got)) {
                return "reject " + got + ", not " + want;
            }
        }
        return null;
    }

    private @Nullable String columns(Report.Table table) {
        for (int i = 0; i < table.columns().size(); i++) {
            Report.Column made = table.columns().get(i);
            GeneratedColumn known = file.table.columns.get(i);
            boolean ofPersons =
                    table.personalData().stream()
                            .filter(found -> found.guard() != PersonalData.Guard.NOTE)
                            .anyMatch(found -> made.name().equals(found.column()));
            String difference =
                    made.type() == file.types().get(i)
                            ? column(made, known, ofPersons)
                            : "type " + made.type();
            if (difference != null) {
                return "column %d, %s, a %s: %s".formatted(i, made.name(), known.type, difference);
            }
        }
        return null;
    }

    /// @param ofPersons the generator writes phone numbers too, whose values no report tells
    private static @Nullable String column(
            Report.Column made, GeneratedColumn known, boolean ofPersons) {
        List<String> values = Arrays.stream(known.clean).filter(cell -> !cell.isEmpty()).toList();
        if (!Objects.equals(made.unit(), values.isEmpty() ? null : known.unit)) {
            return "unit " + made.unit() + ", not " + known.unit;
        }
        if (made.missing() != known.clean.length - values.size()
                || made.rejected() != known.rejected.cardinality()) {
            return "missing %d, rejected %d".formatted(made.missing(), made.rejected());
        }
        if (values.isEmpty()) {
            return null;
        }
        if (ofPersons) {
            boolean told = made.min() != null || made.max() != null || !made.top().isEmpty();
            return told ? "values of persons are told" : null;
        }
        boolean number = known.type == ColumnType.NUMBER || known.type == ColumnType.INTEGER;
        return number ? numbers(made, known, values) : texts(made, values);
    }

    private static @Nullable String numbers(
            Report.Column made, GeneratedColumn known, List<String> values) {
        List<BigDecimal> numbers = values.stream().map(BigDecimal::new).sorted().toList();
        Set<BigDecimal> distinct = new HashSet<>();
        numbers.forEach(number -> distinct.add(number.stripTrailingZeros()));
        BigDecimal least = numbers.getFirst();
        BigDecimal most = numbers.getLast();
        boolean ends =
                least.compareTo(new BigDecimal(Objects.requireNonNull(made.min()))) == 0
                        && most.compareTo(new BigDecimal(Objects.requireNonNull(made.max()))) == 0;
        if (!ends || made.distinct() != distinct.size()) {
            return "%s to %s, %d values; not %s to %s, %d"
                    .formatted(
                            made.min(), made.max(), made.distinct(), least, most, distinct.size());
        }
        int scale = numbers.stream().mapToInt(BigDecimal::scale).max().orElse(0);
        Integer decimals = known.type == ColumnType.INTEGER ? null : (Integer) scale;
        return known.floating || Objects.equals(made.decimals(), decimals)
                ? mean(made, known, numbers)
                : "decimals " + made.decimals() + ", not " + decimals;
    }

    private static @Nullable String mean(
            Report.Column made, GeneratedColumn known, List<BigDecimal> numbers) {
        BigDecimal sum = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal count = BigDecimal.valueOf(numbers.size());
        BigDecimal mean = new BigDecimal(Objects.requireNonNull(made.mean()));
        BigDecimal apart = mean.multiply(count).subtract(sum).abs();
        BigDecimal most =
                known.floating
                        ? numbers.stream()
                                .map(BigDecimal::abs)
                                .max(Comparator.naturalOrder())
                                .orElseThrow()
                                .multiply(new BigDecimal("1e-9"))
                        : count.multiply(new BigDecimal("1e-6"));
        return apart.compareTo(most) <= 0 ? null : "mean " + mean + " of a sum of " + sum;
    }

    /// Dates and times in canonical form are in the order of their text.
    private static @Nullable String texts(Report.Column made, List<String> values) {
        List<byte[]> sorted =
                values.stream()
                        .map(value -> value.getBytes(StandardCharsets.UTF_8))
                        .sorted(Arrays::compareUnsigned)
                        .toList();
        String least = new String(sorted.getFirst(), StandardCharsets.UTF_8);
        String most = new String(sorted.getLast(), StandardCharsets.UTF_8);
        int distinct = new HashSet<>(values).size();
        boolean time = made.type() == ColumnType.TIME || made.type() == ColumnType.DATETIME;
        boolean ends = time || (least.equals(made.min()) && most.equals(made.max()));
        if (!ends || made.distinct() != distinct) {
            return "%s to %s, %d values; not %s to %s, %d"
                    .formatted(made.min(), made.max(), made.distinct(), least, most, distinct);
        }
        for (Report.TopValue top : made.top()) {
            if (values.stream().filter(top.value()::equals).count() != top.count()) {
                return "top " + top;
            }
        }
        return made.texts() == null ? null : lengths(made.texts(), values);
    }

    private static @Nullable String lengths(Report.TextProfile texts, List<String> values) {
        int[] lengths =
                values.stream().mapToInt(v -> v.codePointCount(0, v.length())).sorted().toArray();
        return texts.shortest() == lengths[0] && texts.longest() == lengths[lengths.length - 1]
                ? null
                : "lengths " + texts;
    }
}
