package org.khettara.dcat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/// JSON-LD 1.1, flattened: a context of prefixes, and a node object for each resource. It needs no
/// second look at what was written, so a catalogue of any size fits.
final class JsonLdWriter implements Statements.Writer {
    private static final JsonFactory JSON = new JsonFactory();
    private static final DefaultIndenter INDENT = new DefaultIndenter(" ", "\n");

    private final JsonGenerator json;

    JsonLdWriter(OutputStream out) throws IOException {
        json = JSON.createGenerator(out);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(INDENT));
    }

    @Override
    public void open() throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("@context");
        for (Ns one : Ns.values()) {
            json.writeStringField(one.prefix(), one.uri());
        }
        json.writeEndObject();
        json.writeArrayFieldStart("@graph");
    }

    @Override
    public void write(String subject, Map<Term, List<Value>> said) throws IOException {
        json.writeStartObject();
        json.writeStringField("@id", subject);
        for (var property : said.entrySet()) {
            property(property.getKey(), property.getValue());
        }
        json.writeEndObject();
    }

    private void property(Term property, List<Value> values) throws IOException {
        boolean types = property.equals(Statements.TYPE);
        json.writeFieldName(types ? "@type" : property.shortened());
        if (values.size() > 1) {
            json.writeStartArray();
        }
        for (Value value : values) {
            if (types && value instanceof Value.Named(Term type)) {
                json.writeString(type.shortened());
            } else {
                value(value);
            }
        }
        if (values.size() > 1) {
            json.writeEndArray();
        }
    }

    private void value(Value value) throws IOException {
        switch (value) {
            case Value.Plain(String text) -> json.writeString(text);
            case Value.Iri(String iri) -> object("@id", iri);
            case Value.Named(Term term) -> object("@id", term.iri());
            case Value.Worded(String text, String language) -> object("@language", language, text);
            case Value.Typed(String text, Term type) -> object("@type", type.shortened(), text);
        }
    }

    private void object(String key, String value) throws IOException {
        json.writeStartObject();
        json.writeStringField(key, value);
        json.writeEndObject();
    }

    private void object(String key, String kind, String value) throws IOException {
        json.writeStartObject();
        json.writeStringField(key, kind);
        json.writeStringField("@value", value);
        json.writeEndObject();
    }

    @Override
    public void close() throws IOException {
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
    }
}
