package org.khettara.dcat;

import java.io.OutputStream;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;

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

    /// Writes statements as they come, subject by subject, in memory for one subject. Closes
    /// nothing.
    StreamRDF writer(OutputStream out) {
        StreamRDF writer =
                switch (this) {
                    // Jena streams Turtle and neither of the others.
                    case TURTLE -> StreamRDFWriter.getWriterStream(out, RDFFormat.TURTLE_BLOCKS);
                    case JSON_LD -> new JsonLdStream(out);
                    case RDF_XML -> new RdfXmlStream(out);
                };
        writer.start();
        Ns.declare(writer);
        return writer;
    }
}
