package org.khettara.dcat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;

/// JSON-LD 1.1, flattened: a context of prefixes, and a node object for each subject. It needs no
/// second look at what was written, so a catalogue of any size fits.
final class JsonLdStream extends SubjectStream {
    private static final JsonFactory JSON = new JsonFactory();
    private static final DefaultIndenter INDENT = new DefaultIndenter(" ", "\n");
    private static final String TYPE = Ns.RDF.term("type").getURI();

    private final JsonGenerator json;

    JsonLdStream(OutputStream out) {
        try {
            json = JSON.createGenerator(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(INDENT));
    }

    private interface Step {
        void run() throws IOException;
    }

    private static void unchecked(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    void open() {
        unchecked(() -> {
            json.writeStartObject();
            json.writeObjectFieldStart("@context");
            for (Ns one : Ns.values()) {
                json.writeStringField(one.prefix(), one.uri());
            }
            json.writeEndObject();
            json.writeArrayFieldStart("@graph");
        });
    }

    @Override
    void write(Node about, Map<Node, List<Node>> said) {
        unchecked(() -> {
            json.writeStartObject();
            json.writeStringField("@id", about.getURI());
            for (var property : said.entrySet()) {
                property(property.getKey().getURI(), property.getValue());
            }
            json.writeEndObject();
        });
    }

    private void property(String iri, List<Node> values) throws IOException {
        boolean types = iri.equals(TYPE);
        json.writeFieldName(types ? "@type" : Ns.shortened(iri));
        if (values.size() > 1) {
            json.writeStartArray();
        }
        for (Node value : values) {
            if (types) {
                json.writeString(Ns.shortened(value.getURI()));
            } else {
                value(value);
            }
        }
        if (values.size() > 1) {
            json.writeEndArray();
        }
    }

    private void value(Node value) throws IOException {
        if (value.isURI()) {
            json.writeStartObject();
            json.writeStringField("@id", value.getURI());
            json.writeEndObject();
        } else if (!value.getLiteralLanguage().isEmpty()) {
            pair("@language", value.getLiteralLanguage(), value.getLiteralLexicalForm());
        } else if (value.getLiteralDatatypeURI().equals(Ns.XSD.uri() + "string")) {
            json.writeString(value.getLiteralLexicalForm());
        } else {
            String type = Ns.shortened(value.getLiteralDatatypeURI());
            pair("@type", type, value.getLiteralLexicalForm());
        }
    }

    private void pair(String key, String type, String value) throws IOException {
        json.writeStartObject();
        json.writeStringField(key, type);
        json.writeStringField("@value", value);
        json.writeEndObject();
    }

    @Override
    void close() {
        unchecked(() -> {
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
            json.flush();
        });
    }
}
