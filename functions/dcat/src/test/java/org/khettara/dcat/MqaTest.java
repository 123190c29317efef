package org.khettara.dcat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.khettara.core.catalogue.CatalogueEntry;
import org.khettara.core.document.CsvRows;
import org.khettara.core.report.Text;
import org.khettara.dcat.mqa.Assessed;
import org.khettara.dcat.mqa.Dimension;
import org.khettara.dcat.mqa.LinkStatus;
import org.khettara.dcat.mqa.Metric;
import org.khettara.dcat.mqa.Mqa;
import org.khettara.dcat.mqa.Openness;
import org.khettara.dcat.mqa.Rating;
import org.khettara.dcat.mqa.Scorer;

/// The scorer against the published tables: metrics and points of piveau's vocabulary, totals of
/// records that differ in one thing from a perfect one.
final class MqaTest {
    private static final String AUTHORITY = "http://publications.europa.eu/resource/authority/";
    private static final String PORTAL_LICENCE = "http://www.opendefinition.org/licenses/odc-odbl";
    private static final LinkStatus ALL_ANSWER = _ -> OptionalInt.of(200);

    private final Graph record = Graphs.of(Entries.full());
    private final Node dataset = only("Dataset");

    private Node only(String type) {
        return record.find(Node.ANY, RDF.type.asNode(), Graphs.node(Ns.DCAT, type))
                .next()
                .getSubject();
    }

    private List<Node> distributions() {
        return record.find(dataset, DCAT.distribution.asNode(), Node.ANY)
                .mapWith(Triple::getObject)
                .toList();
    }

    private Assessed assessed() {
        return new Scorer(ALL_ANSWER).score(record, dataset);
    }

    private void set(Node subject, Node property, String iri) {
        record.remove(subject, property, Node.ANY);
        record.add(Triple.create(subject, property, NodeFactory.createURI(iri)));
    }

    /// Leaves one distribution, of a format.
    private void only(String format, String mediaType) {
        distributions().stream().skip(1).forEach(other -> record.remove(Node.ANY, Node.ANY, other));
        Node distribution = distributions().getFirst();
        set(distribution, DCTerms.format.asNode(), AUTHORITY + "file-type/" + format);
        set(
                distribution,
                DCAT.mediaType.asNode(),
                "http://www.iana.org/assignments/media-types/" + mediaType);
    }

    @Test
    void metricsAndPointsAreThoseOfThePublishedVocabulary() {
        var published =
                CsvRows.ofResource(MqaTest.class, "mqa-metrics.csv").stream()
                        .map(row -> "%s %s %s".formatted(row.get(0), row.get(1), row.get(4)))
                        .toList();
        assertThat(Metric.values())
                .extracting(m -> "%s %s %d".formatted(m.dimension(), m.id(), m.points()))
                .containsExactlyElementsOf(published);
        assertThat(Assessed.MOST).isEqualTo(405);
        assertThat(Dimension.values())
                .extracting(Dimension::points)
                .containsExactly(100, 100, 110, 75, 20);
    }

    @Test
    void aRecordThatHasEverythingEarnsEverything() {
        Assessed assessed = assessed();
        assertThat(assessed.toMend()).isEmpty();
        assertThat(assessed.points()).isEqualTo(405);
        assertThat(assessed.rating()).isEqualTo(Rating.EXCELLENT);
    }

    @Test
    void anEmptyRecordEarnsNothing() {
        Assessed assessed =
                new Scorer(ALL_ANSWER).score(GraphFactory.createDefaultGraph(), dataset);
        assertThat(assessed.points()).isZero();
        assertThat(assessed.byDimension())
                .hasSize(5)
                .allSatisfy((_, points) -> assertThat(points).isZero());
        assertThat(assessed.toMend()).hasSize(23).first().isEqualTo(Metric.ACCESS_URL_STATUS);
    }

    @ParameterizedTest
    @CsvSource({
        "CSV, text/csv, 405",
        "JSON, application/json, 405",
        "GEOJSON, application/geo+json, 405",
        "XLSX, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, 385",
        "XLS, application/vnd.ms-excel, 385",
        "TSV, text/tab-separated-values, 385",
        "PDF, application/pdf, 365",
        "DOCX, application/vnd.openxmlformats-officedocument.wordprocessingml.document, 365",
        "GPKG, application/geopackage+sqlite3, 365",
        "PARQUET, application/vnd.apache.parquet, 365"
    })
    void theFormatOfTheOnlyDistributionDecides(String format, String mediaType, int points) {
        only(format, mediaType);
        assertThat(assessed().points()).isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({"CSV, 3", "XLSX, 2", "PDF, 1"})
    void starsGoByLicenceAndFormat(String format, int stars) {
        only(format, "text/csv");
        assertThat(assessed().stars()).isEqualTo(stars);
        distributions().forEach(one -> record.remove(one, DCTerms.license.asNode(), Node.ANY));
        assertThat(assessed().stars()).isZero();
    }

    @Test
    void opennessIsShownElementByElement() {
        assertThat(assessed().openness()).containsExactlyInAnyOrder(Openness.values());
        record.remove(dataset, DCAT.contactPoint.asNode(), Node.ANY);
        distributions().forEach(one -> record.remove(one, DCTerms.license.asNode(), Node.ANY));
        assertThat(assessed().openness())
                .containsExactlyInAnyOrder(
                        Openness.MACHINE_READABLE,
                        Openness.NON_PROPRIETARY,
                        Openness.DOWNLOAD_OPTIONS);
    }

    @Test
    void anEntryIsAssessedByTheRecordThatIsPublished() {
        assertThat(assessed(Entries.full()).points()).isEqualTo(405);
        assertThat(assessed(Entries.named("bare")).toMend())
                .contains(Metric.LICENCE, Metric.KEYWORDS)
                .doesNotContain(Metric.DCAT_AP, Metric.PUBLISHER, Metric.FORMAT);
    }

    private static Assessed assessed(CatalogueEntry entry) {
        var mqa = new Mqa(Entries.BASE);
        return mqa.assess(entry.dataset(), mqa.record(entry), ALL_ANSWER);
    }

    @Test
    void whatBringsTheNextStarIsTheFirstThatIsMissing() {
        assertThat(assessed().toNextStar()).isEmpty();
        distributions().forEach(one -> record.remove(one, DCTerms.license.asNode(), Node.ANY));
        Assessed bare = assessed();
        assertThat(bare.toNextStar()).contains(Metric.LICENCE);
        assertThat(bare.with(Metric.LICENCE).stars()).isEqualTo(3);
        assertThat(Openness.TERMS_OF_USE.missing(bare.met())).containsExactly(Metric.LICENCE);
        assertThat(Openness.METADATA.missing(bare.met())).isEmpty();
    }

    @Test
    void ofSeveralDistributionsTheBestCounts() {
        List<Node> both = distributions();
        set(both.getFirst(), DCTerms.format.asNode(), AUTHORITY + "file-type/PDF");
        assertThat(assessed().met()).contains(Metric.MACHINE_READABLE);
    }

    @Test
    void anAddressThatDoesNotAnswerEarnsNothing() {
        for (OptionalInt answer :
                List.of(
                        OptionalInt.empty(),
                        OptionalInt.of(199),
                        OptionalInt.of(400),
                        OptionalInt.of(503))) {
            Assessed assessed = new Scorer(_ -> answer).score(record, dataset);
            assertThat(assessed.toMend())
                    .containsExactly(Metric.ACCESS_URL_STATUS, Metric.DOWNLOAD_URL_STATUS);
            assertThat(assessed.points()).isEqualTo(325);
        }
        assertThat(new Scorer(_ -> OptionalInt.of(399)).score(record, dataset).points())
                .isEqualTo(405);
    }

    /// The portal's licence is known to the vocabularies in one spelling, and not in the one that
    /// it turned to in 2024.
    @Test
    void aLicenceIsKnownInTheSpellingOfTheVocabularies() {
        distributions().forEach(one -> set(one, DCTerms.license.asNode(), PORTAL_LICENCE));
        assertThat(assessed().toMend()).isEmpty();
        String other = PORTAL_LICENCE.replace("http://www.", "https://");
        distributions().forEach(one -> set(one, DCTerms.license.asNode(), other));
        assertThat(assessed().toMend()).containsExactly(Metric.KNOWN_LICENCE);
    }

    @Test
    void aRecordThatBreaksAShapeIsNotDcatAp() {
        record.remove(dataset, DCTerms.title.asNode(), Node.ANY);
        assertThat(assessed().toMend()).containsExactly(Metric.DCAT_AP);
    }

    @Test
    void accessRightsInWordsEarnHalf() {
        set(dataset, DCTerms.accessRights.asNode(), "http://example.org/open-to-all");
        assertThat(assessed().toMend()).containsExactly(Metric.ACCESS_RIGHTS_VOCABULARY);
    }

    @ParameterizedTest
    @CsvSource({
        "0, BAD",
        "120, BAD",
        "121, SUFFICIENT",
        "220, SUFFICIENT",
        "221, GOOD",
        "350, GOOD",
        "351, EXCELLENT",
        "405, EXCELLENT"
    })
    void pointsAreRatedAsTheManualHasIt(int points, Rating rating) {
        assertThat(Rating.of(points)).isEqualTo(rating);
    }

    /// Properties are taken away in a drawn order, a few at a time: no total may rise on the way.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void lessIsNeverWorthMore(long seed) {
        var statements =
                new ArrayList<>(
                        record.find(Node.ANY, Node.ANY, Node.ANY)
                                .filterKeep(MqaTest::isAProperty)
                                .toList());
        Collections.shuffle(statements, new Random(seed));
        int before = withoutShapes();
        while (!statements.isEmpty()) {
            List<Triple> some = statements.subList(0, Math.min(6, statements.size()));
            some.forEach(record::delete);
            int now = withoutShapes();
            assertThat(now).as("without %s", some).isLessThanOrEqualTo(before);
            before = now;
            some.clear();
        }
        assertThat(before).isZero();
    }

    /// What the shapes say of half a record is not the scorer's to judge.
    private int withoutShapes() {
        Assessed assessed = assessed();
        int shapes = assessed.met().contains(Metric.DCAT_AP) ? Metric.DCAT_AP.points() : 0;
        return assessed.points() - shapes;
    }

    private static boolean isAProperty(Triple statement) {
        return !statement.getPredicate().equals(RDF.type.asNode());
    }

    @Test
    void aWorseDistributionMoreChangesNothing() {
        Node worse = NodeFactory.createURI("http://example.org/worse");
        record.add(Triple.create(dataset, DCAT.distribution.asNode(), worse));
        record.add(Triple.create(worse, RDF.type.asNode(), DCAT.Distribution.asNode()));
        record.add(
                Triple.create(
                        worse,
                        DCAT.accessURL.asNode(),
                        NodeFactory.createURI("http://example.org/a.pdf")));
        assertThat(assessed().points()).isEqualTo(405);
    }

    @ParameterizedTest
    @EnumSource(Metric.class)
    void everyMetricSaysWhatToDoInThreeLanguages(Metric metric) {
        Text fix = metric.fix();
        assertThat(Arrays.asList(fix.fr(), fix.en())).allMatch(text -> text.matches("[A-ZÉ].*\\."));
        assertThat(fix.ar()).matches(".*[\\u0621-\\u064A].*\\.");
    }
}
