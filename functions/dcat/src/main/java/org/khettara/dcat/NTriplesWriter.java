package org.khettara.dcat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/// RDF 1.1 N-Triples, into memory.
final class NTriplesWriter implements Statements.Writer {
    private final StringWriter out = new StringWriter();
    private final TurtleTerms terms = new TurtleTerms(out);

    @Override
    public void open() {
        // There is nothing before the first triple.
    }

    @Override
    public void write(String subject, Map<Term, List<Value>> said) throws IOException {
        for (var property : said.entrySet()) {
            for (Value value : property.getValue()) {
                terms.iri(subject);
                out.write(' ');
                name(property.getKey());
                out.write(' ');
                terms.value(value, this::name);
                out.write(" .\n");
            }
        }
    }

    private void name(Term term) throws IOException {
        terms.iri(term.iri());
    }

    @Override
    public void close() {
        // It is all in memory.
    }

    /// What was written.
    String triples() {
        return out.toString();
    }
}
