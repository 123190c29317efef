package org.khettara.dcat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Objects;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.khettara.core.catalogue.CatalogueEntry;
import org.khettara.core.port.CatalogueRenderer.Document;

/// Documents read back by Jena, for which a warning is an error.
final class Graphs {
    private Graphs() {}

    static Node node(Ns vocabulary, String name) {
        return NodeFactory.createURI(vocabulary.term(name).iri());
    }

    /// With the prefix of its vocabulary.
    static String shortened(String iri) {
        return Arrays.stream(Ns.values())
                .filter(one -> iri.startsWith(one.uri()))
                .map(one -> one.prefix() + ":" + iri.substring(one.uri().length()))
                .findFirst()
                .orElseThrow();
    }

    static Graph of(CatalogueEntry entry) {
        return of(document(entry, RdfFormat.TURTLE), RdfFormat.TURTLE);
    }

    static String document(CatalogueEntry entry, RdfFormat format) {
        return document(entry, CatalogueDocuments.key(entry.dataset(), format));
    }

    static String document(CatalogueEntry entry, String key) {
        return new CatalogueDocuments(Entries.BASE)
                .documents(entry).stream()
                        .filter(document -> document.key().equals(key))
                        .map(Document::content)
                        .findFirst()
                        .orElseThrow();
    }

    static Graph of(String document, RdfFormat format) {
        return of(document, lang(format));
    }

    static Graph ofTriples(String document) {
        return of(document, Lang.NTRIPLES);
    }

    private static Graph of(String document, Lang lang) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.create()
                .source(new StringReader(document))
                .lang(lang)
                .forceLang(lang)
                .errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging)
                .parse(graph);
        return graph;
    }

    static Graph resource(String name) throws IOException {
        Graph graph = GraphFactory.createDefaultGraph();
        try (InputStream in =
                Objects.requireNonNull(Graphs.class.getResourceAsStream(name), name)) {
            RDFParser.create().source(in).lang(Lang.TURTLE).parse(graph);
        }
        return graph;
    }

    private static Lang lang(RdfFormat format) {
        return switch (format) {
            case JSON_LD -> Lang.JSONLD11;
            case TURTLE -> Lang.TURTLE;
            case RDF_XML -> Lang.RDFXML;
        };
    }
}
