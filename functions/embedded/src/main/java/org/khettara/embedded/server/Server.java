package org.khettara.embedded.server;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.khettara.embedded.Home;

/// The web page, the HTTP interface, the worker and the watch over the drop folder, on one home.
/// Does not close the home.
public final class Server implements AutoCloseable {
    private final ApplicationContext context;
    private final EmbeddedServer http;
    private final Worker worker;
    private final DropWatch watch;
    private final CountDownLatch closed = new CountDownLatch(1);

    private Server(
            ApplicationContext context, EmbeddedServer http, Worker worker, DropWatch watch) {
        this.context = context;
        this.http = http;
        this.worker = worker;
        this.watch = watch;
    }

    /// Serves on the loopback address.
    ///
    /// @param port 0 for any that is free
    public static Server start(Home home, int port) throws IOException {
        return start(home, ServerSettings.onPort(port));
    }

    /// @throws PortTakenException when nothing can listen there
    public static Server start(Home home, ServerSettings settings) throws IOException {
        var line = new HomeLine(home);
        var worker = new Worker(line, settings.workers(), InstantSource.system());
        Path root = Files.createDirectories(home.uploadsFolder()).toRealPath();
        var drop =
                new DropFolder(
                        root, line, settings.settle(), OpenFiles.ofThisMachine(), System::nanoTime);
        var watch = new DropWatch(root, drop, settings.settle(), worker::take);
        ApplicationContext context =
                ApplicationContext.builder()
                        .banner(false)
                        .deduceEnvironment(false)
                        .deduceCloudEnvironment(false)
                        .properties(properties(settings))
                        .singletons(home, settings, worker, drop, watch)
                        .build();
        try {
            EmbeddedServer http = context.start().getBean(EmbeddedServer.class).start();
            worker.start();
            watch.start();
            return new Server(context, http, worker, watch);
        } catch (ServerStartupException e) {
            context.close();
            watch.close();
            worker.close();
            throw new PortTakenException(settings.host(), settings.port(), e);
        }
    }

    private static Map<String, Object> properties(ServerSettings settings) {
        return Map.of(
                "micronaut.application.name",
                "khettara",
                "micronaut.server.host",
                settings.host(),
                "micronaut.server.port",
                settings.port() == 0 ? -1 : settings.port(),
                // UploadController has the limit of uploads; nothing else reads a body.
                "micronaut.server.max-request-size",
                Long.MAX_VALUE,
                "micronaut.server.idle-timeout",
                "5m",
                "micronaut.server.read-idle-timeout",
                "5m");
    }

    public int port() {
        return http.getPort();
    }

    /// Returns when the server is closed.
    public void await() throws InterruptedException {
        closed.await();
    }

    /// Takes no more requests, then lets the uploads in hand come to their end.
    @Override
    public void close() throws IOException {
        http.stop();
        watch.close();
        worker.close();
        context.close();
        closed.countDown();
    }
}
