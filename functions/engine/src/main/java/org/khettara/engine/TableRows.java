package org.khettara.engine;

import java.io.IOException;
import java.io.Reader;
import java.util.List;

/// The rows of data of a table, in order: header, blank rows and repeated headers left out. Every
/// pass over a table reads it through this class, so that all see the same rows.
final class TableRows implements AutoCloseable {
    private final Reader reader;
    private final RecordParser parser;
    private final RowRepair repair;
    private final TextDialect dialect;
    private final Layout layout;

    private long blank;
    private long headersAgain;
    private boolean afterBlank;

    TableRows(Sniffed sniffed, Limits limits) throws IOException {
        this.reader = sniffed.open();
        this.parser = new RecordParser(reader, limits, sniffed.origin().rowsBefore());
        this.dialect = sniffed.dialect();
        this.layout = sniffed.layout();
        this.repair = new RowRepair(parser, sniffed, limits);
    }

    boolean next(Row row) throws IOException, Refusal {
        afterBlank = false;
        while (parser.next(row, dialect)) {
            if (row.record < layout.firstData()) {
                continue;
            }
            if (row.isBlank()) {
                blank++;
                afterBlank = true;
            } else if (isHeader(row)) {
                headersAgain++;
            } else {
                repair.repair(row);
                return true;
            }
        }
        return false;
    }

    private boolean isHeader(Row row) {
        for (List<String> header : layout.header()) {
            if (matches(row, header)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(Row row, List<String> header) {
        if (row.count() < 2 && header.size() > 1) {
            return false;
        }
        int filled = 0;
        for (int i = 0; i < Math.max(row.count(), header.size()); i++) {
            String name = i < header.size() ? header.get(i) : "";
            if (row.count() <= i ? !name.isEmpty() : !sameCell(row, i, name)) {
                return false;
            }
            filled += name.isEmpty() ? 0 : 1;
        }
        return filled > 1 || header.size() == 1;
    }

    private static boolean sameCell(Row row, int cell, String name) {
        int from = row.from(cell);
        if (row.to(cell) - from != name.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (row.text()[from + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Whether a blank row stands before the row read last.
    boolean afterBlank() {
        return afterBlank;
    }

    long blankRows() {
        return blank;
    }

    long headersAgain() {
        return headersAgain;
    }

    long repaired() {
        return repair.repaired();
    }

    String lineEnding() {
        long all = parser.lf + parser.crlf + parser.cr;
        if (parser.lf == all) {
            return "LF";
        }
        return parser.crlf == all ? "CRLF" : parser.cr == all ? "CR" : "MIXED";
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
