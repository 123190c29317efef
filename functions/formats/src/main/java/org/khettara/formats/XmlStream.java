package org.khettara.formats;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.CharConversionException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.ReasonCode;
import org.khettara.engine.Limits;
import org.khettara.engine.Refusal;

/// The elements and texts of one XML part, in order, by their local names: prefixes and the strict
/// or transitional namespace make no difference. Refuses document types, entities other than the
/// five of XML, and deep nesting.
final class XmlStream implements AutoCloseable {
    private static final int MOST_NAMES = 4096;
    private static final XMLInputFactory FACTORY = factory();

    private final InputStream in;
    private final XMLStreamReader reader;
    private final Limits limits;
    private final Set<String> names = new HashSet<>();
    private final @Nullable String[] recent = new String[64];
    private int depth;

    XmlStream(InputStream in, Limits limits) throws IOException, Refusal {
        this.in = in;
        this.limits = limits;
        try {
            this.reader = FACTORY.createXMLStreamReader(new BoundedXml(in, limits));
        } catch (XMLStreamException e) {
            in.close();
            throw refusal(e);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        // Lazily read, a broken text would fail where no failure is declared.
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private static Refusal refusal(XMLStreamException failure) throws IOException {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PartBudget.Exceeded exceeded) {
                return exceeded.refusal;
            }
            if (cause instanceof XMLStreamException nested
                    && nested.getNestedException() instanceof PartBudget.Exceeded exceeded) {
                return exceeded.refusal;
            }
            if (cause instanceof ZipException
                    || cause instanceof EOFException
                    || cause instanceof CharConversionException) {
                return ZipPackage.corrupt();
            }
            if (cause instanceof IOException io) {
                throw io;
            }
        }
        return ZipPackage.corrupt();
    }

    /// The parser throws whatever it likes at names that no one declares, `xmlns:` among them.
    private int event() throws XMLStreamException {
        try {
            return reader.next();
        } catch (RuntimeException e) {
            throw new XMLStreamException(e.toString(), reader.getLocation(), e);
        }
    }

    /// Goes on to the next begin of an element, end of one, or piece of text; false at the end.
    boolean next() throws IOException, Refusal {
        try {
            while (reader.hasNext()) {
                int event = event();
                switch (event) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        enter();
                        return true;
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        depth--;
                        return true;
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        return true;
                    }
                    case XMLStreamConstants.DTD ->
                            throw Refusal.of(ReasonCode.DTD_FORBIDDEN, "DTD_FORBIDDEN");
                    case XMLStreamConstants.ENTITY_REFERENCE -> throw ZipPackage.corrupt();
                    default -> {}
                }
            }
            return false;
        } catch (XMLStreamException e) {
            throw refusal(e);
        }
    }

    private void enter() throws Refusal {
        know(reader.getLocalName());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            know(reader.getAttributeLocalName(i));
        }
        if (names.size() > MOST_NAMES) {
            throw ZipPackage.corrupt();
        }
        if (++depth > limits.formats().depth()) {
            throw Refusal.of(ReasonCode.BOMB, "BOMB.depth", limits.formats().depth());
        }
    }

    /// Many different names make parsers slow; a workbook has a few hundred.
    @SuppressWarnings("ReferenceEquality") // The parser gives equal names as one text.
    private void know(String name) {
        int slot = name.hashCode() & (recent.length - 1);
        if (recent[slot] != name) {
            recent[slot] = name;
            names.add(name);
        }
    }

    boolean isStart() {
        return reader.getEventType() == XMLStreamConstants.START_ELEMENT;
    }

    boolean isEnd() {
        return reader.getEventType() == XMLStreamConstants.END_ELEMENT;
    }

    boolean isStart(String name) {
        return isStart() && reader.getLocalName().equals(name);
    }

    boolean isEnd(String name) {
        return isEnd() && reader.getLocalName().equals(name);
    }

    /// Local name of the element begun or ended last.
    String name() {
        return reader.getLocalName();
    }

    int attributes() {
        return reader.getAttributeCount();
    }

    String attributeName(int index) {
        return reader.getAttributeLocalName(index);
    }

    String attributePrefix(int index) {
        String prefix = reader.getAttributePrefix(index);
        return prefix == null ? "" : prefix;
    }

    String attribute(int index) {
        return reader.getAttributeValue(index);
    }

    /// An attribute by its local name, whatever its prefix.
    @Nullable String attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    String attribute(String name, String otherwise) {
        String value = attribute(name);
        return value == null ? otherwise : value;
    }

    /// Goes on to the end of the element begun last, past all that is in it.
    void skip() throws IOException, Refusal {
        int outside = depth - 1;
        boolean more = true;
        while (more && depth > outside) {
            more = next();
        }
    }

    /// Appends the texts of the element begun last, and goes on to its end. Elements in it are
    /// passed over.
    void readText(StringBuilder to) throws IOException, Refusal {
        int outside = depth - 1;
        int inside = depth;
        while (next() && depth > outside) {
            if (isStart()) {
                skip();
            } else if (!isEnd() && depth == inside) {
                appendText(to);
            }
        }
    }

    /// Appends the piece of text read last.
    void appendText(StringBuilder to) throws Refusal {
        if (to.length() + reader.getTextLength() > limits.cellChars()) {
            throw Refusal.of(ReasonCode.TOO_LARGE, "TOO_LARGE.cell", limits.cellChars());
        }
        to.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
    }

    @Override
    public void close() throws IOException, Refusal {
        try (in) {
            reader.close();
        } catch (XMLStreamException e) {
            throw refusal(e);
        }
    }
}
