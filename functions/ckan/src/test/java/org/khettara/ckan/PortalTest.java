package org.khettara.ckan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PortalTest {
    private static final String SECRET = "not-to-be-seen";
    private static final String REJECTED =
            "<html><head><title>Request Rejected</title></head><body>The requested URL was rejected.</body></html>";
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    @TempDir Path folder;
    private final List<Duration> waits = new ArrayList<>();
    private ReplayedCkan ckan;
    private Portal portal;

    @BeforeEach
    void start() throws IOException {
        ckan = ReplayedCkan.start();
        portal = portal(ApiToken.of(SECRET));
    }

    @AfterEach
    void stop() throws IOException {
        portal.close();
        ckan.close();
    }

    private Portal portal(ApiToken token) {
        var pace = new Pace(Duration.ZERO, InstantSource.fixed(NOW), waits::add);
        var limits = new Portal.Limits(3, 1 << 20, Duration.ofMinutes(1));
        return new Portal(
                new PortalAddress(ckan.uri()), token, limits, pace, InstantSource.fixed(NOW));
    }

    private Answer show() throws IOException {
        return portal.call("package_show", Map.of("id", "x"));
    }

    @Test
    void resultAndRefusalsAreToldApart() throws IOException {
        ckan.then(
                "package-show",
                "package-show-none",
                "package-create-no-token",
                "package-create-bad-tag",
                "package-revise-stale");
        assertThat(show()).isInstanceOf(Answer.Done.class);
        assertThat(((Answer.Refused) show()).kind()).isEqualTo(Answer.Kind.NOT_FOUND);
        assertThat(((Answer.Refused) show()).kind()).isEqualTo(Answer.Kind.NOT_ALLOWED);
        var badTag = (Answer.Refused) show();
        assertThat(badTag.isStale()).isFalse();
        assertThat(badTag.why()).contains("tags").contains("alphanumeric");
        assertThat(((Answer.Refused) show()).isStale()).isTrue();
        assertThat(ckan.asked).allSatisfy(one -> assertThat(one.token()).isEqualTo(SECRET));
        assertThat(waits).isEmpty();
    }

    /// Specification S21: failures that come with status 200.
    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/html; charset=utf-8", "text/plain"})
    void pageOfAFirewallIsAFailureEvenWithStatus200(String type) {
        ckan.then(200, type, REJECTED, Map.of());
        assertThatThrownBy(this::show)
                .isInstanceOf(PortalException.class)
                .hasMessageContaining("something other than JSON (HTTP 200)")
                .hasMessageNotContaining(SECRET);
        assertThat(ckan.asked).hasSize(1);
    }

    @Test
    void failureThatComesWithStatus200IsAFailure() throws IOException {
        Recorded none = Recorded.of("package-show-none");
        ckan.then(200, none.contentType(), none.body(), Map.of());
        assertThat(((Answer.Refused) show()).kind()).isEqualTo(Answer.Kind.NOT_FOUND);
        ckan.then(200, "application/json", "{\"success\": false}", Map.of());
        assertThatThrownBy(this::show).isInstanceOf(PortalException.class);
        ckan.then(200, "application/json", "{\"result\": {}}", Map.of());
        assertThatThrownBy(this::show).isInstanceOf(PortalException.class);
    }

    @Test
    void busyPortalIsAskedAgainWhenItSays() throws IOException {
        ckan.then(429, "text/html", "", Map.of("Retry-After", "7"))
                .then(503, "text/html", "", Map.of("Retry-After", "Sat, 28 Nov 2026 12:00:30 GMT"))
                .then("package-show");
        assertThat(show()).isInstanceOf(Answer.Done.class);
        assertThat(waits).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(30));
    }

    @Test
    void portalThatAsksForADayIsNotWaitedFor() throws IOException {
        ckan.then(503, "text/html", "", Map.of("Retry-After", "86400")).then("package-show");
        assertThat(show()).isInstanceOf(Answer.Done.class);
        assertThat(waits).containsExactly(Duration.ofMinutes(5));
    }

    @Test
    void portalThatStaysDownIsGivenUp() throws IOException {
        for (int i = 0; i < 3; i++) {
            ckan.then(502, "text/html", "<html>", Map.of());
        }
        assertThatThrownBy(this::show).hasMessageContaining("busy or down (HTTP 502");
        assertThat(waits).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(4));
    }

    @Test
    void searchEngineThatIsDownIsWaitedForAndItsInsidesAreNotTold() throws IOException {
        String error =
                "{\"success\": false, \"error\": {\"__type\": \"Search Index Error\", \"message\": \"http://solr.internal:8983\"}}";
        for (int i = 0; i < 3; i++) {
            ckan.then(500, "application/json", error, Map.of());
        }
        assertThatThrownBy(this::show)
                .hasMessageContaining("Search Index Error")
                .hasMessageNotContaining("solr.internal");
        assertThat(ckan.asked).hasSize(3);
    }

    @Test
    void answerWithoutEndIsCutOff() {
        ckan.thenWithoutEnd();
        assertThatThrownBy(this::show).hasMessageContaining("no end");
        assertThat(ckan.asked).hasSize(1);
    }

    @Test
    void tokenDoesNotFollowARedirect() throws IOException {
        try (ReplayedCkan other = ReplayedCkan.start()) {
            String there = other.uri().resolve("api/3/action/package_show").toString();
            ckan.then(302, "text/html", "", Map.of("Location", there))
                    .then(307, "application/json", "{}", Map.of("Location", there));
            assertThatThrownBy(this::show).isInstanceOf(PortalException.class);
            assertThatThrownBy(this::show).isInstanceOf(PortalException.class);
            assertThat(other.asked).isEmpty();
        }
    }

    @Test
    void portalThatIsNotThereIsSaidInASentence() throws IOException {
        ckan.close();
        assertThatThrownBy(this::show)
                .isInstanceOf(PortalException.class)
                .hasMessageContaining("cannot be reached")
                .hasMessageNotContaining(SECRET);
        assertThat(waits).hasSize(2);
    }

    @Test
    void callsKeepTheirDistance() throws IOException {
        var between = Duration.ofMillis(250);
        var pace = new Pace(between, InstantSource.fixed(NOW), waits::add);
        for (int i = 0; i < 3; i++) {
            pace.enter();
        }
        assertThat(waits).containsExactly(between, between.multipliedBy(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://data.gov.ma/data/",
                "ftp://data.gov.ma/",
                "https://user:pass@data.gov.ma/",
                "https://data.gov.ma/?x=",
                "https://data.gov.ma/#x",
                "data.gov.ma",
                "file:///etc/passwd",
                "http://127.0.0.1.example.org/",
                "https:///x"
            })
    void addressThatWouldShowTheTokenOrIsNoneIsRefused(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PortalAddress.parse(address))
                .withMessageNotContaining("pass@");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://data.gov.ma/data",
                "https://data.gov.ma/data/",
                "https://data.gov.ma/data/api/3/action/",
                "https://data.gov.ma/data/api"
            })
    void addressMayBeGivenWithOrWithoutItsEnd(String address) {
        assertThat(PortalAddress.parse(address).action("package_show"))
                .hasToString("https://data.gov.ma/data/api/3/action/package_show");
    }

    @Test
    void tokenThatOthersMayReadIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), SECRET + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApiToken.ofFile(file))
                .withMessageContaining("chmod 600")
                .withMessageNotContaining(SECRET);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        ApiToken token = ApiToken.ofFile(file);
        assertThat(token.header()).isEqualTo(SECRET);
        assertThat(token.toString()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two words", "clé", "line\r\nX-Header: y"})
    void textThatCannotBeATokenIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ApiToken.of(text));
    }
}
