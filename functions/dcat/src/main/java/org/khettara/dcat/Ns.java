package org.khettara.dcat;

import java.util.Locale;

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
    private final String prefix;

    Ns(String uri) {
        this.uri = uri;
        this.prefix = name().toLowerCase(Locale.ROOT);
    }

    String uri() {
        return uri;
    }

    String prefix() {
        return prefix;
    }

    Term term(String name) {
        return new Term(prefix, uri, name);
    }
}
