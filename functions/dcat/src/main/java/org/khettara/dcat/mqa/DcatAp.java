package org.khettara.dcat.mqa;

import java.io.InputStream;
import java.util.Objects;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.shacl.validation.Severity;
import org.apache.jena.sparql.graph.GraphFactory;

/// The shapes of DCAT-AP 3.0.1 (SEMICeu, `releases/3.0.1/html/shacl/shapes.ttl`), which ask nothing
/// of the code lists' own texts.
public final class DcatAp {
    private static final Shapes SHAPES = read();

    private DcatAp() {}

    /// Everything that is to be said of a record.
    public static ValidationReport validate(Graph record) {
        return ShaclValidator.get().validate(SHAPES, record);
    }

    /// Whether the shapes find no violation; a warning is none.
    static boolean conforms(Graph record) {
        return validate(record).getEntries().stream()
                .noneMatch(entry -> entry.severity().equals(Severity.Violation));
    }

    private static Shapes read() {
        Graph graph = GraphFactory.createDefaultGraph();
        InputStream in =
                Objects.requireNonNull(
                        DcatAp.class.getResourceAsStream("shapes.ttl"), "shapes.ttl");
        RDFParser.create().source(in).lang(Lang.TURTLE).parse(graph);
        return Shapes.parse(graph);
    }
}
