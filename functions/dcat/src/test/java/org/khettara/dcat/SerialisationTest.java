package org.khettara.dcat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.khettara.core.catalogue.CatalogueEntry;
import org.khettara.core.port.CatalogueRenderer.Document;

final class SerialisationTest {
    private static final int GENERATED = Integer.getInteger("khettara.dcat.entries", 60);

    static Stream<CatalogueEntry> entries() {
        return Stream.concat(
                Entries.named().values().stream(),
                IntStream.range(0, GENERATED).mapToObj(Entries::generated));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void allSerialisationsAreOneGraph(CatalogueEntry entry) {
        Graph turtle = Graphs.of(entry);
        assertThat(turtle.size()).isGreaterThan(30);
        for (RdfFormat format : List.of(RdfFormat.JSON_LD, RdfFormat.RDF_XML)) {
            Graph other = Graphs.of(Graphs.document(entry, format), format);
            assertThat(other.isIsomorphicWith(turtle))
                    .withFailMessage(() -> format + " differs: " + differences(turtle, other))
                    .isTrue();
        }
        Graph triples = Graphs.ofTriples(new CatalogueDocuments(Entries.BASE).triples(entry));
        assertThat(triples.isIsomorphicWith(turtle))
                .withFailMessage(() -> "N-Triples differ: " + differences(turtle, triples))
                .isTrue();
    }

    private static List<Triple> differences(Graph one, Graph other) {
        var differences = new ArrayList<Triple>();
        one.find().filterKeep(triple -> !other.contains(triple)).forEach(differences::add);
        other.find().filterKeep(triple -> !one.contains(triple)).forEach(differences::add);
        return differences;
    }

    @Test
    void theSameEntryGivesTheSameBytes() {
        for (CatalogueEntry entry : Entries.named().values()) {
            List<Document> once = new CatalogueDocuments(Entries.BASE).documents(entry);
            assertThat(new CatalogueDocuments(Entries.BASE).documents(entry)).isEqualTo(once);
        }
    }

    @Test
    void nothingIsABlankNodeSoThatRecordsCanBeMergedAndCompared() {
        entries()
                .map(Graphs::of)
                .forEach(graph ->
                        assertThat(graph.find().filterKeep(SerialisationTest::isBlank).toList())
                                .isEmpty());
    }

    private static boolean isBlank(Triple triple) {
        return triple.getSubject().isBlank() || triple.getObject().isBlank();
    }

    @Test
    void theDatasetsOwnIriGivesItsJsonLd() {
        CatalogueEntry entry = Entries.full();
        String key = CatalogueEntry.key(entry.dataset());
        assertThat(Graphs.document(entry, key))
                .isEqualTo(Graphs.document(entry, RdfFormat.JSON_LD));
        assertThat(
                        Graphs.of(entry)
                                .find(Node.ANY, Node.ANY, Graphs.node(Ns.DCAT, "Dataset"))
                                .next())
                .extracting(triple -> triple.getSubject().getURI())
                .isEqualTo(Entries.BASE + key);
    }

    @Test
    void everyLinkToAnotherDocumentOfTheStoreLeadsToAFileOfTheRelease() {
        CatalogueEntry entry = Entries.full();
        String folder = Entries.BASE + "datasets/";
        List<String> links =
                Graphs.of(entry)
                        .find()
                        .mapWith(Triple::getObject)
                        .filterKeep(Node::isURI)
                        .mapWith(Node::getURI)
                        .filterKeep(uri -> uri.startsWith(folder))
                        .toList()
                        .stream()
                        .distinct()
                        .map(uri -> uri.substring(uri.lastIndexOf('/') + 1))
                        .toList();
        assertThat(links)
                .containsExactlyInAnyOrder(
                        "population.csv", "population.parquet", "population.schema.json");
    }

    @Test
    void textsKeepAllThatAnyReaderCanRead() {
        Graph graph = Graphs.of(Entries.named("hostile"));
        List<String> titles =
                graph.find(Node.ANY, Graphs.node(Ns.DCT, "title"), Node.ANY)
                        .mapWith(triple -> triple.getObject())
                        .filterKeep(title -> title.getLiteralLanguage().equals("fr"))
                        .mapWith(Node::getLiteralLexicalForm)
                        .toList();
        assertThat(titles)
                .containsExactly(
                        "\"'''\"\"\" <b>&amp;]]> \\ \u202Eabc\u202C \u200F \n\t{@id}  𐐷 x");
    }

    @Test
    void whatIsNoAddressAndNoCodeIsLeftOut() {
        Graph graph = Graphs.of(Entries.named("hostile"));
        List<String> objects =
                graph.find()
                        .mapWith(Triple::getObject)
                        .filterKeep(Node::isURI)
                        .mapWith(Node::getURI)
                        .toList();
        assertThat(objects)
                .contains(
                        "http://publications.europa.eu/resource/authority/data-theme/ECON",
                        "https://xn--mgbh0fb.xn--kgbechtv/%D8%B5%D9%81%D8%AD%D8%A9%20one?q=%22%3C%3E",
                        "http://example.org/a%20b%3Cc%3E%22%7B%7D%7C%5C%5E%60%C3%A9%E2%80%AE")
                .noneMatch(uri -> uri.contains("evil") || uri.contains("secret"))
                .noneMatch(uri -> uri.startsWith("file:") || uri.startsWith("javascript:"));
    }

    @Test
    void statementsThatNobodyMadeAreMarkedAsDerived() {
        Graph graph = Graphs.of(Entries.full());
        List<String> properties =
                graph.find(Node.ANY, Graphs.node(Ns.RDF, "predicate"), Node.ANY)
                        .mapWith(triple -> Graphs.shortened(triple.getObject().getURI()))
                        .toList();
        assertThat(properties).containsExactly("dct:temporal");
        Graph bare = Graphs.of(Entries.named("bare"));
        assertThat(
                        bare.find(Node.ANY, Graphs.node(Ns.RDF, "predicate"), Node.ANY)
                                .mapWith(triple -> Graphs.shortened(triple.getObject().getURI()))
                                .toList())
                .containsExactlyInAnyOrder("dct:title", "dct:description");
    }
}
