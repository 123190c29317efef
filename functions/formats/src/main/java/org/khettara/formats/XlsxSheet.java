package org.khettara.formats;

import java.io.IOException;
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
    private final XmlStream xml;
    private final Sheets.Sheet out;
    private final Limits limits;
    private final StoredNumber numbers = new StoredNumber();
    private final StringBuilder value = new StringBuilder();
    private final StringBuilder text = new StringBuilder();
    private long row;
    private int column;
    private int style;
    private String type = "n";

    private XlsxSheet(
            XlsxWorkbook workbook,
            XlsxWorkbook.Sheet sheet,
            XmlStream xml,
            Sheets.Sheet out,
            Limits limits) {
        this.workbook = workbook;
        this.sheet = sheet;
        this.xml = xml;
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
        try (XmlStream xml = parts.xml(sheet.part())) {
            Sheets.Sheet out = sheets.grid(sheet.name());
            new XlsxSheet(workbook, sheet, xml, out, limits).read();
        }
    }

    private void read() throws IOException, Refusal {
        while (xml.next()) {
            if (xml.isStart("row")) {
                startRow();
            } else if (xml.isStart("c")) {
                readCell();
            } else if (xml.isEnd("sheetData")) {
                return;
            }
        }
    }

    private Refusal broken(String where) {
        String shown = where.substring(0, Math.min(where.length(), 20));
        return Refusal.at(ReasonCode.CORRUPT, "CORRUPT", sheet.name() + "!" + shown);
    }

    private void startRow() throws IOException, Refusal {
        String number = xml.attribute("r");
        long next = number == null ? row + 1 : XlsxStyles.number(number);
        if (next <= row || next > limits.formats().rows()) {
            throw broken(number == null ? Long.toString(next) : number);
        }
        row = next;
        column = -1;
        out.row(row);
    }

    private void readCell() throws IOException, Refusal {
        style = -1;
        type = "n";
        int at = column + 1;
        for (int i = 0; i < xml.attributes(); i++) {
            String name = xml.attributeName(i);
            if (name.length() == 1) {
                switch (name.charAt(0)) {
                    case 'r' -> at = columnOf(xml.attribute(i));
                    case 's' -> style = XlsxStyles.number(xml.attribute(i));
                    case 't' -> type = xml.attribute(i);
                    default -> {}
                }
            }
        }
        if (row == 0 || at <= column || at >= LAST_COLUMN) {
            throw broken("row " + row);
        }
        column = at;
        value.setLength(0);
        readValue();
        if (!value.isEmpty()) {
            out.cell(column, stored());
        }
    }

    private void readValue() throws IOException, Refusal {
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

    private CharSequence stored() throws Refusal {
        return switch (type) {
            case "s" -> shared();
            case "b" -> value.charAt(0) == '1' || value.charAt(0) == 't' ? "true" : "false";
            case "str" -> {
                RichText.unescape(value, 0);
                yield value;
            }
            case "d" -> withoutMidnight();
            case "n" -> number();
            default -> value;
        };
    }

    private String shared() throws Refusal {
        String text = workbook.strings().get(XlsxStyles.number(value));
        if (text == null) {
            throw broken("row " + row);
        }
        return text;
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
        return isShort() || !numbers.write(value, text) ? value : text;
    }

    private double parse() {
        try {
            return Double.parseDouble(value.toString());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /// Whether the number stands as it is to be written: few digits, no exponent.
    private boolean isShort() {
        int length = value.length();
        if (length > 15) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if ((c < '0' || c > '9')
                    && (c != '.' || i == 0 || i == length - 1)
                    && (c != '-' || i > 0)) {
                return false;
            }
        }
        return true;
    }
}
