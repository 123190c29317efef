package org.khettara.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.khettara.core.report.ColumnType;

/// A generated table as the file of a publisher, with what else such files hold: title rows, blank
/// rows, group names, the header again, notes, empty columns, rows cut short. Left out is what
/// nobody can tell: remarks beside a table of one or two columns, where a row of one cell may be a
/// row of data, rows that lack one cell, where a delimiter may be missing anywhere, and a lone
/// title in quotes that no other cell of the file has.
final class GeneratedFile {
    private static final String[] TITLES = {
        "Royaume du Maroc",
        "Annuaire statistique, édition 2023",
        "Tableau 4; situation au 31 décembre",
        "وزارة الداخلية",
        "Unité : millier de personnes"
    };
    private static final String[] NOTES = {
        "Source : HCP", "(*) Chiffres provisoires", "Note : données arrondies", "المصدر : المندوبية"
    };

    final GeneratedTable table;
    final GeneratedDialect dialect;
    final Encodings encoding;
    final List<String> notes = new ArrayList<>();

    /// Record number of each row, from 1.
    final long[] records;

    int headersAgain;
    private final Random random;
    private final boolean hasHeader;
    private final int trailing;
    private final boolean cutsShort;
    private final StringBuilder text = new StringBuilder();
    private final List<String> groups = new ArrayList<>();
    private long record;

    GeneratedFile(long seed) {
        this.random = new Random(seed * 7919 + 17);
        this.table = new GeneratedTable(random);
        this.dialect = new GeneratedDialect(random, table);
        this.records = new long[table.rows];
        int width = table.columns.size();
        boolean tells = table.columns.getFirst().tells();
        this.hasHeader =
                !tells
                        || table.rows < 6
                        || table.grouped > 0
                        || random.nextInt(12) > 0
                        || table.needsNames();
        this.trailing = width > 1 && random.nextInt(10) == 0 ? 1 + random.nextInt(3) : 0;
        this.cutsShort = trailing == 0 && width > 3 && random.nextInt(8) == 0;
        if (!hasHeader) {
            for (int i = 0; i < width; i++) {
                table.names.set(i, "col_" + i);
            }
        }
        write(width);
        this.encoding = table.encoding.fitting(text.toString());
    }

    private void write(int width) {
        boolean decorated = width > 2 && table.rows > 5;
        if (decorated && hasHeader && random.nextInt(3) == 0) {
            titles(1 + random.nextInt(4));
        }
        if (hasHeader) {
            header();
        }
        boolean large = decorated && table.rows > 20;
        int again = large && hasHeader && random.nextInt(8) == 0 ? random.nextInt(table.rows) : 0;
        int blank = large && random.nextInt(12) == 0 ? random.nextInt(table.rows) : 0;
        for (int row = 0; row < table.rows; row++) {
            if (row == blank && row > 0) {
                blank(1);
            }
            if (row == again && row > 0) {
                header();
                headersAgain += groups.isEmpty() ? 1 : 2;
            }
            row(row);
        }
        if (decorated && (width > 4 || dialect.isBare()) && random.nextInt(4) == 0) {
            notes(1 + random.nextInt(3));
        }
        if (random.nextInt(5) == 0) {
            text.setLength(text.length() - dialect.end.length());
        }
    }

    private void line(List<String> cells) {
        text.append(dialect.line(cells));
        record++;
    }

    /// Empty lines, or lines of delimiters alone.
    private void blank(int count) {
        boolean padded = random.nextBoolean() && dialect.isBare();
        for (int i = 0; i < count; i++) {
            line(padded ? Collections.nCopies(table.columns.size(), "") : List.of(""));
        }
    }

    private void remark(String text, boolean padded) {
        String remark = text.replace(dialect.delimiter, "-");
        List<String> cells = new ArrayList<>(List.of(remark));
        while (padded && cells.size() < table.columns.size() + trailing) {
            cells.add("");
        }
        line(cells);
        notes.add(remark);
    }

    private void titles(int count) {
        blank(random.nextInt(2));
        boolean padded = random.nextBoolean() && dialect.isBare();
        for (int i = 0; i < count; i++) {
            remark(TITLES[random.nextInt(table.arabic > 0 ? 5 : 3)], padded);
        }
        blank(random.nextInt(3));
    }

    private void notes(int count) {
        blank(random.nextInt(2));
        boolean padded = dialect.isBare() && (table.columns.size() < 5 || random.nextBoolean());
        for (int i = 0; i < count; i++) {
            remark(NOTES[random.nextInt(table.arabic > 0 ? 4 : 3)], padded);
        }
    }

    /// One row of names, or group names over the names of their columns.
    private void header() {
        int width = table.columns.size();
        if (table.grouped > 0 && groups.isEmpty()) {
            group(width);
        }
        if (!groups.isEmpty()) {
            line(padded(groups));
        }
        List<String> titles = new ArrayList<>(table.titles);
        for (int i = 0; i < table.grouped; i++) {
            titles.set(i, "");
        }
        line(padded(titles));
    }

    private void group(int width) {
        groups.addAll(table.titles.subList(0, table.grouped));
        String group = "";
        int year = 2010 + random.nextInt(10);
        boolean years = random.nextBoolean();
        int size = 2 + random.nextInt(2);
        for (int i = table.grouped; i < width; i++) {
            boolean first = (i - table.grouped) % size == 0;
            if (first) {
                group = years ? "" + year++ : "Groupe " + (char) ('A' + i);
            }
            groups.add(first ? group : "");
            table.names.set(i, group + " " + table.names.get(i));
        }
    }

    private List<String> padded(List<String> cells) {
        List<String> padded = new ArrayList<>(cells);
        padded.addAll(Collections.nCopies(trailing, ""));
        return padded;
    }

    private void row(int row) {
        List<String> cells = new ArrayList<>();
        for (GeneratedColumn column : table.columns) {
            cells.add(column.raw[row]);
        }
        int width = cells.size();
        boolean cut = cutsShort && cells.get(width - 2).isEmpty() && random.nextInt(4) == 0;
        while (cut && cells.size() > 2 && cells.getLast().isEmpty()) {
            cells.removeLast();
        }
        line(padded(cells));
        records[row] = record;
    }

    byte[] bytes() {
        return encoding.encode(text.toString());
    }

    /// The CSV that the table must become.
    String csv() {
        StringBuilder csv = new StringBuilder();
        append(csv, table.names);
        for (int row = 0; row < table.rows; row++) {
            List<String> cells = new ArrayList<>();
            for (GeneratedColumn column : table.columns) {
                cells.add(column.clean[row]);
            }
            append(csv, cells);
        }
        return csv.toString();
    }

    private static void append(StringBuilder csv, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            boolean quoted = cell.chars().anyMatch(c -> "\",\n\r".indexOf(c) >= 0);
            csv.append(i > 0 ? "," : "")
                    .append(quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
        }
        csv.append("\r\n");
    }

    /// Without any row a column has no type to show.
    List<ColumnType> types() {
        return table.columns.stream()
                .map(column -> table.rows == 0 ? ColumnType.STRING : column.type)
                .toList();
    }

    /// Row by row: record, column, cell as published, type that it is not of.
    List<List<String>> rejects() {
        List<List<String>> rejects = new ArrayList<>();
        for (int row = 0; row < table.rows; row++) {
            for (int i = 0; i < table.columns.size(); i++) {
                GeneratedColumn column = table.columns.get(i);
                if (column.rejected.get(row)) {
                    rejects.add(
                            List.of(
                                    "" + records[row],
                                    table.names.get(i),
                                    column.raw[row],
                                    "NOT_" + column.type.name()));
                }
            }
        }
        return rejects;
    }

    @Override
    public String toString() {
        return "%d columns, %d rows, %s, %s"
                .formatted(table.columns.size(), table.rows, dialect, encoding);
    }
}
