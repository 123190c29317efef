package org.khettara.formats;

import java.io.IOException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.ReasonCode;
import org.khettara.engine.Limits;
import org.khettara.engine.Refusal;
import org.khettara.engine.Sheets;

/// One table of a page as a grid of the texts it shows.
///
/// A cell over several columns fills the first, as in a spreadsheet: the layout takes it for a
/// group of columns. A cell over several rows of the body is repeated in each, for without it those
/// rows would lose what they are about; in the header it fills the first.
final class HtmlTable {
    // Beyond these, browsers too take the most there is.
    private static final int COLUMNS_SPANNED = 1000;
    private static final int ROWS_SPANNED = 65_534;

    /// Most cells that spans may add.
    private static final long REPEATED = 4_000_000;

    private final Element table;
    private final Limits limits;
    private final NavigableMap<Integer, Span> spans = new TreeMap<>();
    private Sheets.@Nullable Sheet sheet;
    private long rows;
    private long repeated;
    private int width;

    /// A cell that reaches into the rows below.
    ///
    /// @param text repeated there; empty where it is not
    private record Span(int rowsLeft, String text) {}

    HtmlTable(Element table, Limits limits) {
        this.table = table;
        this.limits = limits;
    }

    /// Hands on the table if it has two rows and two columns.
    ///
    /// @return whether it has
    boolean write(Sheets out) throws IOException, Refusal {
        scan();
        if (rows < 2 || width < 2) {
            return false;
        }
        Element caption = table.selectFirst("caption");
        sheet = out.displayed(caption == null ? "" : caption.text());
        scan();
        return true;
    }

    private void scan() throws IOException, Refusal {
        rows = 0;
        repeated = 0;
        spans.clear();
        boolean header = true;
        for (Element part : table.children()) {
            if (part.nameIs("tr")) {
                header &= isHeader(part);
                row(part, header);
            } else if (part.nameIs("thead") || part.nameIs("tbody") || part.nameIs("tfoot")) {
                spans.clear();
                for (Element row : part.children()) {
                    if (row.nameIs("tr")) {
                        header &= part.nameIs("thead") || isHeader(row);
                        row(row, header);
                    }
                }
            }
        }
    }

    private static boolean isHeader(Element row) {
        return row.children().stream().noneMatch(cell -> cell.nameIs("td"));
    }

    private void row(Element element, boolean header) throws IOException, Refusal {
        NavigableMap<Integer, String> row = new TreeMap<>();
        NavigableMap<Integer, Span> below = continueSpans(row);
        int column = 0;
        for (Element cell : element.children()) {
            if (cell.nameIs("td") || cell.nameIs("th")) {
                while (spans.containsKey(column)) {
                    column++;
                }
                int across = span(cell, "colspan", COLUMNS_SPANNED);
                int down = span(cell, "rowspan", ROWS_SPANNED);
                checkColumns(column + across);
                String text = sheet == null ? "" : cell.text();
                row.put(column, text);
                for (int i = 0; i < across && down > 1; i++) {
                    below.put(column + i, new Span(down - 1, i > 0 || header ? "" : text));
                }
                column += across;
            }
        }
        spans.clear();
        spans.putAll(below);
        width = Math.max(width, row.isEmpty() ? 0 : row.lastKey() + 1);
        rows++;
        if (sheet != null) {
            write(row, sheet);
        }
    }

    private void write(NavigableMap<Integer, String> row, Sheets.Sheet to)
            throws IOException, Refusal {
        to.row(rows);
        for (Map.Entry<Integer, String> cell : row.entrySet()) {
            if (!cell.getValue().isEmpty()) {
                to.cell(cell.getKey(), cell.getValue());
            }
        }
    }

    /// Fills the row with cells from above; gives those that reach further.
    private NavigableMap<Integer, Span> continueSpans(Map<Integer, String> row) throws Refusal {
        repeated += spans.size();
        if (repeated > REPEATED) {
            throw Refusal.of(ReasonCode.BOMB, "BOMB.spans", REPEATED);
        }
        NavigableMap<Integer, Span> below = new TreeMap<>();
        for (Map.Entry<Integer, Span> entry : spans.entrySet()) {
            Span span = entry.getValue();
            row.put(entry.getKey(), span.text);
            if (span.rowsLeft > 1) {
                below.put(entry.getKey(), new Span(span.rowsLeft - 1, span.text));
            }
        }
        return below;
    }

    private void checkColumns(int columns) throws Refusal {
        if (columns > limits.columns()) {
            throw Refusal.of(ReasonCode.TOO_LARGE, "TOO_LARGE.fields", limits.columns());
        }
    }

    private static int span(Element cell, String attribute, int most) {
        String value = cell.attr(attribute).strip();
        int span = 0;
        for (int i = 0; i < value.length() && span <= most; i++) {
            char c = value.charAt(i);
            if (c < '0' || c > '9') {
                break;
            }
            span = span * 10 + c - '0';
        }
        // Zero rows stand for all that follow.
        boolean rest = span == 0 && value.startsWith("0") && attribute.equals("rowspan");
        return rest ? most : Math.clamp(span, 1, most);
    }
}
