package org.khettara.core.feed;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// An XML 1.0 document that is being written, in UTF-8, by the JDK's own writer: another one on the
/// class path would give other bytes. Characters that XML cannot hold become U+FFFD.
final class XmlDocument {
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    /// Begins a document.
    ///
    /// @param namespace of all elements without a prefix
    XmlDocument(String root, String namespace, String prefix, String prefixed) {
        try {
            xml = FACTORY.createXMLStreamWriter(text);
            xml.writeStartDocument("utf-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement(root);
            xml.writeAttribute("xmlns", namespace);
            xml.writeAttribute("xmlns:" + prefix, prefixed);
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    /// @param attributes names and values in turn
    void open(String name, String... attributes) {
        try {
            xml.writeCharacters("\n");
            xml.writeStartElement(name);
            for (int i = 0; i < attributes.length; i += 2) {
                xml.writeAttribute(attributes[i], legal(attributes[i + 1]));
            }
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    void close() {
        try {
            xml.writeEndElement();
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    void empty(String name, String... attributes) {
        open(name, attributes);
        close();
    }

    void text(String name, String content, String... attributes) {
        open(name, attributes);
        try {
            xml.writeCharacters(legal(content));
        } catch (XMLStreamException e) {
            throw broken(e);
        }
        close();
    }

    /// Ends the document.
    byte[] bytes() {
        try {
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.writeCharacters("\n");
            xml.close();
        } catch (XMLStreamException e) {
            throw broken(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// XML 1.0, fifth edition, production 2. Blanks other than a space would be changed in
    /// attributes.
    private static String legal(String text) {
        var legal = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c -> {
                    boolean held =
                            (c >= 0x20 && c <= 0xD7FF)
                                    || (c >= 0xE000 && c <= 0xFFFD)
                                    || c >= 0x10000;
                    legal.appendCodePoint(held ? c : 0xFFFD);
                });
        return legal.toString();
    }

    private static IllegalStateException broken(XMLStreamException e) {
        return new IllegalStateException("a buffer in memory does not break", e);
    }
}
