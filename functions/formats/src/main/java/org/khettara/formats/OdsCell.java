package org.khettara.formats;

import java.io.IOException;
import org.khettara.core.report.ReasonCode;
import org.khettara.engine.Limits;
import org.khettara.engine.Refusal;

/// Reads one cell of an OpenDocument spreadsheet: its value where it has one, else its paragraphs,
/// without the remarks that hang on it.
final class OdsCell {
    private static final int DAY_SECONDS = 86_400;

    private final XmlStream xml;
    private final Limits limits;
    private final StoredNumber numbers = new StoredNumber();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder piece = new StringBuilder();

    OdsCell(XmlStream xml, Limits limits) {
        this.xml = xml;
        this.limits = limits;
    }

    /// Reads the cell begun last to its end; empty when it is.
    String read() throws IOException, Refusal {
        text.setLength(0);
        boolean valued = readValue();
        boolean first = true;
        while (xml.next() && !xml.isEnd("table-cell")) {
            if (valued || !xml.isStart("p")) {
                if (xml.isStart()) {
                    xml.skip();
                }
                continue;
            }
            if (!first) {
                text.append('\n');
            }
            first = false;
            readParagraph();
        }
        return text.toString();
    }

    /// @return false when the value is in the paragraphs
    private boolean readValue() {
        String type = "";
        for (int i = 0; i < xml.attributes(); i++) {
            // Extensions repeat the type under a prefix of theirs.
            if (xml.attributeName(i).equals("value-type")
                    && !xml.attributePrefix(i).equals("calcext")) {
                type = xml.attribute(i);
            }
        }
        switch (type) {
            case "float", "percentage", "currency" -> number(xml.attribute("value", ""));
            case "date" -> text.append(xml.attribute("date-value", ""));
            case "boolean" -> text.append(xml.attribute("boolean-value", ""));
            case "time" -> time(xml.attribute("time-value", ""));
            default -> text.append(xml.attribute("string-value", ""));
        }
        return !text.isEmpty();
    }

    private void number(String value) {
        if (!numbers.write(value, text)) {
            text.append(value);
        }
    }

    /// `PT10H30M00S` is a time of the day; what does not fit in one is a number of days.
    private void time(String value) {
        double seconds = 0;
        double number = 0;
        int begun = 2;
        for (int i = 2; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c >= '0' && c <= '9') || c == '.') {
                continue;
            }
            number = begun < i ? Double.parseDouble(digits(value, begun, i)) : Double.NaN;
            seconds += number * (c == 'H' ? 3600 : c == 'M' ? 60 : c == 'S' ? 1 : Double.NaN);
            begun = i + 1;
        }
        if (!value.startsWith("PT") || Double.isNaN(seconds)) {
            text.append(value);
        } else if (!new SerialDate(false).write(seconds / DAY_SECONDS, NumberFormats.TIME, text)) {
            number(Double.toString(seconds / DAY_SECONDS));
        }
    }

    private static String digits(String value, int from, int to) {
        String digits = value.substring(from, to);
        return digits.length() > 20 || digits.indexOf('.') != digits.lastIndexOf('.')
                ? "NaN"
                : digits.equals(".") ? "NaN" : digits;
    }

    private void readParagraph() throws IOException, Refusal {
        boolean blank = true;
        while (xml.next() && !xml.isEnd("p")) {
            if (xml.isStart()) {
                blank = readInline(blank);
            } else if (!xml.isEnd()) {
                piece.setLength(0);
                xml.appendText(piece);
                blank = appendCollapsed(blank);
            }
            if (text.length() > limits.cellChars()) {
                throw Refusal.of(ReasonCode.TOO_LARGE, "TOO_LARGE.cell", limits.cellChars());
            }
        }
    }

    /// @return whether white space that follows is one with what came last
    private boolean readInline(boolean afterBlank) throws IOException, Refusal {
        switch (xml.name()) {
            case "s" -> text.repeat(' ', Math.max(1, Math.min(limits.cellChars(), spaces())));
            case "tab" -> text.append('\t');
            case "line-break" -> text.append('\n');
            case "annotation", "ruby-text", "note", "frame" -> {
                xml.skip();
                return afterBlank;
            }
            default -> {
                return afterBlank;
            }
        }
        xml.skip();
        return false;
    }

    private int spaces() {
        return XlsxStyles.number(xml.attribute("c", "1"));
    }

    /// White space in the XML is one blank, and none at the beginning.
    private boolean appendCollapsed(boolean afterBlank) {
        boolean blank = afterBlank;
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.charAt(i);
            boolean white = c == ' ' || c == '\n' || c == '\t' || c == '\r';
            if (!white || !blank) {
                text.append(white ? ' ' : c);
            }
            blank = white;
        }
        return blank;
    }
}
