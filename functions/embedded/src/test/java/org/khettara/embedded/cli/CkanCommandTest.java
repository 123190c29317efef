package org.khettara.embedded.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.core.upload.InstitutionId;

/// What the person at the keyboard is told; what a portal is told is tested in functions/ckan.
final class CkanCommandTest {
    private static final String SECRET = "not-to-be-seen";
    @TempDir Path folder;
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private String url = "";
    private String home = "";
    private Path token;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        url = "http://127.0.0.1:%d/".formatted(server.getAddress().getPort());
        home = folder.resolve("home").toString();
        token = Files.writeString(folder.resolve("token"), SECRET);
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
        Typed.command("--home", home, "institutions", "add", "ville-de-fes", "Ville de Fès");
        Path file = Files.writeString(folder.resolve("eau.csv"), "a;b\nx;1\ny;2\n");
        Typed.command("--home", home, "publish", "--institution", "ville-de-fes", file.toString());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /// The portal says the same to everything.
    private void says(int status, String type, String body) {
        server.createContext(
                "/",
                exchange -> {
                    asked.add(exchange.getRequestURI().getPath());
                    byte[] bytes = body.getBytes(UTF_8);
                    exchange.getResponseHeaders().set("Content-Type", type);
                    exchange.sendResponseHeaders(status, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
    }

    private Typed push(String... more) {
        var arguments = new ArrayList<>(List.of("--home", home, "ckan", "push"));
        arguments.addAll(List.of(more));
        Typed typed = Typed.command(arguments.toArray(String[]::new));
        assertThat(typed.out() + typed.err()).doesNotContain(SECRET);
        return typed;
    }

    @Test
    void dryRunSaysWhatWouldBeCreatedAndOnlyReads() {
        says(
                404,
                "application/json",
                "{\"success\": false, \"error\": {\"__type\": \"Not Found Error\"}}");
        Typed typed = push("--to", url, "--token-file", token.toString(), "--dry-run");
        assertThat(typed.status()).isZero();
        assertThat(typed.out()).isEqualTo("created     ville-de-fes.eau  ville-de-fes_eau\n");
        assertThat(asked).containsOnly("/api/3/action/package_show");
    }

    @Test
    void datasetThatIsNowhereIsSaid() {
        says(
                404,
                "application/json",
                "{\"success\": false, \"error\": {\"__type\": \"Not Found Error\"}}");
        Typed typed = push("--to", url, "--token-file", token.toString(), "ville-de-fes.none");
        assertThat(typed.out()).contains("absent").contains("ville-de-fes.none");
        assertThat(push("--to", url, "no-dataset").status()).isEqualTo(2);
    }

    @Test
    void pageOfAFirewallIsAFailure() {
        says(200, "text/html", "<html>Request Rejected</html>");
        Typed typed = push("--to", url, "--token-file", token.toString());
        assertThat(typed.status()).isEqualTo(1);
        assertThat(typed.err()).contains("ville-de-fes.eau").contains("firewall");
    }

    @Test
    void portalsNamesOfInstitutionsAreReadAndOthersRefused() {
        assertThat(PortalOptions.organisations("ville-de-fes=commune-fes, onee = eau"))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                new InstitutionId("ville-de-fes"), "commune-fes",
                                new InstitutionId("onee"), "eau"));
        assertThat(PortalOptions.organisations(null)).isEmpty();
        for (String bad : List.of("x", "=y", "x=", "x=y=z", "É=x", "a=b,,c=d")) {
            assertThatThrownBy(() -> PortalOptions.organisations(bad))
                    .isInstanceOf(UsageException.class);
        }
    }

    @Test
    void missingOrUnsafeSettingsAreSaidWithWhatToDo() throws IOException {
        assertThat(push().err()).contains("--to https://");
        assertThat(push("--to", "http://data.gov.ma/").err()).contains("https");
        assertThat(push("--to", url, "--token-file", folder.resolve("none").toString()).err())
                .contains("there is no such file");
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-r--r--"));
        Typed open = push("--to", url, "--token-file", token.toString());
        assertThat(open.status()).isEqualTo(2);
        assertThat(open.err()).contains("chmod 600");
        assertThat(asked).isEmpty();
    }
}
