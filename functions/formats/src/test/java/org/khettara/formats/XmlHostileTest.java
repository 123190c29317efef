package org.khettara.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class XmlHostileTest extends ReaderCase {
    private static final String PROLOG = "<?xml version='1.0'?>";
    private static final String SECRET = "not for publication";

    @Test
    void nothingOutsideTheFileIsEverRead() throws IOException {
        Path canary = folder.resolve("canary.txt");
        Files.writeString(canary, SECRET);
        AtomicInteger hits = new AtomicInteger();
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    hits.incrementAndGet();
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/x";
            for (String target : List.of(url, canary.toUri().toString())) {
                for (String text : attacks(target)) {
                    Outcome outcome = read(text);
                    assertThat(outcome.format()).as(text).isNotNull();
                    assertThat(outcome.grids().toString() + rows(outcome))
                            .as(text)
                            .doesNotContain(SECRET);
                    if (text.contains("<!DOCTYPE")) {
                        assertThat(outcome.refusal()).as(text).isEqualTo("DTD_FORBIDDEN");
                    }
                }
            }
        } finally {
            server.stop(0);
        }
        assertThat(hits).hasValue(0);
    }

    private static String rows(Outcome outcome) {
        return outcome.grids().stream().map(g -> g.rows.toString()).collect(Collectors.joining());
    }

    private static List<String> attacks(String target) {
        String rows = "<r><v>1</v></r><r><v>2</v></r>";
        return List.of(
                "<!DOCTYPE d SYSTEM \"" + target + "\"><d>" + rows + "</d>",
                "<?xml version=\"1.0\"?><!DOCTYPE d PUBLIC \"-//x\" \""
                        + target
                        + "\"><d>"
                        + rows
                        + "</d>",
                "<!DOCTYPE d [<!ENTITY x SYSTEM \"" + target + "\">]><d><r>&x;</r><r>&x;</r></d>",
                "<!DOCTYPE d [<!ENTITY % p SYSTEM \"" + target + "\"> %p;]><d>" + rows + "</d>",
                "<d xmlns:xi=\"http://www.w3.org/2001/XInclude\"><r><xi:include href=\""
                        + target
                        + "\" parse=\"text\"/></r>"
                        + rows
                        + "</d>",
                "<d xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"x "
                        + target
                        + "\" xsi:noNamespaceSchemaLocation=\""
                        + target
                        + "\">"
                        + rows
                        + "</d>",
                "<?xml version=\"1.0\"?><?xml-stylesheet type=\"text/xsl\" href=\""
                        + target
                        + "\"?><d>"
                        + rows
                        + "</d>",
                "<?xml version=\"1.0\"?><!DOCTYPE Workbook SYSTEM \""
                        + target
                        + "\"><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>");
    }

    @Test
    void entityBombsAreRefusedBeforeTheyGrow() throws IOException {
        String levels =
                IntStream.range(1, 20)
                        .mapToObj(i ->
                                "<!ENTITY e"
                                        + i
                                        + " \""
                                        + ("&e" + (i - 1) + ";").repeat(10)
                                        + "\">")
                        .collect(Collectors.joining());
        String text = "<!DOCTYPE d [<!ENTITY e0 \"ha\">" + levels + "]><d>&e19;</d>";
        assertThat(read(text).refusal()).isEqualTo("DTD_FORBIDDEN");
        String quadratic =
                "<!DOCTYPE d [<!ENTITY e \""
                        + "x".repeat(50_000)
                        + "\">]><d>"
                        + "&e;".repeat(50_000)
                        + "</d>";
        assertThat(read(quadratic).refusal()).isEqualTo("DTD_FORBIDDEN");
    }

    @Test
    void deepNestingIsRefused() throws IOException {
        assertThat(read("<a>".repeat(1_000_000)).refusal()).isEqualTo("BOMB.depth");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<d><r a=\"",
                "<d><r><v>",
                "<d><r><!--",
                "<d><r><v><![CDATA[",
                "<d><r><?p ",
                "<d><r><v",
                "<!DOCTYPE d [ <!--"
            })
    void aTokenWithoutEndIsRefusedAndNotHeld(String start) throws IOException {
        long before = System.nanoTime();
        InputStream text =
                new SequenceInputStream(
                        Collections.enumeration(
                                List.of(
                                        new ByteArrayInputStream(
                                                (PROLOG + start).getBytes(StandardCharsets.UTF_8)),
                                        new Repeated(32L << 20))));
        assertThat(read(text).refusal()).isIn("TOO_LARGE.value", "CORRUPT.xml", "DTD_FORBIDDEN");
        assertThat(System.nanoTime() - before).isLessThan(5_000_000_000L);
    }

    /// As many letters as asked, without holding them.
    private static final class Repeated extends InputStream {
        private long left;

        Repeated(long bytes) {
            this.left = bytes;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'x' : -1;
        }

        @Override
        public int read(byte[] to, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(length, left);
            java.util.Arrays.fill(to, offset, offset + count, (byte) 'x');
            left -= count;
            return count;
        }
    }

    @Test
    void tooManyNamesAreRefused() throws IOException {
        String attributes =
                IntStream.range(0, 5000)
                        .mapToObj(i -> "a" + i + "='1' ")
                        .collect(Collectors.joining());
        assertThat(read(PROLOG + "<d><r " + attributes + "/><r/></d>").refusal())
                .isEqualTo("TOO_LARGE.fields");
        String children =
                IntStream.range(0, 40_000)
                        .mapToObj(i -> "<a" + i + "/>")
                        .collect(Collectors.joining());
        assertThat(read("<d>" + children + "</d>").refusal()).isEqualTo("TOO_LARGE.fields");
        assertThat(read(PROLOG + "<d><" + "n".repeat(100_000) + "/></d>").refusal())
                .isEqualTo("TOO_LARGE.value");
    }

    @Test
    void manyRepeatedChildrenDoNotGrowWithoutBound() throws IOException {
        String group = "<g><a>1</a><b>2</b></g>".repeat(100_000);
        String text =
                "<d>" + ("<r><x>1</x><y>2</y>" + group + "</r>") + "<r><x>1</x><y>2</y></r></d>";
        Outcome outcome = read(text);
        assertThat(outcome.refusal() != null || outcome.only().rows.size() <= 100_000).isTrue();
    }

    @Test
    void aFileCutShortIsCorruptAtEveryPlace() throws IOException {
        String rows =
                IntStream.range(0, 300)
                        .mapToObj(i -> "<r n='" + i + "'><nom>Salé</nom></r>\n")
                        .collect(Collectors.joining());
        String text = "<?xml version='1.0'?><d>" + rows + "</d>";
        assertThat(cutShort(text.getBytes(StandardCharsets.UTF_8)))
                .allSatisfy(outcome -> assertThat(outcome.refusal()).isEqualTo("CORRUPT.xml"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<5;a\n1;2\n",
                "<b>titre</b>;x\n1;2\n",
                "<a;b\n1;2",
                "<titre>;<nom>\n1;2\n",
                "<"
            })
    void aTableWhoseFirstCellBeginsWithAnAngleIsNoXml(String text) throws IOException {
        assertThat(read(text).format()).isNull();
    }
}
