package org.khettara.formats;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.khettara.core.report.ReasonCode;
import org.khettara.engine.Limits;
import org.khettara.engine.Refusal;

/// What each of a workbook's cell formats makes of numbers.
final class XlsxStyles {
    private final List<NumberFormats> formats = new ArrayList<>();

    static XlsxStyles none() {
        return new XlsxStyles();
    }

    static XlsxStyles read(XmlStream xml, Limits limits) throws IOException, Refusal {
        XlsxStyles styles = new XlsxStyles();
        Map<Integer, NumberFormats> codes = new HashMap<>();
        boolean ofCells = false;
        while (xml.next()) {
            if (xml.isStart("numFmt")) {
                codes.put(
                        number(xml.attribute("numFmtId", "")),
                        NumberFormats.of(xml.attribute("formatCode", "")));
            } else if (xml.isStart("cellXfs") || xml.isEnd("cellXfs")) {
                ofCells = xml.isStart();
            } else if (ofCells && xml.isStart("xf")) {
                int id = number(xml.attribute("numFmtId", "0"));
                NumberFormats known = codes.get(id);
                styles.formats.add(known == null ? NumberFormats.builtIn(id) : known);
            }
            if (Math.max(styles.formats.size(), codes.size()) > limits.formats().styles()) {
                throw Refusal.of(ReasonCode.BOMB, "BOMB.styles", limits.formats().styles());
            }
        }
        return styles;
    }

    /// A number that counts something; -1 when it is none.
    static int number(CharSequence text) {
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || number > 100_000_000) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return text.isEmpty() ? -1 : number;
    }

    NumberFormats format(int style) {
        return style >= 0 && style < formats.size() ? formats.get(style) : NumberFormats.NUMBER;
    }
}
