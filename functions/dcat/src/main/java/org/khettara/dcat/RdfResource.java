package org.khettara.dcat;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.khettara.core.catalogue.LocalText;

/// What a graph says of one resource.
record RdfResource(Graph graph, Node node) {
    private static final int LONGEST_TAG = 35;

    List<Node> instances(Term type) {
        return graph.find(Node.ANY, node(Ns.RDF.term("type")), node(type))
                .mapWith(triple -> triple.getSubject())
                .toList();
    }

    /// The values of the first of these properties that has any, in an order that does not hang on
    /// the graph's.
    List<Node> values(Term... properties) {
        return Stream.of(properties)
                .map(property ->
                        graph.find(node, node(property), Node.ANY)
                                .mapWith(triple -> triple.getObject())
                                .toList())
                .filter(values -> !values.isEmpty())
                .findFirst()
                .map(values ->
                        values.stream()
                                .sorted((a, b) -> a.toString().compareTo(b.toString()))
                                .toList())
                .orElse(List.of());
    }

    Stream<RdfResource> resources(Term... properties) {
        return values(properties).stream()
                .filter(value -> !value.isLiteral())
                .map(value -> new RdfResource(graph, value));
    }

    /// The IRI, or the text of a literal, of the first value.
    Optional<String> word(Term... properties) {
        return values(properties).stream()
                .filter(value -> !value.isBlank())
                .map(value -> value.isURI() ? value.getURI() : value.getLiteralLexicalForm())
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .findFirst();
    }

    /// The literals by language; of several in one language the first.
    Optional<LocalText> text(Term... properties) {
        var texts = new TreeMap<String, String>();
        for (Node value : values(properties)) {
            if (value.isLiteral() && !value.getLiteralLexicalForm().isBlank()) {
                texts.putIfAbsent(
                        language(value), PlainText.of(value.getLiteralLexicalForm()).strip());
            }
        }
        return texts.isEmpty() ? Optional.empty() : Optional.of(new LocalText(texts));
    }

    private static Node node(Term term) {
        return NodeFactory.createURI(term.iri());
    }

    static String language(Node literal) {
        String tag = literal.getLiteralLanguage();
        boolean known =
                tag.length() <= LONGEST_TAG && tag.matches("[a-z]{2,3}(-[A-Za-z0-9]{1,8})*");
        return known ? tag : LocalText.UNDETERMINED;
    }
}
