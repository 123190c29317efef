package org.khettara.formats;

import java.io.IOException;
import org.khettara.engine.Refusal;

/// The text of a workbook's string: its runs joined, how it is pronounced left out.
final class RichText {
    private static final int ESCAPE = 7;

    private RichText() {}

    /// Reads the element begun last to its end.
    static void read(XmlStream xml, String element, StringBuilder to) throws IOException, Refusal {
        int from = to.length();
        while (xml.next() && !xml.isEnd(element)) {
            if (xml.isStart("t")) {
                xml.readText(to);
            } else if (xml.isStart("rPh")) {
                xml.skip();
            }
        }
        unescape(to, from);
    }

    /// Characters that XML cannot hold are written `_x000D_`.
    static void unescape(StringBuilder text, int from) {
        if (text.indexOf("_x", from) < 0) {
            return;
        }
        StringBuilder plain = new StringBuilder();
        for (int at = from; at < text.length(); at++) {
            int code = text.charAt(at) == '_' ? code(text, at) : -1;
            plain.append(code < 0 ? text.charAt(at) : (char) code);
            at += code < 0 ? 0 : ESCAPE - 1;
        }
        text.setLength(from);
        text.append(plain);
    }

    private static int code(StringBuilder text, int at) {
        if (at + ESCAPE > text.length()
                || text.charAt(at + 1) != 'x'
                || text.charAt(at + ESCAPE - 1) != '_') {
            return -1;
        }
        int code = 0;
        for (int i = at + 2; i < at + ESCAPE - 1; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            code = code << 4 | digit;
        }
        return code;
    }
}
