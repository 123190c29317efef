package org.khettara.dcat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CatalogueTest {
    static final Portal PORTAL = Portal.served(URI.create(Entries.BASE));

    @ParameterizedTest
    @EnumSource
    void theWholeCatalogueHoldsEveryDatasetAndItsRecord(RdfFormat format) throws IOException {
        var out = new ByteArrayOutputStream();
        var extent = new CatalogueWriter.Extent(250, Entries.RELEASED);
        try (var catalogue = CatalogueWriter.whole(PORTAL, extent, format, out)) {
            for (int i = 0; i < 250; i++) {
                catalogue.add(Entries.generated(i));
            }
        }
        Graph graph = Graphs.of(out.toString(StandardCharsets.UTF_8), format);
        for (String property : List.of("dataset", "record")) {
            List<Node> said =
                    graph.find(Node.ANY, Graphs.node(Ns.DCAT, property), Node.ANY)
                            .mapWith(triple -> triple.getObject())
                            .toList();
            assertThat(said).hasSize(250);
            assertThat(said)
                    .allMatch(node -> graph.contains(node, Graphs.node(Ns.RDF, "type"), Node.ANY));
        }
        assertThat(graph.contains(Node.ANY, Graphs.node(Ns.HYDRA, "nextPage"), Node.ANY)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void pagesLeadFromTheFirstToTheLast(RdfFormat format) throws IOException {
        String address = Entries.BASE + "catalogue." + format.extension() + "?page=";
        assertThat(neighbours(250, 1, format))
                .containsExactly("null", address + 2, address + 1, address + 3);
        assertThat(neighbours(250, 2, format))
                .containsExactly(address + 1, address + 3, address + 1, address + 3);
        assertThat(neighbours(300, 3, format))
                .containsExactly(address + 2, "null", address + 1, address + 3);
        assertThat(neighbours(0, 1, format))
                .containsExactly("null", "null", address + 1, address + 1);
    }

    private static List<String> neighbours(long datasets, long number, RdfFormat format)
            throws IOException {
        var out = new ByteArrayOutputStream();
        var extent = new CatalogueWriter.Extent(datasets, null);
        CatalogueWriter.page(PORTAL, extent, number, format, out).close();
        Graph graph = Graphs.of(out.toString(StandardCharsets.UTF_8), format);
        return List.of(
                object(graph, "previous"),
                object(graph, "next"),
                object(graph, "first"),
                object(graph, "last"));
    }

    /// Old and new spelling must agree.
    private static String object(Graph graph, String which) {
        String one = one(graph, which);
        assertThat(one(graph, which + "Page")).isEqualTo(one);
        return one;
    }

    private static String one(Graph graph, String term) {
        var found = graph.find(Node.ANY, Graphs.node(Ns.HYDRA, term), Node.ANY).toList();
        return found.isEmpty() ? "null" : found.getFirst().getObject().getURI();
    }
}
