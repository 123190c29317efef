package org.khettara.dcat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// RDF/XML, an rdf:Description for each resource.
final class RdfXmlWriter implements Statements.Writer {
    private final BufferedWriter out;

    RdfXmlWriter(OutputStream stream) {
        out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    }

    @Override
    public void open() throws IOException {
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rdf:RDF");
        for (Ns one : Ns.values()) {
            out.write("\n  xmlns:%s=\"%s\"".formatted(one.prefix(), one.uri()));
        }
        out.write(">\n");
    }

    @Override
    public void write(String subject, Map<Term, List<Value>> said) throws IOException {
        out.write(" <rdf:Description rdf:about=\"");
        text(subject);
        out.write("\">\n");
        for (var property : said.entrySet()) {
            String name = property.getKey().shortened();
            for (Value value : property.getValue()) {
                statement(name, value);
            }
        }
        out.write(" </rdf:Description>\n");
    }

    private void statement(String property, Value value) throws IOException {
        out.write("  <");
        out.write(property);
        switch (value) {
            case Value.Iri(String iri) -> attribute("rdf:resource", iri, "/>\n");
            case Value.Named(Term term) -> attribute("rdf:resource", term.iri(), "/>\n");
            case Value.Plain(String text) -> {
                out.write('>');
                content(property, text);
            }
            case Value.Worded(String text, String language) -> {
                attribute("xml:lang", language, ">");
                content(property, text);
            }
            case Value.Typed(String text, Term type) -> {
                attribute("rdf:datatype", type.iri(), ">");
                content(property, text);
            }
        }
    }

    private void attribute(String name, String value, String end) throws IOException {
        out.write(' ');
        out.write(name);
        out.write("=\"");
        text(value);
        out.write('"');
        out.write(end);
    }

    private void content(String property, String text) throws IOException {
        text(text);
        out.write("</");
        out.write(property);
        out.write(">\n");
    }

    /// With the characters escaped that have a meaning in content or in attributes.
    private void text(String text) throws IOException {
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '<' || c == '&' || c == '>' || c == '"') {
                out.write(text, from, i - from);
                out.write(c == '<' ? "&lt;" : c == '&' ? "&amp;" : c == '>' ? "&gt;" : "&quot;");
                from = i + 1;
            }
        }
        out.write(text, from, text.length() - from);
    }

    @Override
    public void close() throws IOException {
        out.write("</rdf:RDF>\n");
        out.flush();
    }
}
