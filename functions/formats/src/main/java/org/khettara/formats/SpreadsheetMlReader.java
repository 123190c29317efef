package org.khettara.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.ReasonCode;
import org.khettara.engine.FormatReader;
import org.khettara.engine.Limits;
import org.khettara.engine.Refusal;
import org.khettara.engine.Sheets;

/// Reads workbooks in the XML of Excel 2003, which many administrations' `.xls` files are: a grid
/// for each worksheet, with the stored values. A merged cell's value stands in its first cell.
final class SpreadsheetMlReader implements FormatReader {
    private static final String NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet";
    private static final int ROWS = 1 << 20;

    @Override
    public @Nullable String recognise(Path file, byte[] head) {
        String text = HeadText.of(head);
        int root = text.indexOf("Workbook");
        boolean element = root > 0 && "<:".indexOf(text.charAt(root - 1)) >= 0;
        return text.startsWith("<") && element && text.contains(NAMESPACE) ? "spreadsheetml" : null;
    }

    @Override
    public void read(Path file, Sheets out, Limits limits) throws IOException, Refusal {
        try (XmlTokens tokens = XmlTokens.open(file, XmlReader.head(file), limits)) {
            new Workbook(tokens, out, limits).read();
        }
    }

    private static final class Workbook {
        private final XmlTokens tokens;
        private final Sheets out;
        private final Limits limits;

        /// By style: whether it shows a time of day.
        private final Map<String, Boolean> times = new HashMap<>();

        private String style = "";
        private String name = "";
        private Sheets.@Nullable Sheet sheet;
        private long row;
        private long rowsSpanned;
        private int column;
        private int nextColumn;
        private String cellStyle = "";

        Workbook(XmlTokens tokens, Sheets out, Limits limits) {
            this.tokens = tokens;
            this.out = out;
            this.limits = limits;
        }

        void read() throws IOException, Refusal {
            for (int event = tokens.next();
                    event != XMLStreamConstants.END_DOCUMENT;
                    event = tokens.next()) {
                if (event == XMLStreamConstants.START_ELEMENT) {
                    begin(tokens.name());
                }
            }
        }

        private void begin(String element) throws IOException, Refusal {
            switch (element) {
                case "Style" -> style = text("ID");
                case "NumberFormat" -> times.put(style, isTime(text("Format")));
                case "Worksheet" -> {
                    name = text("Name");
                    sheet = null;
                }
                case "Table" -> {
                    sheet = out.grid(name);
                    row = 0;
                    rowsSpanned = 0;
                }
                case "Row" -> beginRow();
                case "Cell" -> beginCell();
                case "Data" -> data();
                // Holds a Data element of its own.
                case "Comment" -> skip();
                default -> {}
            }
        }

        private String text(String attribute) {
            String value = tokens.attribute(attribute);
            return value == null ? "" : value;
        }

        private static boolean isTime(String format) {
            String lower = format.toLowerCase(Locale.ROOT);
            return lower.contains("h") || lower.contains("time") || lower.equals("general date");
        }

        private void beginRow() throws IOException, Refusal {
            long given = number("Index", row + rowsSpanned + 1);
            if (given <= row || given > ROWS) {
                throw Refusal.of(ReasonCode.CORRUPT, "CORRUPT.rows", given);
            }
            row = given;
            rowsSpanned = number("Span", 0);
            nextColumn = 0;
            if (sheet != null) {
                sheet.row(row);
            }
        }

        private void beginCell() throws Refusal {
            long given = number("Index", nextColumn + 1L) - 1;
            long merged = number("MergeAcross", 0);
            if (given < nextColumn || given + merged >= limits.columns()) {
                throw Refusal.of(ReasonCode.TOO_LARGE, "TOO_LARGE.fields", limits.columns());
            }
            column = (int) given;
            nextColumn = (int) (given + merged + 1);
            cellStyle = text("StyleID");
        }

        /// @return the number that the attribute gives; the other one when it gives none
        private long number(String attribute, long otherwise) {
            String value = tokens.attribute(attribute);
            if (value == null || value.isEmpty() || value.length() > 9) {
                return value == null || value.isEmpty() ? otherwise : ROWS + 1L;
            }
            for (int i = 0; i < value.length(); i++) {
                if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                    return otherwise;
                }
            }
            return Long.parseLong(value);
        }

        private void data() throws IOException, Refusal {
            String type = text("Type");
            StringBuilder data = new StringBuilder();
            int depth = 1;
            while (depth > 0) {
                int event = tokens.next();
                depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
                depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
                if (tokens.isText()) {
                    tokens.appendTo(data);
                }
            }
            String value = stored(type, data.toString());
            if (sheet != null && row > 0 && column >= 0 && !value.isEmpty()) {
                sheet.cell(column, value);
                // A second Data element of one cell has no place.
                column = -1;
            }
        }

        private String stored(String type, String data) {
            return switch (type) {
                case "Boolean" -> data.strip().equals("1") ? "true" : "false";
                case "DateTime" -> moment(data.strip());
                case "Number" -> data.strip();
                default -> data;
            };
        }

        /// `2024-03-01T00:00:00.000` is a date unless its style shows a time; times of day are
        /// stored on the day before the calendar begins.
        private String moment(String data) {
            String plain = data.endsWith(".000") ? data.substring(0, data.length() - 4) : data;
            int t = plain.indexOf('T');
            boolean time = times.getOrDefault(cellStyle, false);
            if (plain.startsWith("1899-12-3") && t > 0) {
                return plain.substring(t + 1);
            }
            return plain.endsWith("T00:00:00") && !time ? plain.substring(0, t) : plain;
        }

        private void skip() throws IOException, Refusal {
            int depth = 1;
            while (depth > 0) {
                int event = tokens.next();
                depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
                depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
            }
        }
    }
}
