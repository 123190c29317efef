package org.khettara.formats;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khettara.engine.Refusal;
import org.khettara.formats.PlainXml.Literal;

/// The rows of a worksheet in the few forms in which nearly every program writes them, several
/// times as fast as a parser of XML tells them. Stops before whatever else comes: see [#rest].
final class PlainRows {
    /// What comes next in the sheet.
    enum Found {
        ROW,
        CELL,

        /// Something for a parser, the end of the rows for one.
        REST
    }

    /// Place of a row or cell that does not say where it stands.
    static final int UNPLACED = -1;

    private static final int LONGEST_COLUMN = 3;
    private static final String ROWS = "<sheetData>";
    private static final Pattern DECLARATION =
            Pattern.compile(
                    "(\u00EF\u00BB\u00BF)?(<\\?xml version=[\"']1\\.0[\"']"
                            + "( encoding=[\"'](?i:utf-8)[\"'])?"
                            + "( standalone=[\"'](yes|no)[\"'])? ?\\?>)?");

    /// What may make something else of all that follows.
    private static final List<String> ODD = List.of("<!", "<?", "<row");

    private static final byte[] REOPENED = "<row>".getBytes(US_ASCII);
    private static final Literal ROW = Literal.of("<row");
    private static final Literal ROW_END = Literal.of("</row>");
    private static final Literal CELL = Literal.of("<c");
    private static final Literal CELL_END = Literal.of("</c>");
    private static final Literal VALUE = Literal.of("<v>");
    private static final Literal VALUE_END = Literal.of("</v>");
    private static final Literal NO_VALUE = Literal.of("<v/>");
    private static final Literal FORMULA = Literal.of("<f");
    private static final Literal FORMULA_END = Literal.of("</f>");
    private static final Literal INLINE = Literal.of("<is><t");
    private static final Literal STRING_END = Literal.of("</is>");
    private static final Literal INLINE_END = Literal.of("</t>");

    private final InputStream in;
    private final PlainXml xml;
    private byte[] prologue = new byte[0];
    private boolean inRow;

    private int place;
    private int style;
    private CellType type = CellType.NUMBER;
    private boolean filled;

    private PlainRows(InputStream in) {
        this.in = in;
        this.xml = new PlainXml(in);
    }

    /// @param in XML of a worksheet
    static PlainRows of(InputStream in) throws IOException, Refusal {
        PlainRows rows = new PlainRows(in);
        rows.xml.fill();
        String head = rows.xml.head();
        int begin = head.indexOf(ROWS);
        Matcher declaration = DECLARATION.matcher(head);
        if (begin >= 0 && declaration.lookingAt()) {
            String before = head.substring(declaration.end(), begin);
            if (ODD.stream().noneMatch(before::contains)) {
                rows.prologue = rows.xml.take(begin + ROWS.length());
            }
        }
        return rows;
    }

    /// Goes on to the next row or cell.
    Found next() throws IOException, Refusal {
        xml.fill();
        if (prologue.length == 0) {
            return Found.REST;
        }
        xml.skipBlanks();
        if (inRow && xml.skip(ROW_END)) {
            inRow = false;
            xml.skipBlanks();
        }
        int begin = xml.at;
        if (inRow && cell()) {
            return Found.CELL;
        }
        if (!inRow && row()) {
            return Found.ROW;
        }
        xml.at = begin;
        return Found.REST;
    }

    private boolean row() {
        place = UNPLACED;
        if (!xml.skip(ROW)) {
            return false;
        }
        PlainXml.Part part = xml.part();
        while (part == PlainXml.Part.ATTRIBUTE) {
            if (xml.letter() == 'r') {
                int number = number();
                if (place != UNPLACED || number < 0) {
                    return false;
                }
                place = number;
            }
            part = xml.part();
        }
        inRow = part == PlainXml.Part.OPEN;
        return part != PlainXml.Part.UNKNOWN;
    }

    /// The attribute's value as a number; negative when it is none.
    private int number() {
        return xml.valueAsNumber();
    }

    private boolean cell() {
        place = UNPLACED;
        style = -1;
        type = CellType.NUMBER;
        filled = false;
        if (!xml.skip(CELL)) {
            return false;
        }
        PlainXml.Part part = xml.part();
        for (int met = 0; part == PlainXml.Part.ATTRIBUTE; part = xml.part()) {
            char letter = xml.letter();
            int bit = 1 << letter;
            if (letter != ' ' && ((met & bit) != 0 || !attribute(letter))) {
                return false;
            }
            met |= bit;
        }
        return part == PlainXml.Part.CLOSED || (part == PlainXml.Part.OPEN && content());
    }

    private boolean attribute(char letter) {
        switch (letter) {
            case 'r' -> place = column();
            case 's' -> style = number();
            case 't' -> {
                return isType();
            }
            default -> {
                return true;
            }
        }
        return place >= UNPLACED && style >= -1;
    }

    /// The column that the attribute's value names; below [#UNPLACED] when it is no reference.
    private int column() {
        int number = 0;
        int length = xml.valueLength();
        int i = 0;
        for (; i < length; i++) {
            int letter = (xml.value(i) | 0x20) - 'a';
            if (letter < 0 || letter > 25) {
                break;
            }
            number = number * 26 + letter + 1;
        }
        boolean reference = i > 0 && i <= LONGEST_COLUMN && i < length;
        return reference ? number - 1 : UNPLACED - 1;
    }

    private boolean isType() {
        CellType known =
                switch (xml.value(0)) {
                    case 's' -> xml.valueLength() == 1 ? CellType.SHARED : CellType.TEXT;
                    case 'i' -> CellType.INLINE;
                    case 'n' -> CellType.NUMBER;
                    case 'b' -> CellType.BOOLEAN;
                    case 'e' -> CellType.ERROR;
                    default -> CellType.DATE;
                };
        type = known;
        return xml.isValue(known.code);
    }

    private boolean content() {
        if (xml.skip(FORMULA) && !formula()) {
            return false;
        }
        if (xml.skip(CELL_END) || (xml.skip(NO_VALUE) && xml.skip(CELL_END))) {
            return true;
        }
        filled = type == CellType.INLINE ? inline() : value();
        return filled && xml.skip(CELL_END);
    }

    private boolean formula() {
        return switch (tag()) {
            case OPEN -> xml.text() && xml.skip(FORMULA_END);
            case CLOSED -> true;
            default -> false;
        };
    }

    private boolean value() {
        return xml.skip(VALUE) && xml.text() && xml.skip(VALUE_END);
    }

    private boolean inline() {
        // As the result of a formula it may have escapes.
        type = CellType.TEXT;
        boolean begun = xml.skip(INLINE) && tag() == PlainXml.Part.OPEN;
        return begun && xml.text() && xml.skip(INLINE_END) && xml.skip(STRING_END);
    }

    /// Passes over the attributes of a tag.
    private PlainXml.Part tag() {
        PlainXml.Part part = xml.part();
        while (part == PlainXml.Part.ATTRIBUTE) {
            part = xml.part();
        }
        return part;
    }

    /// Number of the row, from 1, or column of the cell, from 0; or [#UNPLACED].
    int place() {
        return place;
    }

    /// Number of the cell's format; negative without one.
    int style() {
        return style;
    }

    /// How the cell's text is to be taken; that of an inline string is a [CellType#TEXT].
    CellType type() {
        return type;
    }

    /// Whether the cell has a text.
    boolean isFilled() {
        return filled && xml.length > 0;
    }

    /// The cell's text: `length` bytes of UTF-8 from `from` on.
    byte[] text() {
        return xml.text;
    }

    int from() {
        return xml.from;
    }

    int length() {
        return xml.length;
    }

    /// The cell's text as a number; negative when it is none.
    int textAsNumber() {
        return PlainXml.number(xml.text, xml.from, xml.from + xml.length);
    }

    /// Whether a row was begun and not ended: it goes on in [#rest] as a row of its own.
    boolean inRow() {
        return inRow;
    }

    /// The worksheet without the rows and cells that were told, for a parser.
    InputStream rest() {
        byte[] begun = inRow ? REOPENED : new byte[0];
        return new SequenceInputStream(
                Collections.enumeration(
                        List.of(
                                new ByteArrayInputStream(prologue),
                                new ByteArrayInputStream(begun),
                                xml.rest(),
                                in)));
    }
}
