package org.khettara.assessment.links;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khettara.assessment.LocalFolder;
import org.khettara.assessment.links.LinkCheck.Silence;

/// Against a real server; time passes when somebody waits.
final class LinkCheckerTest {
    private static final Instant BEGIN = Instant.parse("2026-11-29T00:00:00Z");

    @TempDir Path folder;

    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private Instant now = BEGIN;
    private String robots = "User-agent: *\nDisallow: /docs/\nCrawl-delay: 5\n";

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    String path = exchange.getRequestURI().getPath();
                    requests.add(exchange.getRequestMethod() + " " + path);
                    Map<String, Integer> statuses =
                            Map.of("/gone", 404, "/moved", 302, "/away", 403, "/nohead", 405);
                    boolean isGet = exchange.getRequestMethod().equals("GET");
                    byte[] body =
                            (path.equals("/robots.txt") ? robots : "x".repeat(1 << 20))
                                    .getBytes(UTF_8);
                    int status =
                            isGet && path.equals("/nohead")
                                    ? 200
                                    : statuses.getOrDefault(path, 200);
                    exchange.sendResponseHeaders(status, isGet ? body.length : -1);
                    if (isGet) {
                        try {
                            exchange.getResponseBody().write(body);
                        } catch (IOException hungUp) {
                            requests.add("hung up");
                        }
                    }
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String url(String path) {
        return "http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path);
    }

    private LinkLog check(DnsResolver hosts, Duration most, String... urls) throws IOException {
        var pace =
                new Host.Pace(
                        Duration.ofSeconds(2),
                        () -> now,
                        pause -> {
                            pauses.add(pause);
                            now = now.plus(pause);
                        });
        var log = LinkLog.read(new LocalFolder(folder));
        try (var checker = new LinkChecker(new Web(hosts, "https://example.org/"), pace)) {
            checker.check(new TreeSet<>(Set.of(urls)), log, most);
        }
        return LinkLog.read(new LocalFolder(folder));
    }

    private LinkLog check(String... urls) throws IOException {
        return check(SystemDefaultDnsResolver.INSTANCE, Duration.ofHours(1), urls);
    }

    @Test
    void anAnswerIsKeptAndARedirectIsOne() throws IOException {
        LinkLog log = check(url("/data"), url("/gone"), url("/moved"));
        assertThat(log.of(url("/data"))).get().returns(200, LinkCheck::head);
        assertThat(log.of(url("/gone"))).get().returns(404, LinkCheck::head);
        assertThat(log.of(url("/moved"))).get().returns(302, LinkCheck::head);
        assertThat(log.of(url("/moved")).map(LinkCheck::answers)).contains(true);
        assertThat(requests)
                .containsExactly("GET /robots.txt", "HEAD /data", "HEAD /gone", "HEAD /moved");
    }

    @Test
    void whatRobotsMayNotAskIsNotAsked() throws IOException {
        LinkLog log = check(url("/docs/a.pdf"), url("/x"));
        assertThat(log.of(url("/docs/a.pdf"))).get().returns(Silence.ROBOTS, LinkCheck::why);
        assertThat(requests).containsExactly("GET /robots.txt", "HEAD /x");
    }

    @Test
    void theHostSaysHowSlowly() throws IOException {
        check(url("/a"), url("/b"));
        assertThat(pauses).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(5));
        robots = "";
        pauses.clear();
        check(url("/c"));
        assertThat(pauses).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void aHostWithoutHeadIsAskedOtherwiseAndHangsUpEarly() throws IOException {
        LinkLog log = check(url("/nohead"));
        assertThat(log.of(url("/nohead")))
                .get()
                .returns(405, LinkCheck::head)
                .returns(200, LinkCheck::get)
                .returns(true, LinkCheck::answers);
    }

    @Test
    void aHostThatTurnsUsAwayIsLeftAlone() throws IOException {
        robots = "User-agent: *\nAllow: /\n";
        LinkLog log = check(url("/away"), url("/away?2"), url("/b"), url("/c"));
        assertThat(log.of(url("/away"))).get().returns(403, LinkCheck::get);
        assertThat(log.of(url("/b"))).get().returns(Silence.LEFT_ALONE, LinkCheck::why);
        assertThat(requests).doesNotContain("HEAD /b", "HEAD /c");
    }

    @Test
    void whatWasAskedLatelyIsNotAskedAgain() throws IOException {
        check(url("/data"), url("/gone"));
        requests.clear();
        now = now.plus(Duration.ofDays(2));
        check(url("/data"), url("/gone"));
        assertThat(requests).containsExactly("GET /robots.txt", "HEAD /gone");
        now = now.plus(Duration.ofDays(6));
        requests.clear();
        check(url("/data"));
        assertThat(requests).contains("HEAD /data");
        assertThat(LinkLog.read(new LocalFolder(folder)).of(url("/gone"))).isEmpty();
    }

    @Test
    void whenTheTimeIsOverTheRestWaits() throws IOException {
        LinkLog log =
                check(
                        SystemDefaultDnsResolver.INSTANCE,
                        Duration.ofSeconds(6),
                        url("/a"),
                        url("/b"),
                        url("/c"));
        assertThat(log.of(url("/b"))).isPresent();
        assertThat(log.of(url("/c"))).isEmpty();
    }

    @Test
    void ourOwnNetworkIsNotAsked() throws IOException {
        LinkLog log = check(new PublicHosts(), Duration.ofHours(1), url("/a"));
        assertThat(log.of(url("/a"))).get().returns(Silence.NOT_PUBLIC, LinkCheck::why);
        assertThat(requests).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "8.8.8.8, true", "2001:4860:4860::8888, true", "127.0.0.1, false", "10.1.2.3, false",
        "172.16.0.1, false", "192.168.1.1, false", "169.254.169.254, false", "100.64.0.1, false",
        "0.0.0.0, false", "255.255.255.255, false", "224.0.0.1, false", "::1, false",
        "fd00::1, false", "fe80::1, false", "::ffff:10.0.0.1, false", "::ffff:8.8.8.8, true",
    })
    void thePublicWebIsTold(String address, boolean isPublic) throws IOException {
        assertThat(PublicHosts.isPublic(InetAddress.getByName(address))).isEqualTo(isPublic);
    }

    @Test
    void whatIsNoAddressOrHasNobodyIsUnreachable() throws IOException {
        server.stop(0);
        LinkLog log = check(url("/a"), "ftp://x.example/", "http://a b/");
        for (String url : List.of(url("/a"), "ftp://x.example/", "http://a b/")) {
            assertThat(log.of(url)).as(url).get().returns(Silence.UNREACHABLE, LinkCheck::why);
        }
        assertThat(Files.readAllLines(folder.resolve("links.jsonl"))).hasSize(3);
    }
}
