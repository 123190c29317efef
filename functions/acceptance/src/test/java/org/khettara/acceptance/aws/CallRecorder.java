package org.khettara.acceptance.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Stands between one function and the emulator, and keeps what the function asked for: the
/// emulator itself refuses nothing.
final class CallRecorder implements AutoCloseable {
    /// What the client sets itself, or what holds for one connection alone.
    private static final Set<String> OWN =
            Set.of(
                    "host",
                    "connection",
                    "content-length",
                    "expect",
                    "upgrade",
                    "transfer-encoding");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
    private final HttpServer server;
    private final URI emulator;

    CallRecorder(URI emulator) throws IOException {
        this.emulator = emulator;
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::pass);
        server.setExecutor(threads);
        server.start();
    }

    /// Where the function is to send its requests.
    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    Set<Call> calls() {
        return Set.copyOf(calls);
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            var headers = exchange.getRequestHeaders();
            calls.addAll(
                    Call.of(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI(),
                            String.valueOf(headers.getFirst("Authorization")),
                            headers.getOrDefault("X-Amz-Target", java.util.List.of("")).getFirst(),
                            body));
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(
                                    URI.create(emulator + exchange.getRequestURI().toString()))
                            .method(
                                    exchange.getRequestMethod(),
                                    HttpRequest.BodyPublishers.ofByteArray(body));
            headers.forEach((name, values) -> {
                if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                    values.forEach(value -> request.header(name, value));
                }
            });
            answer(exchange, client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while passing a request on");
        }
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer)
            throws IOException {
        boolean head = exchange.getRequestMethod().equals("HEAD");
        answer.headers()
                .map()
                .forEach((name, values) -> {
                    // The length of what a HEAD does not send is part of its answer.
                    if (!OWN.contains(name) || (head && name.equals("content-length"))) {
                        values.forEach(value -> exchange.getResponseHeaders().add(name, value));
                    }
                });
        byte[] body = answer.body();
        exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
