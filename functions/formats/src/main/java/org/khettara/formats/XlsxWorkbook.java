package org.khettara.formats;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.ReasonCode;
import org.khettara.engine.Limits;
import org.khettara.engine.Refusal;

/// What a workbook says before its sheets: their names and order, and how to read their cells.
///
/// @param sheets worksheets in their order
record XlsxWorkbook(
        List<Sheet> sheets, SerialDate dates, SharedStrings strings, XlsxStyles styles) {
    /// @param part where its cells are
    /// @param hidden readers of the workbook do not see it
    record Sheet(String name, String part, boolean hidden) {}

    static XlsxWorkbook read(ZipPackage parts, Limits limits) throws IOException, Refusal {
        String declared = Relations.of(parts, "").ofType("officeDocument");
        String part = declared == null ? "xl/workbook.xml" : declared;
        Relations relations = Relations.of(parts, part);
        List<Sheet> sheets = new ArrayList<>();
        boolean from1904 = false;
        try (XmlStream xml = parts.xml(part)) {
            while (xml.next()) {
                if (xml.isStart("workbookPr")) {
                    String value = xml.attribute("date1904", "0");
                    from1904 = value.equals("1") || value.equals("true");
                } else if (xml.isStart("sheet")) {
                    addSheet(xml, relations, sheets);
                }
                if (sheets.size() > limits.formats().sheets()) {
                    throw Refusal.of(ReasonCode.BOMB, "BOMB.sheets", limits.formats().sheets());
                }
            }
        }
        return new XlsxWorkbook(
                sheets,
                new SerialDate(from1904),
                strings(parts, relations.ofType("sharedStrings"), limits),
                styles(parts, relations.ofType("styles"), limits));
    }

    private static void addSheet(XmlStream xml, Relations relations, List<Sheet> sheets)
            throws Refusal {
        Relations.Relation relation = relations.byId(relationId(xml));
        if (relation == null) {
            throw ZipPackage.corrupt();
        }
        if (relation.type().equals("worksheet")) {
            boolean hidden = !xml.attribute("state", "visible").equals("visible");
            sheets.add(new Sheet(xml.attribute("name", ""), relation.part(), hidden));
        }
    }

    /// `r:id`, which must not be taken for another attribute called `id`.
    private static String relationId(XmlStream xml) {
        for (int i = 0; i < xml.attributes(); i++) {
            if (xml.attributeName(i).equals("id")) {
                return xml.attribute(i);
            }
        }
        return "";
    }

    private static SharedStrings strings(ZipPackage parts, @Nullable String part, Limits limits)
            throws IOException, Refusal {
        if (part == null) {
            return SharedStrings.none(limits);
        }
        try (XmlStream xml = parts.xml(part)) {
            return SharedStrings.read(xml, limits);
        }
    }

    private static XlsxStyles styles(ZipPackage parts, @Nullable String part, Limits limits)
            throws IOException, Refusal {
        if (part == null) {
            return XlsxStyles.none();
        }
        try (XmlStream xml = parts.xml(part)) {
            return XlsxStyles.read(xml, limits);
        }
    }
}
