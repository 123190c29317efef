package org.khettara.dcat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.validation.Severity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.khettara.core.catalogue.CatalogueEntry;
import org.khettara.dcat.mqa.DcatAp;

/// Records against the shapes of DCAT-AP 3.0.1, as Jena judges.
final class ShapesTest {
    private static Shapes ranges;
    private static Graph vocabularies;

    @BeforeAll
    static void read() throws IOException {
        ranges = Shapes.parse(Graphs.resource("range.ttl"));
        vocabularies = Graphs.resource("vocabularies.ttl");
    }

    static Stream<CatalogueEntry> entries() {
        return SerialisationTest.entries();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void recordsConform(CatalogueEntry entry) {
        Graph record = Graphs.of(entry);
        assertThat(violations(record)).isEmpty();
        GraphUtil.addInto(record, vocabularies);
        assertThat(outOfRange(record)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aPageOfTheCatalogueConforms(RdfFormat format) throws IOException {
        var out = new ByteArrayOutputStream();
        var extent = new CatalogueWriter.Extent(250, Entries.RELEASED);
        try (var page = CatalogueWriter.page(CatalogueTest.PORTAL, extent, 2, format, out)) {
            for (CatalogueEntry entry : Entries.named().values()) {
                page.add(entry);
            }
        }
        Graph catalogue = Graphs.of(out.toString(StandardCharsets.UTF_8), format);
        assertThat(violations(catalogue)).isEmpty();
        GraphUtil.addInto(catalogue, vocabularies);
        assertThat(outOfRange(catalogue)).isEmpty();
    }

    static Stream<RdfFormat> formats() {
        return Stream.of(RdfFormat.values());
    }

    @Test
    void aDatasetWithoutATitleIsFound() {
        Graph record = Graphs.of(Entries.named("bare"));
        Node dataset = subject(record, "Dataset");
        record.remove(dataset, Graphs.node(Ns.DCT, "title"), Node.ANY);
        assertThat(violations(record)).containsExactly("dct:title");
    }

    @Test
    void aDistributionWithoutAnAccessUrlIsFound() {
        Graph record = Graphs.of(Entries.named("bare"));
        Node distribution = subject(record, "Distribution");
        record.remove(distribution, Graphs.node(Ns.DCAT, "accessURL"), Node.ANY);
        assertThat(violations(record)).containsExactly("dcat:accessURL");
    }

    @Test
    void aSizeThatIsNoWholeNumberIsFound() {
        Graph record = Graphs.of(Entries.named("bare"));
        Node distribution = subject(record, "Distribution");
        Node size = Graphs.node(Ns.DCAT, "byteSize");
        record.remove(distribution, size, Node.ANY);
        Node decimal = NodeFactory.createLiteralDT("31.0", XSDDatatype.XSDdecimal);
        record.add(Triple.create(distribution, size, decimal));
        assertThat(violations(record)).containsExactly("dcat:byteSize");
    }

    private static Node subject(Graph graph, String type) {
        return graph.find(Node.ANY, Graphs.node(Ns.RDF, "type"), Graphs.node(Ns.DCAT, type))
                .next()
                .getSubject();
    }

    private static List<String> violations(Graph graph) {
        return violations(DcatAp.validate(graph));
    }

    private static List<String> outOfRange(Graph graph) {
        return violations(ShaclValidator.get().validate(ranges, graph));
    }

    private static List<String> violations(ValidationReport report) {
        return report.getEntries().stream()
                .filter(entry -> entry.severity().equals(Severity.Violation))
                .map(ShapesTest::path)
                .toList();
    }

    private static String path(ReportEntry entry) {
        String path = String.valueOf(entry.resultPath()).replaceAll("[<>]", "");
        return path.startsWith("http") ? Graphs.shortened(path) : path + " " + entry.message();
    }
}
