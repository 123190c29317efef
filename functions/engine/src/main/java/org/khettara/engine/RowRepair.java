package org.khettara.engine;

import java.io.IOException;

/// Gives a record whose quotes or number of cells fail the cut that fits the table. A conforming
/// record passes unchanged.
final class RowRepair {
    private final RecordParser parser;
    private final TextDialect dialect;
    private final int width;
    private long repaired;

    RowRepair(RecordParser parser, TextDialect dialect, int width) {
        this.parser = parser;
        this.dialect = dialect;
        this.width = width;
    }

    void repair(Row row) throws IOException, Refusal {
        if (!row.faulty) {
            return;
        }
        repaired++;
        if (row.count() != width) {
            parser.again(row, dialect.withoutQuotes(), RecordParser.Quotes.STRICT);
            if (row.count() != width) {
                parser.again(row, dialect, RecordParser.Quotes.LENIENT);
            }
            row.faulty = true;
        }
    }

    long repaired() {
        return repaired;
    }
}
