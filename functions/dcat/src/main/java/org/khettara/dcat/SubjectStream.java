package org.khettara.dcat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.Quad;
import org.jspecify.annotations.Nullable;

/// Statements gathered by subject, as they come, each property once with all its values.
abstract class SubjectStream implements StreamRDF {
    private @Nullable Node subject;
    private final Map<Node, List<Node>> properties = new LinkedHashMap<>();

    abstract void open();

    abstract void write(Node about, Map<Node, List<Node>> said);

    abstract void close();

    @Override
    public final void start() {
        open();
    }

    @Override
    public final void triple(Triple triple) {
        if (!triple.getSubject().equals(subject)) {
            flush();
            subject = triple.getSubject();
        }
        properties
                .computeIfAbsent(triple.getPredicate(), _ -> new ArrayList<>())
                .add(triple.getObject());
    }

    @Override
    public final void finish() {
        flush();
        close();
    }

    private void flush() {
        if (subject != null) {
            write(subject, properties);
            properties.clear();
        }
    }

    @Override
    public final void quad(Quad quad) {
        throw new UnsupportedOperationException("records are of one graph");
    }

    @Override
    public final void base(String base) {
        throw new UnsupportedOperationException("records have absolute IRIs");
    }

    /// [Ns] is all that there is.
    @Override
    public final void prefix(String prefix, String iri) {}
}
