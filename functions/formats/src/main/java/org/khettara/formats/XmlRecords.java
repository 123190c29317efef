package org.khettara.formats;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.ReasonCode;
import org.khettara.engine.Limits;
import org.khettara.engine.Refusal;
import org.khettara.engine.Sheets;

/// Goes through the elements of an XML file, which [XmlNode] describes.
final class XmlRecords {
    private static final int NODES = 1 << 15;

    private final XmlTokens tokens;
    private final Limits limits;
    private int nodes;

    XmlRecords(XmlTokens tokens, Limits limits) {
        this.tokens = tokens;
        this.limits = limits;
    }

    /// Reads to the end of the file, so that nothing broken is published in part.
    ///
    /// @return the node around the root element
    XmlNode survey() throws IOException, Refusal {
        XmlNode document = new XmlNode("", null);
        document.begin();
        survey(document);
        return document;
    }

    private void survey(XmlNode node) throws IOException, Refusal {
        boolean text = false;
        for (int event = tokens.next(); !isEnd(event); event = tokens.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                int before = node.children();
                XmlNode child = node.child(tokens.name());
                count(node.children() - before);
                child.begin();
                for (int i = 0; i < tokens.attributes(); i++) {
                    String name = tokens.attributeName(i);
                    count(name != null && child.attribute(name) ? 1 : 0);
                }
                survey(child);
            } else {
                text |= tokens.isText() && !tokens.isBlank();
            }
        }
        if (text) {
            node.text();
        }
    }

    private void count(int more) throws Refusal {
        nodes += more;
        if (nodes > NODES) {
            throw Refusal.of(ReasonCode.TOO_LARGE, "TOO_LARGE.fields", NODES);
        }
    }

    private static boolean isEnd(int event) {
        return event == XMLStreamConstants.END_ELEMENT || event == XMLStreamConstants.END_DOCUMENT;
    }

    /// Hands on every element of that node as a record.
    void write(XmlNode document, XmlNode record, Sheets out) throws IOException, Refusal {
        Fields fields = new Fields(limits);
        record.columns("", fields);
        RecordRow row = new RecordRow(fields);
        Sheets.Sheet sheet = out.records("", fields.names());
        long[] number = {0};
        each(
                document,
                record,
                () -> {
                    element(record, "", row);
                    row.writeTo(sheet, ++number[0]);
                });
    }

    /// Hands on every element of that node as a row, its children as the cells.
    void writeCells(XmlNode document, XmlNode record, Sheets out) throws IOException, Refusal {
        Sheets.Sheet sheet = out.grid("");
        long[] number = {0};
        each(
                document,
                record,
                () -> {
                    sheet.row(++number[0]);
                    cells(sheet);
                });
    }

    /// Reads from after an element's start to its end.
    private interface Reading {
        void read() throws IOException, Refusal;
    }

    private void each(XmlNode node, XmlNode record, Reading reading) throws IOException, Refusal {
        for (int event = tokens.next(); !isEnd(event); event = tokens.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                XmlNode child = node.child(tokens.name());
                if (child.equals(record)) {
                    reading.read();
                } else {
                    each(child, record, reading);
                }
            }
        }
    }

    private void cells(Sheets.Sheet sheet) throws IOException, Refusal {
        int column = 0;
        for (int event = tokens.next(); !isEnd(event); event = tokens.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (column >= limits.columns()) {
                    throw Refusal.of(ReasonCode.TOO_LARGE, "TOO_LARGE.fields", limits.columns());
                }
                String text = text();
                if (!text.isEmpty()) {
                    sheet.cell(column, text);
                }
                column++;
            }
        }
    }

    private String text() throws IOException, Refusal {
        StringBuilder text = new StringBuilder();
        for (int event = tokens.next(); !isEnd(event); event = tokens.next()) {
            if (tokens.isText()) {
                tokens.appendTo(text);
            }
        }
        return text.toString().strip();
    }

    private void element(XmlNode node, String path, RecordRow row) throws IOException, Refusal {
        for (int i = 0; i < tokens.attributes(); i++) {
            String name = tokens.attributeName(i);
            if (name != null) {
                row.put(XmlNode.attributePath(path, name), tokens.attributeValue(i));
            }
        }
        Map<String, Repeated> repeated = new LinkedHashMap<>();
        StringBuilder text = new StringBuilder();
        for (int event = tokens.next(); !isEnd(event); event = tokens.next()) {
            if (tokens.isText()) {
                tokens.appendTo(text);
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                XmlNode child = node.child(tokens.name());
                String inside = XmlNode.join(path, child.name);
                if (child.repeats()) {
                    repeated.computeIfAbsent(inside, p -> new Repeated(limits)).add(child, tokens);
                } else {
                    element(child, inside, row);
                }
            }
        }
        for (Map.Entry<String, Repeated> entry : repeated.entrySet()) {
            row.put(entry.getKey(), entry.getValue().json());
        }
        String own = text.toString().strip();
        if (!own.isEmpty() || node.isLeaf()) {
            row.put(node.textPath(path), own);
        }
    }

    /// The elements of one name within a record: one text alone stays plain, all else is JSON.
    private static final class Repeated {
        private final List<String> values = new ArrayList<>();
        private final Limits limits;
        private @Nullable String plain;
        private long chars;

        Repeated(Limits limits) {
            this.limits = limits;
        }

        void add(XmlNode node, XmlTokens tokens) throws IOException, Refusal {
            XmlFragment fragment = XmlFragment.read(node, tokens, limits);
            plain = values.isEmpty() ? fragment.text() : null;
            values.add(fragment.json());
            chars += fragment.json().length() + 1L;
            if (chars > limits.cellChars()) {
                throw Refusal.of(ReasonCode.TOO_LARGE, "TOO_LARGE.value", limits.cellChars());
            }
        }

        String json() {
            return plain != null ? plain : "[" + String.join(",", values) + "]";
        }
    }
}
