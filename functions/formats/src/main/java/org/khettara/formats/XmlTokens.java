package org.khettara.formats;

import java.io.Closeable;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.ReasonCode;
import org.khettara.engine.EncodedText;
import org.khettara.engine.Limits;
import org.khettara.engine.Refusal;

/// The elements and texts of an XML file, within limits. Nothing outside the file is ever read: a
/// document type declaration is refused, and no entity or schema is looked up. Prefixes are taken
/// off the names, declared or not.
final class XmlTokens implements Closeable {
    private static final int DEPTH = 100;
    private static final int ATTRIBUTES = 2000;

    /// What the parser reads ahead besides the token itself.
    private static final int AHEAD = 1 << 17;

    private final XMLStreamReader parser;
    private final Guard guard;
    private final int longest;
    private int depth;

    private XmlTokens(Guard guard, int longest) throws XMLStreamException {
        this.guard = guard;
        this.longest = longest;
        this.parser = factory().createXMLStreamReader(guard);
    }

    static XmlTokens open(Path file, byte[] head, Limits limits) throws IOException, Refusal {
        String text = HeadText.of(head);
        int end = text.startsWith("<?xml") ? text.indexOf("?>") : -1;
        String prolog = end < 0 ? "" : text.substring(0, end);
        Charset declared = HeadText.declared(prolog, "encoding=");
        Reader in = new FromMarkup(EncodedText.open(file, declared));
        try {
            return new XmlTokens(new Guard(in, limits.cellChars() + AHEAD), limits.cellChars());
        } catch (XMLStreamException | RuntimeException e) {
            in.close();
            throw broken(e instanceof XMLStreamException at ? at.getLocation() : null);
        }
    }

    static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty("jdk.xml.maxElementDepth", "0");
        factory.setProperty("jdk.xml.elementAttributeLimit", Integer.toString(ATTRIBUTES));
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside the file is read");
        });
        return factory;
    }

    /// @return a constant of [XMLStreamConstants]; END_DOCUMENT at the end
    int next() throws IOException, Refusal {
        guard.restart();
        try {
            int event = parsed();
            switch (event) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw Refusal.of(ReasonCode.DTD_FORBIDDEN, "DTD_FORBIDDEN");
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {}
            }
            if (depth > DEPTH) {
                throw Refusal.of(ReasonCode.BOMB, "BOMB.depth", DEPTH);
            }
            return event;
        } catch (XMLStreamException e) {
            throw refusal(e);
        }
    }

    /// The edge to the parser, which answers some broken declarations with unchecked exceptions.
    private int parsed() throws XMLStreamException {
        try {
            return parser.next();
        } catch (RuntimeException e) {
            throw new XMLStreamException(e.toString(), parser.getLocation(), e);
        }
    }

    private Refusal refusal(XMLStreamException e) throws IOException {
        String message = String.valueOf(e.getMessage());
        if (guard.exceeded) {
            return Refusal.of(ReasonCode.TOO_LARGE, "TOO_LARGE.value", longest);
        }
        if (e.getNestedException() instanceof IOException io) {
            throw io;
        }
        if (message.contains("JAXP00010002")) {
            return Refusal.of(ReasonCode.TOO_LARGE, "TOO_LARGE.fields", ATTRIBUTES);
        }
        return message.contains("JAXP0001")
                ? Refusal.of(ReasonCode.TOO_LARGE, "TOO_LARGE.value", 1000)
                : broken(e.getLocation());
    }

    private static Refusal broken(@Nullable Location at) {
        int line = at == null ? 1 : at.getLineNumber();
        int column = at == null ? 1 : at.getColumnNumber();
        return Refusal.of(ReasonCode.CORRUPT, "CORRUPT.xml", line, column);
    }

    boolean isText() {
        return parser.isCharacters() || parser.getEventType() == XMLStreamConstants.CDATA;
    }

    /// Adds the current text, within the limit of a cell.
    void appendTo(StringBuilder text) throws Refusal {
        text.append(parser.getTextCharacters(), parser.getTextStart(), parser.getTextLength());
        if (text.length() > longest) {
            throw Refusal.of(ReasonCode.TOO_LARGE, "TOO_LARGE.value", longest);
        }
    }

    boolean isBlank() {
        return parser.isWhiteSpace();
    }

    /// Of the element that begins or ends here, without prefix.
    String name() {
        return local(parser.getLocalName());
    }

    private static String local(String name) {
        return name.substring(name.lastIndexOf(':') + 1);
    }

    int attributes() {
        return parser.getAttributeCount();
    }

    /// @return null for what says nothing of the data: name spaces, schema locations, `xsi:nil`
    @Nullable String attributeName(int index) {
        String name = parser.getAttributeLocalName(index);
        String prefix = String.valueOf(parser.getAttributePrefix(index));
        boolean technical =
                prefix.equals("xmlns") || prefix.equals("xsi") || name.startsWith("xmlns");
        return technical ? null : local(name);
    }

    String attributeValue(int index) {
        return parser.getAttributeValue(index);
    }

    @Nullable String attribute(String name) {
        for (int i = 0; i < attributes(); i++) {
            if (name.equals(attributeName(i))) {
                return attributeValue(i);
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        guard.close();
    }

    /// Counts the letters that one token takes: a parser would hold all of them.
    private static final class Guard extends FilterReader {
        private final int most;
        private long read;
        private boolean exceeded;

        Guard(Reader in, int most) {
            super(in);
            this.most = most;
        }

        void restart() {
            read = 0;
        }

        @Override
        public int read(char[] to, int offset, int length) throws IOException {
            int count = in.read(to, offset, length);
            read += Math.max(0, count);
            if (read > most) {
                exceeded = true;
                throw new IOException("a token of more than " + most + " letters");
            }
            return count;
        }
    }

    /// A text from its first `<` on: no white space may stand before an XML declaration, and often
    /// does.
    private static final class FromMarkup extends FilterReader {
        private boolean begun;

        FromMarkup(Reader in) {
            super(in);
        }

        @Override
        public int read(char[] to, int offset, int length) throws IOException {
            int count = in.read(to, offset, length);
            while (!begun && count > 0) {
                int skip = 0;
                while (skip < count && Character.isWhitespace(to[offset + skip])) {
                    skip++;
                }
                begun = skip < count;
                System.arraycopy(to, offset + skip, to, offset, count - skip);
                count = begun ? count - skip : in.read(to, offset, length);
            }
            return count;
        }
    }
}
