package org.khettara.dcat;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDF;
import org.khettara.core.catalogue.LocalText;

/// Says things of one resource after another. Every resource has an IRI, so that the order of what
/// is said is all that the bytes hang on. What is said of a resource with one property stands
/// together.
final class Statements {
    private static final Node TYPE = Ns.RDF.term("type");

    private final StreamRDF out;
    private Node subject = NodeFactory.createURI("about:blank");

    Statements(StreamRDF out) {
        this.out = out;
    }

    /// What follows is said of the resource.
    Statements about(String iri) {
        subject = NodeFactory.createURI(iri);
        return this;
    }

    Statements a(Node type) {
        return say(TYPE, type);
    }

    Statements link(Node property, String iri) {
        return say(property, NodeFactory.createURI(iri));
    }

    Statements text(Node property, LocalText text) {
        text.byLanguage().forEach((language, words) -> word(property, language, words));
        return this;
    }

    Statements word(Node property, String language, String text) {
        return language.equals(LocalText.UNDETERMINED)
                ? plain(property, text)
                : say(property, NodeFactory.createLiteralLang(PlainText.of(text), language));
    }

    Statements plain(Node property, String text) {
        return say(property, NodeFactory.createLiteralString(PlainText.of(text)));
    }

    Statements typed(Node property, XSDDatatype type, Object value) {
        return say(property, NodeFactory.createLiteralDT(value.toString(), type));
    }

    Statements say(Node property, Node value) {
        out.triple(Triple.create(subject, property, value));
        return this;
    }
}
