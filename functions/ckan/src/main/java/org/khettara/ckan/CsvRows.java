package org.khettara.ckan;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of one of our CSV files, one after the other: RFC 4180, UTF-8, one header row.
final class CsvRows implements AutoCloseable {
    private final MappingIterator<String[]> rows;
    private long number;

    private CsvRows(MappingIterator<String[]> rows) {
        this.rows = rows;
    }

    /// @param in closed with the rows
    static CsvRows open(InputStream in) throws IOException {
        MappingIterator<String[]> rows =
                new CsvMapper()
                        .readerFor(String[].class)
                        .with(CsvParser.Feature.WRAP_AS_ARRAY)
                        .readValues(in);
        if (rows.hasNextValue()) {
            rows.nextValue();
        }
        return new CsvRows(rows);
    }

    /// Null at the end.
    @Nullable CsvRow next() throws IOException {
        return rows.hasNextValue() ? new CsvRow(++number, List.of(rows.nextValue())) : null;
    }

    List<CsvRow> page(long offset, int limit) throws IOException {
        var page = new ArrayList<CsvRow>();
        while (page.size() < limit && rows.hasNextValue()) {
            String[] cells = rows.nextValue();
            if (++number > offset) {
                page.add(new CsvRow(number, List.of(cells)));
            }
        }
        return page;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
