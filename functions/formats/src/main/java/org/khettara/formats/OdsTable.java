package org.khettara.formats;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.khettara.core.report.ReasonCode;
import org.khettara.engine.Limits;
import org.khettara.engine.Refusal;
import org.khettara.engine.Sheets;

/// Reads the rows of one table of an OpenDocument spreadsheet. Rows and cells that stand for many
/// alike are written as often as they say where they hold something, all of them within the limit
/// of cells; empty ones cost nothing.
final class OdsTable {
    private static final int RECORD_CELLS = 16;

    private final XmlStream xml;
    private final Limits limits;
    private final OdsCell cell;
    private final List<Filled> filled = new ArrayList<>();
    private long cells;
    private long rowText;
    private long row;
    private long column;

    /// Neighbouring cells with the same text.
    private record Filled(int column, int times, String text) {}

    OdsTable(XmlStream xml, Limits limits) {
        this.xml = xml;
        this.limits = limits;
        this.cell = new OdsCell(xml, limits);
    }

    /// Reads the table begun last to its end.
    void read(Sheets.Sheet out) throws IOException, Refusal {
        row = 0;
        while (xml.next() && !xml.isEnd("table")) {
            if (!xml.isStart()) {
                continue;
            }
            switch (xml.name()) {
                case "table-row" -> readRow(out);
                case "table-row-group", "table-rows", "table-header-rows" -> {}
                default -> xml.skip();
            }
        }
    }

    private void readRow(Sheets.Sheet out) throws IOException, Refusal {
        int times = repeats("number-rows-repeated");
        filled.clear();
        column = 0;
        rowText = 0;
        while (xml.next() && !xml.isEnd("table-row")) {
            if (xml.isStart("table-cell")) {
                readCell();
            } else if (xml.isStart("covered-table-cell")) {
                column += repeats("number-columns-repeated");
                xml.skip();
            } else if (xml.isStart()) {
                xml.skip();
            }
        }
        write(times, out);
        row += times;
    }

    private int repeats(String attribute) throws Refusal {
        String times = xml.attribute(attribute);
        if (times == null) {
            return 1;
        }
        int number = XlsxStyles.number(times);
        if (number < 1) {
            throw ZipPackage.corrupt();
        }
        return number;
    }

    private void readCell() throws IOException, Refusal {
        int times = repeats("number-columns-repeated");
        String text = cell.read();
        if (!text.isEmpty()) {
            if (column + times > limits.columns()) {
                throw Refusal.of(ReasonCode.TOO_LARGE, "TOO_LARGE.columns", limits.columns());
            }
            rowText += text.length();
            if (rowText > (long) RECORD_CELLS * limits.cellChars()) {
                throw Refusal.of(
                        ReasonCode.TOO_LARGE,
                        "TOO_LARGE.record",
                        (long) RECORD_CELLS * limits.cellChars());
            }
            filled.add(new Filled((int) column, times, text));
        }
        column += times;
    }

    private void write(int times, Sheets.Sheet out) throws IOException, Refusal {
        if (filled.isEmpty()) {
            return;
        }
        long inRow = filled.stream().mapToLong(Filled::times).sum();
        cells += inRow * times;
        if (cells > limits.formats().cells()) {
            throw Refusal.of(ReasonCode.BOMB, "BOMB.cells", cells);
        }
        if (row + times > limits.formats().rows()) {
            throw Refusal.of(ReasonCode.TOO_LARGE, "TOO_LARGE.rows", limits.formats().rows());
        }
        for (int i = 1; i <= times; i++) {
            out.row(row + i);
            for (Filled group : filled) {
                for (int j = 0; j < group.times; j++) {
                    out.cell(group.column + j, group.text);
                }
            }
        }
    }
}
