package org.khettara.ckan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// A server on the loopback address that gives recorded answers, one after the other, and keeps
/// what it was asked.
final class ReplayedCkan implements AutoCloseable {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final HttpServer server;
    private final ConcurrentLinkedQueue<Reply> replies = new ConcurrentLinkedQueue<>();
    final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());

    /// A call.
    ///
    /// @param token null when none came
    record Asked(String action, JsonNode body, @Nullable String token) {}

    /// How the server answers.
    interface Reply {
        void to(HttpExchange exchange) throws IOException;
    }

    private ReplayedCkan(HttpServer server) {
        this.server = server;
    }

    static ReplayedCkan start() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var ckan = new ReplayedCkan(server);
        server.createContext("/", ckan::handle);
        server.start();
        return ckan;
    }

    /// Next, what was recorded under these names.
    ReplayedCkan then(String... names) throws IOException {
        for (String name : names) {
            Recorded recorded = Recorded.of(name);
            then(recorded.status(), recorded.contentType(), recorded.body(), Map.of());
        }
        return this;
    }

    ReplayedCkan then(int status, String type, String body, Map<String, String> headers) {
        replies.add(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            headers.forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        });
        return this;
    }

    /// Next, JSON that never ends.
    ReplayedCkan thenWithoutEnd() {
        replies.add(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            byte[] blanks = " ".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
            try (OutputStream out = exchange.getResponseBody()) {
                while (true) {
                    out.write(blanks);
                }
            }
        });
        return this;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            asked.add(
                    new Asked(
                            path.substring(path.lastIndexOf('/') + 1),
                            MAPPER.readTree(body),
                            exchange.getRequestHeaders().getFirst("Authorization")));
            Reply reply = replies.poll();
            if (reply == null) {
                exchange.sendResponseHeaders(599, -1);
            } else {
                reply.to(exchange);
            }
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
    }

    List<String> actions() {
        return asked.stream().map(Asked::action).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
