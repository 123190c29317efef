package org.khettara.dcat;

import java.io.BufferedWriter;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.RiotException;

/// RDF/XML, one rdf:Description for each subject.
final class RdfXmlStream extends SubjectStream {
    private static final XMLOutputFactory XML = XMLOutputFactory.newDefaultFactory();

    private final XMLStreamWriter xml;

    RdfXmlStream(OutputStream out) {
        try {
            xml =
                    XML.createXMLStreamWriter(
                            new BufferedWriter(
                                    new OutputStreamWriter(out, StandardCharsets.UTF_8)));
        } catch (XMLStreamException e) {
            throw new RiotException(e);
        }
    }

    private interface Step {
        void run() throws XMLStreamException;
    }

    private static void unchecked(Step step) {
        try {
            step.run();
        } catch (XMLStreamException e) {
            throw new RiotException(e);
        }
    }

    @Override
    void open() {
        unchecked(() -> {
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("rdf:RDF");
            for (Ns one : Ns.values()) {
                xml.writeAttribute("xmlns:" + one.prefix(), one.uri());
            }
        });
    }

    @Override
    void write(Node about, Map<Node, List<Node>> said) {
        unchecked(() -> {
            xml.writeCharacters("\n ");
            xml.writeStartElement("rdf:Description");
            xml.writeAttribute("rdf:about", about.getURI());
            for (var property : said.entrySet()) {
                for (Node value : property.getValue()) {
                    xml.writeCharacters("\n  ");
                    statement(Ns.shortened(property.getKey().getURI()), value);
                }
            }
            xml.writeCharacters("\n ");
            xml.writeEndElement();
        });
    }

    private void statement(String property, Node value) throws XMLStreamException {
        if (value.isURI()) {
            xml.writeEmptyElement(property);
            xml.writeAttribute("rdf:resource", value.getURI());
            return;
        }
        xml.writeStartElement(property);
        if (!value.getLiteralLanguage().isEmpty()) {
            xml.writeAttribute("xml:lang", value.getLiteralLanguage());
        } else if (!value.getLiteralDatatypeURI().equals(Ns.XSD.uri() + "string")) {
            xml.writeAttribute("rdf:datatype", value.getLiteralDatatypeURI());
        }
        xml.writeCharacters(value.getLiteralLexicalForm());
        xml.writeEndElement();
    }

    @Override
    void close() {
        unchecked(() -> {
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.flush();
        });
    }
}
