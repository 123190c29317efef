package org.khettara.dcat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// RDF 1.1 Turtle, a paragraph for each resource.
final class TurtleWriter implements Statements.Writer {
    private final BufferedWriter out;

    TurtleWriter(OutputStream stream) {
        out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    }

    @Override
    public void open() throws IOException {
        for (Ns one : Ns.values()) {
            out.write("@prefix %s: <%s> .\n".formatted(one.prefix(), one.uri()));
        }
    }

    @Override
    public void write(String subject, Map<Term, List<Value>> said) throws IOException {
        out.write('\n');
        iri(subject);
        String between = "\n  ";
        for (var property : said.entrySet()) {
            out.write(between);
            if (property.getKey().equals(Statements.TYPE)) {
                out.write('a');
            } else {
                name(property.getKey());
            }
            values(property.getValue());
            between = " ;\n  ";
        }
        out.write(" .\n");
    }

    private void values(List<Value> values) throws IOException {
        String between = " ";
        for (Value value : values) {
            out.write(between);
            value(value);
            between = " , ";
        }
    }

    private void value(Value value) throws IOException {
        switch (value) {
            case Value.Iri(String iri) -> iri(iri);
            case Value.Named(Term term) -> name(term);
            case Value.Plain(String text) -> string(text);
            case Value.Worded(String text, String language) -> {
                string(text);
                out.write('@');
                out.write(language);
            }
            case Value.Typed(String text, Term type) -> {
                string(text);
                out.write("^^");
                name(type);
            }
        }
    }

    private void name(Term term) throws IOException {
        out.write(term.prefix());
        out.write(':');
        out.write(term.name());
    }

    /// IRIs are URIs here, of which none has a character that Turtle would want escaped.
    private void iri(String iri) throws IOException {
        out.write('<');
        out.write(iri);
        out.write('>');
    }

    /// STRING_LITERAL_QUOTE, with the escapes that it demands.
    private void string(String text) throws IOException {
        out.write('"');
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\' || c == '\n') {
                out.write(text, from, i - from);
                out.write('\\');
                out.write(c == '\n' ? 'n' : c);
                from = i + 1;
            }
        }
        out.write(text, from, text.length() - from);
        out.write('"');
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}
