package org.khettara.formats;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.khettara.engine.Limits;
import org.khettara.engine.Refusal;
import org.khettara.engine.Sheets;

/// Reads a list of JSON records twice: for the union of their fields, then for their values.
///
/// @param start as in [JsonTable]
/// @param keyed whether it is an object of records, whose keys become the first column
record JsonRecords(Path file, long start, boolean keyed, Limits limits) {
    private static final String KEY = "key";

    /// Takes a record's fields; must empty the row.
    private interface Target {
        void take(RecordRow row) throws IOException, Refusal;
    }

    /// Adds the fields of every record.
    void survey(RecordShape shape, Fields fields) throws IOException, Refusal {
        each(shape, new RecordRow(fields), RecordRow::clear);
    }

    /// Hands on every record.
    ///
    /// @param fields as surveyed
    void write(RecordShape shape, Fields fields, Sheets out) throws IOException, Refusal {
        Sheets.Sheet sheet = out.records("", fields.names());
        long[] number = {0};
        each(shape, new RecordRow(fields), row -> row.writeTo(sheet, ++number[0]));
    }

    private void each(RecordShape shape, RecordRow row, Target target) throws IOException, Refusal {
        try (JsonTokens tokens = JsonTokens.open(file, limits)) {
            tokens.seek(start);
            for (JsonToken value = element(tokens, row);
                    value != null;
                    value = element(tokens, row)) {
                shape.flatten(value, tokens, row);
                target.take(row);
            }
        }
    }

    private @Nullable JsonToken element(JsonTokens tokens, RecordRow row)
            throws IOException, Refusal {
        if (start == JsonTable.ROOT) {
            return tokens.next();
        }
        JsonToken token = tokens.inside();
        if (token == JsonToken.END_ARRAY || token == JsonToken.END_OBJECT) {
            return null;
        }
        if (!keyed) {
            return token;
        }
        row.put(KEY, tokens.name());
        return tokens.inside();
    }
}
