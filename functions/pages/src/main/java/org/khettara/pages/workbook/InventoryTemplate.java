package org.khettara.pages.workbook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.XmlEscapeHelper;
import org.khettara.core.inventory.InventoryColumn;
import org.khettara.core.inventory.InventoryStatus;
import org.khettara.pages.Language;

/// An inventory to be filled in.
public final class InventoryTemplate {
    private static final int WIDTH = 28;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private InventoryTemplate() {}

    /// As a workbook, with a list to choose the status from.
    public static void workbook(OutputStream out, Language language) throws IOException {
        var words = new NoteWords(language);
        // Not closed after a failure: that would make a whole file of what there is.
        var workbook = new Workbook(out, "Khettara", null);
        Worksheet sheet = workbook.newWorksheet(words.t("inventory"));
        if (language.direction().equals("rtl")) {
            sheet.rightToLeft();
        }
        sheet.freezePane(0, 1);
        List<InventoryColumn> columns = List.of(InventoryColumn.values());
        for (int i = 0; i < columns.size(); i++) {
            Sheet.title(sheet, i, language.of(columns.get(i).heading()), WIDTH);
            sheet.comment(0, i, words.t("inventory." + columns.get(i)));
            // A year or a code that is entered stays what it is.
            sheet.style(i).format("@").set();
        }
        String choices =
                Arrays.stream(InventoryStatus.values())
                        .map(status -> language.of(status.words()))
                        .collect(Collectors.joining(",", "\"", "\""));
        int status = columns.indexOf(InventoryColumn.STATUS);
        sheet.range(1, status, Worksheet.MAX_ROWS - 1, status)
                .validateWithListByFormula(XmlEscapeHelper.escape(choices))
                .allowBlank(true)
                .showDropdown(true);
        workbook.finish();
    }

    /// As a text: with the delimiter that a spreadsheet takes for granted where commas part
    /// decimals, and the mark that makes it read Arabic.
    public static void csv(OutputStream out, Language language) throws IOException {
        String headings =
                Arrays.stream(InventoryColumn.values())
                        .map(column -> language.of(column.heading()))
                        .collect(Collectors.joining(";", BYTE_ORDER_MARK, "\r\n"));
        out.write(headings.getBytes(UTF_8));
    }
}
