package org.khettara.formats;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import org.khettara.core.report.ReasonCode;
import org.khettara.engine.Limits;
import org.khettara.engine.Refusal;
import org.khettara.engine.Sheets;

/// Reads the cells of one worksheet. Takes its XML; hands on what each cell stores: a formula's
/// result, a date by its format, a number to 15 digits.
final class XlsxSheet {
    private static final int LAST_COLUMN = 16_384;

    private final XlsxWorkbook workbook;
    private final XlsxWorkbook.Sheet sheet;
    private final Sheets.Sheet out;
    private final Limits limits;
    private final StoredNumber numbers = new StoredNumber();
    private final StringBuilder value = new StringBuilder();
    private final StringBuilder text = new StringBuilder();
    private long row;
    private int column;
    private int style;
    private CellType type = CellType.NUMBER;

    private XlsxSheet(
            XlsxWorkbook workbook, XlsxWorkbook.Sheet sheet, Sheets.Sheet out, Limits limits) {
        this.workbook = workbook;
        this.sheet = sheet;
        this.out = out;
        this.limits = limits;
    }

    static void read(
            ZipPackage parts,
            XlsxWorkbook workbook,
            XlsxWorkbook.Sheet sheet,
            Sheets sheets,
            Limits limits)
            throws IOException, Refusal {
        try (InputStream part = parts.open(sheet.part())) {
            Sheets.Sheet out = sheets.grid(sheet.name());
            XlsxSheet reading = new XlsxSheet(workbook, sheet, out, limits);
            PlainRows rows = PlainRows.of(part);
            reading.read(rows);
            try (XmlStream xml = new XmlStream(rows.rest(), limits)) {
                reading.read(xml, rows.inRow());
            }
        }
    }

    private void read(PlainRows rows) throws IOException, Refusal {
        for (PlainRows.Found found = rows.next();
                found != PlainRows.Found.REST;
                found = rows.next()) {
            if (found == PlainRows.Found.ROW) {
                startRow(rows.place() == PlainRows.UNPLACED ? row + 1 : rows.place());
            } else {
                place(rows.place() == PlainRows.UNPLACED ? column + 1 : rows.place());
                if (rows.isFilled()) {
                    hand(rows);
                }
            }
        }
    }

    private void hand(PlainRows rows) throws IOException, Refusal {
        style = rows.style();
        type = rows.type();
        if (stands(rows)) {
            out.cell(column, rows.text(), rows.from(), rows.length());
            return;
        }
        if (type == CellType.SHARED) {
            share(rows.textAsNumber());
            return;
        }
        value.setLength(0);
        value.append(new String(rows.text(), rows.from(), rows.length(), UTF_8));
        hand();
    }

    /// Whether the cell is to be handed on just as it is written: plain numbers and texts.
    private boolean stands(PlainRows rows) {
        byte[] written = rows.text();
        int end = rows.from() + rows.length();
        if (type == CellType.TEXT) {
            for (int i = rows.from(); i < end - 1; i++) {
                if (written[i] == '_' && written[i + 1] == 'x') {
                    return false;
                }
            }
            return true;
        }
        return type == CellType.NUMBER
                && workbook.styles().format(style) == NumberFormats.NUMBER
                && isShort(written, rows.from(), end);
    }

    /// @param begun the first row was told by its bytes up to some cell
    private void read(XmlStream xml, boolean begun) throws IOException, Refusal {
        boolean known = begun;
        while (xml.next()) {
            if (xml.isStart("row")) {
                if (!known) {
                    String number = xml.attribute("r");
                    startRow(number == null ? row + 1 : XlsxStyles.number(number));
                }
                known = false;
            } else if (xml.isStart("c")) {
                readCell(xml);
            } else if (xml.isEnd("sheetData")) {
                return;
            }
        }
    }

    private Refusal broken(String where) {
        String shown = where.substring(0, Math.min(where.length(), 20));
        return Refusal.at(ReasonCode.CORRUPT, "CORRUPT", sheet.name() + "!" + shown);
    }

    private void startRow(long next) throws IOException, Refusal {
        if (next <= row || next > limits.formats().rows()) {
            throw broken("row " + next);
        }
        row = next;
        column = -1;
        out.row(row);
    }

    private void place(int at) throws Refusal {
        if (row == 0 || at <= column || at >= LAST_COLUMN) {
            throw broken("row " + row);
        }
        column = at;
    }

    private void readCell(XmlStream xml) throws IOException, Refusal {
        style = -1;
        type = CellType.NUMBER;
        int at = column + 1;
        for (int i = 0; i < xml.attributes(); i++) {
            String name = xml.attributeName(i);
            if (name.length() == 1) {
                switch (name.charAt(0)) {
                    case 'r' -> at = columnOf(xml.attribute(i));
                    case 's' -> style = XlsxStyles.number(xml.attribute(i));
                    case 't' -> type = CellType.of(xml.attribute(i));
                    default -> {}
                }
            }
        }
        place(at);
        value.setLength(0);
        readValue(xml);
        if (!value.isEmpty()) {
            hand();
        }
    }

    private void readValue(XmlStream xml) throws IOException, Refusal {
        while (xml.next() && !xml.isEnd("c")) {
            if (!xml.isStart()) {
                continue;
            }
            switch (xml.name()) {
                case "v" -> xml.readText(value);
                case "is" -> RichText.read(xml, "is", value);
                default -> xml.skip();
            }
        }
    }

    private int columnOf(String reference) throws Refusal {
        int number = 0;
        int at = 0;
        for (; at < reference.length(); at++) {
            int letter = (reference.charAt(at) | 0x20) - 'a';
            if (letter < 0 || letter > 25) {
                break;
            }
            number = number * 26 + letter + 1;
            if (at == 3) {
                throw broken(reference);
            }
        }
        if (at == 0 || at == reference.length()) {
            throw broken(reference);
        }
        return number - 1;
    }

    private void hand() throws IOException, Refusal {
        if (type == CellType.SHARED) {
            share(XlsxStyles.number(value));
        } else {
            out.cell(column, stored());
        }
    }

    private void share(int index) throws IOException, Refusal {
        if (!workbook.strings().set(out, column, index)) {
            throw broken("row " + row);
        }
    }

    private CharSequence stored() {
        return switch (type) {
            case BOOLEAN -> value.charAt(0) == '1' || value.charAt(0) == 't' ? "true" : "false";
            case TEXT -> {
                RichText.unescape(value, 0);
                yield value;
            }
            case DATE -> withoutMidnight();
            case NUMBER -> number();
            case SHARED, INLINE, ERROR, OTHER -> value;
        };
    }

    /// A date that is stored as text has a time even where its format shows none.
    private CharSequence withoutMidnight() {
        int time = value.indexOf("T00:00:00");
        boolean zero = time > 0 && value.substring(time + 9).matches("(\\.0+)?Z?");
        boolean day = workbook.styles().format(style) == NumberFormats.DATE;
        return zero && day ? value.substring(0, time) : value;
    }

    private CharSequence number() {
        text.setLength(0);
        NumberFormats format = workbook.styles().format(style);
        if (format != NumberFormats.NUMBER && format != NumberFormats.DURATION) {
            double serial = parse();
            if (workbook.dates().write(serial, format, text)) {
                return text;
            }
        }
        byte[] written = value.toString().getBytes(UTF_8);
        return isShort(written, 0, written.length) || !numbers.write(value, text) ? value : text;
    }

    private double parse() {
        int whole = XlsxStyles.number(value);
        if (whole >= 0) {
            return whole;
        }
        try {
            return Double.parseDouble(value.toString());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /// Whether the number stands as it is to be written: few digits, no exponent.
    private static boolean isShort(byte[] number, int from, int end) {
        if (end - from > 15) {
            return false;
        }
        for (int i = from; i < end; i++) {
            byte c = number[i];
            if ((c < '0' || c > '9')
                    && (c != '.' || i == from || i == end - 1)
                    && (c != '-' || i > from)) {
                return false;
            }
        }
        return true;
    }
}
