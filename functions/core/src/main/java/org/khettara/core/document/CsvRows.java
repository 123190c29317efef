package org.khettara.core.document;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Rows of a CSV that Khettara wrote or carries: UTF-8, commas, fields quoted as RFC 4180 has it.
public final class CsvRows implements Closeable {
    private final Reader in;
    private long read;

    public CsvRows(InputStream in) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
    }

    /// All rows of a small file in the class path, without its header.
    public static List<List<String>> ofResource(Class<?> owner, String name) {
        InputStream in = owner.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException(name + " is missing from the jar");
        }
        var rows = new ArrayList<List<String>>();
        try (var csv = new CsvRows(in)) {
            for (var row = csv.next(); row != null; row = csv.next()) {
                rows.add(row);
            }
        } catch (IOException e) {
            throw new IllegalStateException(name + " cannot be read", e);
        }
        return List.copyOf(rows.subList(1, rows.size()));
    }

    /// A row with its line end, fields quoted where they must be; nothing stands for null.
    public static String row(List<? extends @Nullable Object> fields) {
        return fields.stream().map(CsvRows::field).collect(Collectors.joining(",", "", "\n"));
    }

    private static String field(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        boolean isPlain =
                text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return isPlain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }

    /// Characters read so far.
    public long read() {
        return read;
    }

    /// The next row; null at the end.
    public @Nullable List<String> next() throws IOException {
        int c = get();
        if (c < 0) {
            return null;
        }
        var row = new ArrayList<String>();
        var field = new StringBuilder();
        boolean quoted = false;
        while (c >= 0 && (quoted || c != '\n')) {
            if (c == '"') {
                int after = quoted ? get() : 0;
                if (quoted && after == '"') {
                    field.append('"');
                } else if (quoted) {
                    quoted = false;
                    c = after;
                    continue;
                } else {
                    quoted = true;
                }
            } else if (c == ',' && !quoted) {
                row.add(field.toString());
                field.setLength(0);
            } else if (c != '\r' || quoted) {
                field.append((char) c);
            }
            c = get();
        }
        row.add(field.toString());
        return row;
    }

    private int get() throws IOException {
        read++;
        return in.read();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
