package org.khettara.assessment;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.khettara.core.document.CsvRows;
import org.khettara.core.document.Json;
import org.khettara.pages.Indicators;

/// What was counted day by day: `series.csv`, a CSV with one row per date, which people and
/// programs may read. Columns are found by their names, so that a file from before there was a
/// column is still read.
final class Series {
    private static final String FILE_NAME = "series.csv";
    private static final List<String> COLUMNS =
            Arrays.stream(Indicators.class.getRecordComponents())
                    .map(RecordComponent::getName)
                    .toList();

    private final Folder folder;

    Series(Folder folder) {
        this.folder = folder;
    }

    /// Adds a day, in the place of what was counted earlier that day.
    ///
    /// @return all days, by date
    /// @throws IOException saying which line of the file is not as it should be
    List<Indicators> with(Indicators today) throws IOException {
        var days = new TreeMap<String, Indicators>();
        read().forEach(day -> days.put(day.date(), day));
        days.put(today.date(), today);
        List<Indicators> all = List.copyOf(days.values());
        folder.replace(FILE_NAME, csv(all));
        return all;
    }

    static String csv(List<Indicators> days) {
        var text = new StringBuilder(CsvRows.row(COLUMNS));
        for (Indicators day : days) {
            Map<?, ?> cells = json(day);
            text.append(CsvRows.row(COLUMNS.stream().map(cells::get).toList()));
        }
        return text.toString();
    }

    private static Map<?, ?> json(Indicators day) {
        try {
            return Json.read(Json.line(day), LinkedHashMap.class);
        } catch (IOException e) {
            throw new IllegalStateException("what was just written is read back", e);
        }
    }

    private List<Indicators> read() throws IOException {
        Optional<InputStream> file = folder.open(FILE_NAME);
        if (file.isEmpty()) {
            return List.of();
        }
        var days = new ArrayList<Indicators>();
        try (var rows = new CsvRows(file.get())) {
            List<String> header = rows.next();
            int line = 2;
            for (var row = rows.next(); row != null; row = rows.next(), line++) {
                days.add(day(header == null ? List.of() : header, row, line));
            }
        }
        return days;
    }

    private Indicators day(List<String> header, List<String> row, int line) throws IOException {
        Map<String, @Nullable String> cells = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(header.size(), row.size()); i++) {
            cells.put(header.get(i), row.get(i).isEmpty() ? null : row.get(i));
        }
        try {
            LocalDate.parse(String.valueOf(cells.get("date")));
            return Json.read(Json.line(cells), Indicators.class);
        } catch (IOException | DateTimeParseException e) {
            throw new IOException(
                    "%s, line %d is no day of the series: expected the columns %s. Mend or remove that line."
                            .formatted(folder.place(FILE_NAME), line, String.join(",", COLUMNS)),
                    e);
        }
    }
}
