package org.khettara.dcat;

import java.util.Locale;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.system.StreamRDF;

/// The vocabularies of the records, with the prefixes that DCAT-AP 3.0.1 uses for them.
enum Ns {
    ADMS("http://www.w3.org/ns/adms#"),
    DCAT("http://www.w3.org/ns/dcat#"),
    DCATAP("http://data.europa.eu/r5r/"),
    DCT("http://purl.org/dc/terms/"),
    DQV("http://www.w3.org/ns/dqv#"),
    FOAF("http://xmlns.com/foaf/0.1/"),
    HYDRA("http://www.w3.org/ns/hydra/core#"),
    PROV("http://www.w3.org/ns/prov#"),
    RDF("http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    RDFS("http://www.w3.org/2000/01/rdf-schema#"),
    SKOS("http://www.w3.org/2004/02/skos/core#"),
    SPDX("http://spdx.org/rdf/terms#"),
    VCARD("http://www.w3.org/2006/vcard/ns#"),
    XSD("http://www.w3.org/2001/XMLSchema#");

    private final String uri;

    Ns(String uri) {
        this.uri = uri;
    }

    String uri() {
        return uri;
    }

    String prefix() {
        return name().toLowerCase(Locale.ROOT);
    }

    Node term(String name) {
        return NodeFactory.createURI(uri + name);
    }

    static void declare(StreamRDF out) {
        for (Ns one : values()) {
            out.prefix(one.prefix(), one.uri);
        }
    }

    /// The name with its prefix.
    ///
    /// @throws IllegalArgumentException when the IRI is of none of these vocabularies
    static String shortened(String iri) {
        for (Ns one : values()) {
            if (iri.startsWith(one.uri)) {
                return one.prefix() + ":" + iri.substring(one.uri.length());
            }
        }
        throw new IllegalArgumentException("%s is of no vocabulary known here".formatted(iri));
    }
}
