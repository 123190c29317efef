package org.khettara.embedded.cli;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.khettara.ckan.Portal;
import org.khettara.ckan.PortalPush;
import org.khettara.embedded.Home;
import org.khettara.embedded.PortalFollower;
import org.khettara.embedded.server.Server;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `khettara serve`: the page, the HTTP interface and the watch over the upload folders.
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description =
                "Serves the page and the HTTP interface, and takes in what is dropped in the upload folders.")
final class ServeCommand implements Callable<Integer> {
    private static final Logger NETTY =
            Logger.getLogger("io.micronaut.http.server.netty.NettyHttpServer");

    @ParentCommand private @Nullable Khettara root;

    @Option(
            names = "--port",
            defaultValue = "8080",
            paramLabel = "N",
            description = "Port on this machine (default: ${DEFAULT-VALUE}; 0: any that is free).")
    private int port;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Khettara khettara = Objects.requireNonNull(root);
        check(port);
        try (Home home = khettara.openOrMake(port)) {
            return serve(khettara, home, port).status;
        }
    }

    static void check(int port) {
        if (port < 0 || port > 65535) {
            throw new UsageException("--port: expected 0 to 65535, found %d".formatted(port));
        }
    }

    /// Serves until the process is told to stop.
    static Exit serve(Khettara khettara, Home home, int port)
            throws IOException, InterruptedException {
        PortalOptions options = PortalOptions.ofEnvironment();
        if (options == null) {
            return serve(khettara, home, start(home, port));
        }
        try (Portal portal = options.open()) {
            PortalPush push = PortalOptions.push(portal, home, PortalPush.Mode.WRITE);
            try (var _ = PortalFollower.start(home, push)) {
                return serve(khettara, home, start(home, port));
            }
        }
    }

    private static Exit serve(Khettara khettara, Home home, Server server)
            throws InterruptedException {
        var stop = new Thread(() -> close(khettara, server), "khettara-stop");
        Runtime.getRuntime().addShutdownHook(stop);
        khettara.terminal
                .out()
                .println(
                        "Khettara is at http://localhost:%d/  (home: %s; Ctrl-C stops it)"
                                .formatted(server.port(), home.folder()));
        server.await();
        return Exit.DONE;
    }

    /// The framework logs what it throws as well; a taken port is to be said once.
    private static Server start(Home home, int port) throws IOException {
        Level level = NETTY.getLevel();
        NETTY.setLevel(Level.OFF);
        try {
            return Server.start(home, port);
        } finally {
            NETTY.setLevel(level);
        }
    }

    private static void close(Khettara khettara, Server server) {
        try {
            server.close();
        } catch (IOException e) {
            khettara.complain(e);
        }
    }
}
