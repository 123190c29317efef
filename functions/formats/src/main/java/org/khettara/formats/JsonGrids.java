package org.khettara.formats;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.ReasonCode;
import org.khettara.engine.Limits;
import org.khettara.engine.Refusal;
import org.khettara.engine.Sheets;

/// Reads JSON tables that are written as arrays of cells, row by row or column by column.
record JsonGrids(Path file, Limits limits) {
    /// Most letters of a table written column by column: it is turned in memory.
    private static final long TURNED_CHARS = 32L << 20;

    private static final int CELL_COST = 16;

    void rows(JsonTable.Grid grid, Sheets out) throws IOException, Refusal {
        List<String> names = grid.names();
        Sheets.Sheet sheet = names == null ? out.grid("") : out.records("", names);
        try (JsonTokens tokens = JsonTokens.open(file, limits)) {
            tokens.seek(grid.start());
            long number = 0;
            boolean root = grid.start() == JsonTable.ROOT;
            for (JsonToken t = root ? tokens.next() : tokens.inside();
                    t != null && t != JsonToken.END_ARRAY;
                    t = root ? tokens.next() : tokens.inside()) {
                sheet.row(++number);
                row(t, tokens, sheet);
            }
        }
    }

    private void row(JsonToken token, JsonTokens tokens, Sheets.Sheet sheet)
            throws IOException, Refusal {
        if (token != JsonToken.START_ARRAY) {
            cell(0, token, tokens, sheet);
            return;
        }
        int column = 0;
        for (JsonToken t = tokens.inside(); t != JsonToken.END_ARRAY; t = tokens.inside()) {
            cell(column++, t, tokens, sheet);
        }
    }

    private void cell(int column, JsonToken token, JsonTokens tokens, Sheets.Sheet sheet)
            throws IOException, Refusal {
        checkColumns(column + 1);
        String text = text(token, tokens);
        if (text != null && !text.isEmpty()) {
            sheet.cell(column, text);
        }
    }

    private static @Nullable String text(JsonToken token, JsonTokens tokens)
            throws IOException, Refusal {
        return token.isStructStart() ? tokens.json() : tokens.scalar();
    }

    private void checkColumns(int columns) throws Refusal {
        if (columns > limits.columns()) {
            throw Refusal.of(ReasonCode.TOO_LARGE, "TOO_LARGE.fields", limits.columns());
        }
    }

    /// Turns columns into rows.
    void columns(JsonTable.Columns table, Sheets out) throws IOException, Refusal {
        List<String> names = new ArrayList<>();
        List<List<@Nullable String>> columns = new ArrayList<>();
        long chars = 0;
        try (JsonTokens tokens = JsonTokens.open(file, limits)) {
            tokens.seek(table.start());
            while (tokens.inside() != JsonToken.END_OBJECT) {
                names.add(tokens.name());
                checkColumns(names.size());
                tokens.inside();
                columns.add(new ArrayList<>());
                for (JsonToken t = tokens.inside(); !t.isStructEnd(); t = tokens.inside()) {
                    JsonToken value = t == JsonToken.FIELD_NAME ? tokens.inside() : t;
                    String text = text(value, tokens);
                    chars += CELL_COST + (text == null ? 0 : text.length());
                    if (chars > TURNED_CHARS) {
                        throw Refusal.of(
                                ReasonCode.TOO_LARGE, "TOO_LARGE.turned", TURNED_CHARS >> 20);
                    }
                    columns.getLast().add(text);
                }
            }
        }
        write(columns, table.rows(), out.records("", names));
    }

    private static void write(List<List<@Nullable String>> columns, long rows, Sheets.Sheet sheet)
            throws IOException, Refusal {
        for (int row = 0; row < rows; row++) {
            sheet.row(row + 1L);
            for (int column = 0; column < columns.size(); column++) {
                String text = columns.get(column).get(row);
                if (text != null && !text.isEmpty()) {
                    sheet.cell(column, text);
                }
            }
        }
    }
}
