package org.khettara.dcat;

import java.io.IOException;
import java.io.OutputStream;

/// The serialisations that records are served in, the preferred one first.
public enum RdfFormat {
    /// JSON-LD 1.1, whose context is in the document.
    JSON_LD("jsonld", "application/ld+json"),
    TURTLE("ttl", "text/turtle"),
    RDF_XML("rdf", "application/rdf+xml");

    private final String extension;
    private final String mediaType;

    RdfFormat(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    /// Without the dot.
    public String extension() {
        return extension;
    }

    public String mediaType() {
        return mediaType;
    }

    /// Begins a document. Each resource is written once the next one begins; nothing is closed.
    Statements begin(OutputStream out) throws IOException {
        Statements.Writer writer =
                switch (this) {
                    case JSON_LD -> new JsonLdWriter(out);
                    case TURTLE -> new TurtleWriter(out);
                    case RDF_XML -> new RdfXmlWriter(out);
                };
        writer.open();
        return new Statements(writer);
    }
}
