package org.khettara.pages.workbook;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.RichText;
import org.dhatim.fastexcel.Worksheet;

/// Texts as cells hold them: never formulas, whatever they begin with.
final class CellString {
    /// What XML cannot hold is written `_xHHHH_`, and so is the `_` of a text that looks like that
    /// (ECMA-376, part 1, 22.9.2.19, ST_Xstring).
    private static final Pattern ESCAPED =
            Pattern.compile(
                    "_(?=x[0-9A-Fa-f]{4}_)|[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]|\\p{Cs}");

    private CellString() {}

    static void write(Worksheet sheet, int row, int column, String text) {
        String cut =
                text.length() > Hindrances.LONGEST_TEXT
                        ? text.substring(0, Hindrances.LONGEST_TEXT)
                        : text;
        String escaped = escaped(cut);
        if (escaped.equals(escaped.strip())) {
            sheet.inlineString(row, column, escaped);
        } else {
            // Blanks at the ends are only kept in a run of rich text.
            sheet.inlineString(row, column, RichText.builder().run(escaped).end().build());
        }
    }

    static String escaped(String text) {
        Matcher found = ESCAPED.matcher(text);
        return found.replaceAll(one -> "_x%04X_".formatted((int) one.group().charAt(0)));
    }
}
