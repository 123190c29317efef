package org.khettara.formats;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.ReasonCode;
import org.khettara.engine.FormatReader;
import org.khettara.engine.Limits;
import org.khettara.engine.Refusal;
import org.khettara.engine.Sheets;

/// Reads XML: the element that repeats the most and holds the most values is the record. Its
/// attributes and child elements flatten to dotted names; children that repeat within a record
/// become one JSON text. Rows whose cells all have the same name become a grid.
final class XmlReader implements FormatReader {
    static final int HEAD = 1 << 16;
    private static final int ENOUGH_ELEMENTS = 3;

    @Override
    public @Nullable String recognise(Path file, byte[] head) {
        String text = HeadText.of(head);
        boolean prolog = text.startsWith("<?xml") || text.startsWith("<!DOCTYPE");
        return prolog || (text.startsWith("<") && isXml(text)) ? "xml" : null;
    }

    /// A cell may begin with `<`: elements must follow, and nothing else around them.
    ///
    /// Unchecked exceptions are how the parser answers some broken texts.
    private static boolean isXml(String text) {
        int elements = 0;
        try {
            XMLStreamReader parser =
                    XmlTokens.factory().createXMLStreamReader(new StringReader(text));
            while (parser.hasNext() && elements < ENOUGH_ELEMENTS) {
                int event = parser.next();
                elements += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
                if (event == XMLStreamConstants.DTD) {
                    return true;
                }
            }
            return elements > 1;
        } catch (XMLStreamException | RuntimeException e) {
            return elements >= ENOUGH_ELEMENTS;
        }
    }

    @Override
    public void read(Path file, Sheets out, Limits limits) throws IOException, Refusal {
        byte[] head = head(file);
        XmlNode document;
        try (XmlTokens tokens = XmlTokens.open(file, head, limits)) {
            document = new XmlRecords(tokens, limits).survey();
        }
        XmlNode record = document.record();
        if (record.equals(document)) {
            throw Refusal.of(ReasonCode.NOT_TABULAR, "NOT_TABULAR.records", "XML");
        }
        try (XmlTokens tokens = XmlTokens.open(file, head, limits)) {
            XmlRecords records = new XmlRecords(tokens, limits);
            if (record.isRowOfCells()) {
                records.writeCells(document, record, out);
            } else {
                records.write(document, record, out);
            }
        }
    }

    static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        }
    }
}
