package org.khettara.embedded.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.khettara.core.port.TableEngine;
import org.khettara.core.upload.Institution;
import org.khettara.core.upload.InstitutionId;
import org.khettara.embedded.Home;
import org.khettara.embedded.HomeSettings;

/// A server on a home of its own with one institution, and a client.
final class Running implements AutoCloseable {
    static final InstitutionId FES = new InstitutionId("ville-de-fes");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    final Home home;
    final Server server;
    private final HttpClient client = HttpClient.newHttpClient();

    private Running(Home home, Server server) {
        this.home = home;
        this.server = server;
    }

    static Running start(Path folder, TableEngine engine) throws IOException {
        return start(folder, engine, ServerSettings.onPort(0));
    }

    static Running start(Path folder, TableEngine engine, ServerSettings settings)
            throws IOException {
        URI base = URI.create("http://khettara.test/");
        Home home = Home.open(new HomeSettings(folder, base, engine));
        home.register(new Institution(FES, "Ville de Fès"));
        return new Running(home, Server.start(home, settings.withSettle(Duration.ofMillis(200))));
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    HttpResponse<byte[]> get(String path, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri(path));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<byte[]> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    HttpResponse<byte[]> upload(String name, BodyPublisher body)
            throws IOException, InterruptedException {
        String query = URLEncoder.encode(name, StandardCharsets.UTF_8);
        String path = "/api/institutions/ville-de-fes/uploads?name=" + query;
        return send(HttpRequest.newBuilder(uri(path)).POST(body));
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        return json(get(path));
    }

    static JsonNode json(HttpResponse<byte[]> response) throws IOException {
        return MAPPER.readTree(response.body());
    }

    /// Waits for the receipt at an address.
    JsonNode receipt(String address) throws Exception {
        return Eventually.get(
                "receipt " + address,
                () -> {
                    HttpResponse<byte[]> response = get(address);
                    return response.statusCode() == 200
                            ? Optional.of(json(response))
                            : Optional.empty();
                });
    }

    @Override
    public void close() throws IOException {
        server.close();
        home.close();
    }
}
