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
    private final TurtleTerms terms;

    TurtleWriter(OutputStream stream) {
        out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        terms = new TurtleTerms(out);
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
        terms.iri(subject);
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
            terms.value(value, this::name);
            between = " , ";
        }
    }

    private void name(Term term) throws IOException {
        out.write(term.prefix());
        out.write(':');
        out.write(term.name());
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}
