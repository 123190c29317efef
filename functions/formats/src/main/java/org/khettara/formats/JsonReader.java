package org.khettara.formats;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.ReasonCode;
import org.khettara.engine.FormatReader;
import org.khettara.engine.Limits;
import org.khettara.engine.Refusal;
import org.khettara.engine.Sheets;

/// Reads JSON: the array of records at the top or the largest one under any path of keys; else an
/// object of alike objects, of columns, or one single object as one record. Nested objects flatten
/// to dotted names, arrays within records stay JSON text, numbers keep their digits.
final class JsonReader implements FormatReader {
    @Override
    public @Nullable String recognise(Path file, byte[] head) throws IOException {
        return JsonHead.of(head).json() ? "json" : null;
    }

    @Override
    public void read(Path file, Sheets out, Limits limits) throws IOException, Refusal {
        JsonTable table;
        try (JsonTokens tokens = JsonTokens.open(file, limits)) {
            table = JsonSurvey.find(tokens, limits);
        }
        switch (table) {
            case null -> throw Refusal.of(ReasonCode.NOT_TABULAR, "NOT_TABULAR.records", "JSON");
            case JsonTable.Records records -> records(file, records.start(), false, out, limits);
            case JsonTable.Keyed keyed -> records(file, keyed.start(), true, out, limits);
            case JsonTable.Grid grid -> new JsonGrids(file, limits).rows(grid, out);
            case JsonTable.Columns columns -> new JsonGrids(file, limits).columns(columns, out);
        }
    }

    private static void records(Path file, long start, boolean keyed, Sheets out, Limits limits)
            throws IOException, Refusal {
        JsonRecords records = new JsonRecords(file, start, keyed, limits);
        Fields fields = new Fields(limits);
        records.survey(new NestedFields(false), fields);
        records.write(new NestedFields(true), fields, out);
    }
}
