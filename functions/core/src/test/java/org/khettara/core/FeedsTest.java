package org.khettara.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import javax.xml.namespace.NamespaceContext;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.khettara.core.feed.Changes;
import org.khettara.core.feed.FeedScope;
import org.khettara.core.port.MemoryChangeLog;
import org.khettara.core.port.MemoryLedger;
import org.khettara.core.port.MemoryObjectStore;
import org.khettara.schemas.ChangeKind;
import org.khettara.schemas.DatasetChange;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class FeedsTest {
    private static final String BASE = "https://data.test/";
    private static final List<String> DATASETS =
            List.of("ville-de-fes.budget", "ville-de-fes.ميزانية", "hcp.ipc");
    private final MemoryChangeLog log = new MemoryChangeLog();
    private final MemoryObjectStore published = new MemoryObjectStore();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 101, 201, 347})
    void whatIsPublishedChangeByChangeIsWhatIsPublishedFromNothing(int changes) throws IOException {
        var random = new SplittableRandom(changes);
        long place = feeds(published).publish(0);
        int added = 0;
        while (added < changes) {
            int batch = Math.min(changes - added, 1 + random.nextInt(30));
            for (int i = 0; i < batch; i++) {
                log.add(change(++added, random));
                keep(added, "<urn:x:a> <urn:x:n> \"%d\" .\n".formatted(added));
            }
            place = feeds(published).publish(place);
            assertThat(place).isEqualTo(added);
        }
        MemoryObjectStore rebuilt = withPayloads();
        assertThat(feeds(rebuilt).publish(0)).isEqualTo(changes);
        assertThat(contents(published)).isEqualTo(contents(rebuilt));
    }

    @Test
    void theDcatFeedTellsWhatWasKeptWithEachChangeAndLeadsToEveryPage() throws IOException {
        fill(201);
        DatasetChange superseded = Changes.change(202, "hcp.ipc", ChangeKind.SUPERSEDED, 9);
        log.add(superseded);
        log.add(Changes.change(203, "hcp.ipc", ChangeKind.DELETED, 10));
        keep(5, "<urn:x:a> <urn:x:b> \"kept\" .\n");
        feeds(published).publish(0);
        assertThat(text("feeds/dcat/feed.trig"))
                .contains("tree:node <https://data.test/feeds/dcat/3.trig>");
        assertThat(text("feeds/dcat/1.trig"))
                .contains("<urn:khettara:change:%064x> {\n<urn:x:a>".formatted(5))
                .doesNotContain("tree:relation");
        String newest = text("feeds/dcat/3.trig");
        assertThat(newest)
                .contains("tree:node <https://data.test/feeds/dcat/2.trig>")
                .contains("a as:Delete")
                .contains("as:object <https://data.test/catalogue/hcp.ipc>")
                .doesNotContain(superseded.getId());
        String closed = text("feeds/dcat/2.trig");
        fill(3);
        feeds(published).publish(203);
        assertThat(text("feeds/dcat/2.trig")).isEqualTo(closed);
        assertThat(text("feeds/dcat/3.trig")).isNotEqualTo(newest);
    }

    private void keep(long n, String payload) throws IOException {
        String key = "activities/%064x.nt".formatted(n);
        published.replace(key, payload.getBytes(UTF_8), "application/n-triples");
    }

    /// An empty store, but for what was kept when changes were told.
    private MemoryObjectStore withPayloads() throws IOException {
        var store = new MemoryObjectStore();
        for (String key : published.keys()) {
            if (key.startsWith("activities/")) {
                store.replace(key, published.open(key).readAllBytes(), "application/n-triples");
            }
        }
        return store;
    }

    @Test
    void aClosedPageNeverChangesAgain() throws IOException {
        fill(100);
        feeds(published).publish(0);
        assertThat(text("feeds/atom/1.atom")).doesNotContain("fh:archive");
        fill(1);
        feeds(published).publish(100);
        String closed = text("feeds/atom/1.atom");
        assertThat(closed).contains("<fh:archive>");
        fill(250);
        feeds(published).publish(101);
        assertThat(text("feeds/atom/1.atom")).isEqualTo(closed);
    }

    /// As RFC 5005 has readers do it, section 4.
    @Test
    void aReaderFindsEveryChangeFromTheFeedDocumentBackwards() throws Exception {
        fill(347);
        feeds(published).publish(0);
        SequencedSet<String> ids = new LinkedHashSet<>();
        String key = "feeds/atom/feed.atom";
        while (!key.isEmpty()) {
            Document document = parse(key);
            ids.addAll(texts(document, "/a:feed/a:entry/a:id"));
            assertThat(link(document, "current")).isEqualTo("feeds/atom/feed.atom");
            assertThat(link(document, "self")).isEqualTo(key);
            String next = link(document, "next-archive");
            assertThat(next.isEmpty() || published.keys().contains(next)).isTrue();
            key = link(document, "prev-archive");
        }
        var expected = new ArrayList<String>();
        for (int n = 347; n >= 1; n--) {
            expected.add("urn:khettara:change:%064x".formatted(n));
        }
        assertThat(ids).containsExactlyElementsOf(expected);
    }

    @Test
    void anInstitutionAndADatasetHaveFeedsOfTheirOwn() throws Exception {
        fill(60);
        feeds(published).publish(0);
        int ofFes = texts(parse("feeds/atom/ville-de-fes/feed.atom"), "//a:entry/a:id").size();
        int ofHcp = texts(parse("feeds/atom/hcp/feed.atom"), "//a:entry/a:id").size();
        assertThat(ofFes + ofHcp).isEqualTo(60);
        assertThat(texts(parse("feeds/atom/hcp/ipc/feed.atom"), "//a:entry/a:id")).hasSize(ofHcp);
        assertThat(published.keys()).contains("feeds/atom/ville-de-fes/ميزانية/1.atom");
        assertThat(link(parse("feeds/atom/ville-de-fes/ميزانية/feed.atom"), "self"))
                .contains("%D9%85");
    }

    @Test
    void whatXmlCannotHoldIsSaidToBeSo() throws Exception {
        DatasetChange hostile =
                DatasetChange.newBuilder(change(1, new SplittableRandom(1)))
                        .setSourceName("a\u0000\u0008<b>&]]>\uFFFE\"'\n.csv")
                        .build();
        log.add(hostile);
        feeds(published).publish(0);
        assertThat(texts(parse("feeds/atom/feed.atom"), "//a:entry/a:title"))
                .singleElement()
                .asString()
                .contains("a\uFFFD\uFFFD<b>&]]>\uFFFD\"'\uFFFD");
    }

    private void fill(int changes) {
        long size = log.size(new FeedScope.Everything());
        var random = new SplittableRandom(size);
        for (int i = 1; i <= changes; i++) {
            log.add(change(size + i, random));
        }
    }

    private static DatasetChange change(long n, SplittableRandom random) {
        String dataset = DATASETS.get(random.nextInt(DATASETS.size()));
        ChangeKind kind = n <= 3 ? ChangeKind.CREATED : ChangeKind.UPDATED;
        return Changes.change(n, dataset, kind, n);
    }

    private Feeds feeds(MemoryObjectStore into) {
        return new Feeds(log, new MemoryLedger(), into, BASE);
    }

    private static Map<String, String> contents(MemoryObjectStore store) throws IOException {
        var contents = new TreeMap<String, String>();
        for (String key : store.keys()) {
            contents.put(key, HexFormat.of().formatHex(store.open(key).readAllBytes()));
        }
        return contents;
    }

    private String text(String key) throws IOException {
        return new String(published.open(key).readAllBytes(), UTF_8);
    }

    private Document parse(String key) throws Exception {
        var factory = DocumentBuilderFactory.newDefaultNSInstance();
        byte[] bytes = published.open(key).readAllBytes();
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
    }

    private static List<String> texts(Document document, String path) throws Exception {
        var texts = new ArrayList<String>();
        NodeList nodes = (NodeList) xpath().evaluate(path, document, XPathConstants.NODESET);
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }

    /// Key that a link names; empty when there is none.
    private static String link(Document document, String relation) throws Exception {
        String path = "/a:feed/a:link[@rel='%s']".formatted(relation);
        var found = (Element) xpath().evaluate(path, document, XPathConstants.NODE);
        return found == null ? "" : found.getAttribute("href").substring(BASE.length());
    }

    private static XPath xpath() {
        XPath xpath = XPathFactory.newDefaultInstance().newXPath();
        xpath.setNamespaceContext(new AtomPrefix());
        return xpath;
    }

    private static final class AtomPrefix implements NamespaceContext {
        @Override
        public String getNamespaceURI(String prefix) {
            return "http://www.w3.org/2005/Atom";
        }

        @Override
        public String getPrefix(String namespace) {
            return "a";
        }

        @Override
        public Iterator<String> getPrefixes(String namespace) {
            return List.of("a").iterator();
        }
    }
}
