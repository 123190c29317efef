package org.khettara.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/// A clean table of random content, and the text that a publisher spoils it to, in one known way.
final class Pollution {
    /// One way to spoil a table.
    enum Kind {
        DIALECT,
        SINGLE_QUOTES,
        BACKSLASH_ESCAPE,
        ALL_QUOTED,
        EXTRA_DELIMITER,
        MISSING_DELIMITER,
        STRAY_QUOTE,
        UNESCAPED_QUOTES,
        BLANKS_FOR_DELIMITERS,
        PREAMBLE,
        WIDE_PREAMBLE,
        FOOTER,
        GROUPED_HEADER,
        NO_HEADER,
        TEXT_ONLY,
        HEADER_REPEATED,
        BLANK_ROWS,
        LONG_NAMES,
        FEW_ROWS,
        ONE_COLUMN,
        MIXED_ENDS,
        TRAILING_DELIMITERS,
        METADATA,
        YEAR_HEADER,
        STACKED_HEADER,
        SHORT_ROWS,
        OTHER_DELIMITER,
        UNQUOTED_DELIMITER,
        SPARSE
    }

    final List<String> header;
    final List<List<String>> rows;
    String text = "";
    private final Random random;
    private final Kind kind;
    private final CleanTable table;
    private char delimiter;
    private char quote = '"';
    private String escaped = "\"\"";
    private String end;
    private boolean all;

    Pollution(Kind kind, long seed) {
        this.kind = kind;
        this.random = new Random(seed * 1000 + kind.name().hashCode());
        this.delimiter = ",;\t|".charAt(random.nextInt(4));
        this.end = random.nextBoolean() ? "\n" : "\r\n";
        this.table = new CleanTable(kind, random);
        this.header = table.header;
        this.rows = table.rows;
        setDialect();
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            lines.add(line(row));
        }
        lines.addFirst(line(header));
        spoil(lines);
        text = joined(lines);
    }

    private String joined(List<String> lines) {
        if (kind != Kind.MIXED_ENDS) {
            return String.join(end, lines) + (random.nextBoolean() ? end : "");
        }
        StringBuilder joined = new StringBuilder();
        for (String line : lines) {
            joined.append(line).append(random.nextBoolean() ? "\n" : "\r\n");
        }
        return joined.toString();
    }

    private void setDialect() {
        switch (kind) {
            case DIALECT -> delimiter = ",;\t|~^ ".charAt(random.nextInt(7));
            case SINGLE_QUOTES -> {
                quote = '\'';
                escaped = "''";
                all = true;
            }
            case BACKSLASH_ESCAPE -> escaped = "\\\"";
            case ALL_QUOTED -> all = true;
            default -> all = random.nextInt(6) == 0;
        }
    }

    private String line(List<String> cells) {
        return line(cells, delimiter);
    }

    private String line(List<String> cells, char with) {
        return cells.stream().map(this::quoted).collect(Collectors.joining("" + with));
    }

    private String quoted(String cell) {
        boolean needed =
                all
                        || cell.indexOf(delimiter) >= 0
                        || cell.indexOf('"') >= 0
                        || cell.indexOf('\n') >= 0;
        String doubled = kind == Kind.UNESCAPED_QUOTES ? cell : cell.replace("" + quote, escaped);
        return needed ? quote + doubled + quote : cell;
    }

    private void spoil(List<String> lines) {
        int bad = random.nextInt(rows.size());
        switch (kind) {
            case EXTRA_DELIMITER -> spoilRow(lines, bad, true);
            case MISSING_DELIMITER -> spoilRow(lines, bad, false);
            case STRAY_QUOTE -> strayQuote(lines, bad);
            case BLANKS_FOR_DELIMITERS -> lines.set(bad + 1, line(rows.get(bad), ' '));
            case PREAMBLE, WIDE_PREAMBLE -> preamble(lines);
            case METADATA -> {
                lines.addFirst("");
                lines.addFirst(line(List.of("Unité", "millier")));
                lines.addFirst(line(List.of("Producteur", "Direction de " + table.word())));
            }
            case STACKED_HEADER -> {
                for (int i = random.nextInt(3); i >= 0; i--) {
                    lines.addFirst(lines.getFirst());
                }
            }
            case SHORT_ROWS -> shorten(lines);
            case OTHER_DELIMITER -> {
                char other = delimiter == ';' ? '|' : ';';
                if (line(rows.get(bad), other).chars().filter(c -> c == other).count()
                        == header.size() - 1) {
                    lines.set(bad + 1, line(rows.get(bad), other));
                }
            }
            case UNQUOTED_DELIMITER -> unquote(lines);
            case FOOTER -> {
                lines.add("");
                lines.add("Source : ministère de " + table.word());
                lines.add("(*) données provisoires, hors " + table.word());
            }
            case GROUPED_HEADER -> group(lines);
            case NO_HEADER -> {
                lines.removeFirst();
                for (int i = 0; i < header.size(); i++) {
                    header.set(i, "col_" + i);
                }
            }
            case HEADER_REPEATED -> {
                for (int i = lines.size() - 5; i > 5; i -= 10) {
                    lines.add(i, lines.getFirst());
                }
            }
            case BLANK_ROWS -> {
                for (int i = lines.size() - 2; i > 2; i -= 9) {
                    lines.add(i, random.nextBoolean() ? "" : blankRow());
                }
            }
            case TRAILING_DELIMITERS -> lines.replaceAll(line -> line + delimiter + delimiter);
            default -> {}
        }
        if (kind == Kind.TRAILING_DELIMITERS) {
            header.addAll(List.of("", ""));
            rows.forEach(row -> row.addAll(List.of("", "")));
        }
    }

    /// Empty cells at the end of a row left out with their delimiters.
    private void shorten(List<String> lines) {
        for (int i = 0; i < rows.size(); i++) {
            List<String> row = rows.get(i);
            row.set(row.size() - 1, random.nextInt(3) == 0 ? row.getLast() : "");
            int end = row.size();
            while (end > 0 && row.get(end - 1).isEmpty()) {
                end--;
            }
            lines.set(i + 1, line(row.subList(0, end)));
        }
    }

    /// A text with the delimiter in it, in some rows without the quotes it needs.
    private void unquote(List<String> lines) {
        for (int i = 3; i < rows.size(); i += 11) {
            List<String> row = rows.get(i);
            for (int j = 0; j < row.size(); j++) {
                if (row.get(j).indexOf(", ") > 0) {
                    row.set(j, row.get(j).replace("; ", " ").replace(", ", delimiter + " "));
                    lines.set(i + 1, String.join("" + delimiter, row));
                    break;
                }
            }
        }
    }

    private String blankRow() {
        return String.valueOf(delimiter).repeat(header.size() - 1);
    }

    private void spoilRow(List<String> lines, int row, boolean extra) {
        int at = random.nextInt(header.size() - 1);
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < header.size(); i++) {
            line.append(quoted(rows.get(row).get(i)));
            String between = i == header.size() - 1 ? "" : "" + delimiter;
            line.append(i != at ? between : extra ? between + delimiter : "");
        }
        lines.set(row + 1, line.toString());
    }

    private void strayQuote(List<String> lines, int row) {
        int at = random.nextInt(header.size());
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < header.size(); i++) {
            line.append(i > 0 ? "" + delimiter : "").append(i == at ? "\"" : "");
            line.append(quoted(rows.get(row).get(i)));
        }
        lines.set(row + 1, line.toString());
        List<String> cells = new ArrayList<>(rows.get(row));
        cells.set(at, "\"" + cells.get(at));
        rows.set(row, cells);
    }

    private void preamble(List<String> lines) {
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            String title = "Bulletin " + table.words(3 + random.nextInt(4));
            boolean wide = kind == Kind.WIDE_PREAMBLE;
            lines.addFirst(quoted(title) + (wide ? blankRow() : ""));
        }
        if (random.nextBoolean()) {
            lines.add(count, kind == Kind.WIDE_PREAMBLE ? blankRow() : "");
        }
    }

    /// Names over pairs of columns, given once per pair.
    private void group(List<String> lines) {
        List<String> groups = new ArrayList<>(Collections.nCopies(header.size(), ""));
        for (int i = 1; i + 1 < header.size(); i += 2) {
            String group = "Groupe " + (char) ('K' + i);
            groups.set(i, group);
            header.set(i, group + " " + header.get(i));
            header.set(i + 1, group + " " + header.get(i + 1));
        }
        lines.addFirst(line(groups));
    }

    @Override
    public String toString() {
        return kind + " delimiter " + (int) delimiter + " " + header;
    }
}
