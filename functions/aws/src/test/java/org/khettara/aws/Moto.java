package org.khettara.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Gives tests an emulator of AWS: a moto server, one for all tests of the run, to which every AWS
/// client of this process is pointed. Fails when there is none, unless `-Dkhettara.emulators=off`.
///
/// - `khettara.moto`, or `KHETTARA_MOTO` in the environment: the `moto_server` program; else
///   `target/venv/bin/moto_server` at the root of the repository
/// - `khettara.endpoint`: an emulator that runs already, and `khettara.dynamodb.endpoint` for
///   DynamoDB alone
public final class Moto implements BeforeAllCallback, ExecutionCondition {
    public static final String REGION = "eu-west-3";
    private static final int SECONDS_TO_START = 60;

    /// Where the emulator listens.
    public static URI endpoint() {
        return URI.create(System.getProperty("aws.endpointUrl"));
    }

    /// Whether something other than moto stands in for DynamoDB.
    public static boolean hasDynamoOfItsOwn() {
        return !System.getProperty("khettara.dynamodb.endpoint", "").isEmpty()
                || !System.getProperty("khettara.endpoint", "").isEmpty();
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return "off".equals(System.getProperty("khettara.emulators"))
                ? ConditionEvaluationResult.disabled("khettara.emulators=off")
                : ConditionEvaluationResult.enabled("");
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(ExtensionContext.Namespace.create(Moto.class))
                .computeIfAbsent(Server.class, _ -> pointed());
    }

    private static Server pointed() {
        try {
            String running = System.getProperty("khettara.endpoint", "");
            Server server =
                    running.isEmpty() ? Server.start() : new Server(URI.create(running), null);
            System.setProperty("aws.endpointUrl", server.endpoint().toString());
            String dynamo = System.getProperty("khettara.dynamodb.endpoint", "");
            if (!dynamo.isEmpty()) {
                System.setProperty("aws.endpointUrlDynamoDb", dynamo);
            }
            System.setProperty("aws.region", REGION);
            System.setProperty("aws.accessKeyId", "test");
            System.setProperty("aws.secretAccessKey", "test");
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while moto started", e);
        }
    }

    /// A running emulator.
    ///
    /// @param process null when somebody else runs it
    public record Server(URI endpoint, @Nullable Process process) implements AutoCloseable {

        /// Starts moto on a free port of 127.0.0.1 and waits until it answers.
        public static Server start() throws IOException, InterruptedException {
            int port;
            try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = free.getLocalPort();
            }
            Path log = Files.createTempFile("moto-", ".log");
            Process process =
                    new ProcessBuilder(
                                    program().toString(),
                                    "-H",
                                    "127.0.0.1",
                                    "-p",
                                    Integer.toString(port))
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            for (int i = 0; i < SECONDS_TO_START * 10; i++) {
                if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                    throw new IOException("moto ended at once: " + Files.readString(log));
                }
                if (isListening(port)) {
                    return new Server(URI.create("http://127.0.0.1:" + port), process);
                }
            }
            process.destroyForcibly();
            throw new IOException("moto did not answer: " + Files.readString(log));
        }

        private static boolean isListening(int port) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
                return true;
            } catch (IOException notYet) {
                return false;
            }
        }

        private static Path program() {
            String named = System.getProperty("khettara.moto", "");
            if (named.isEmpty()) {
                named = System.getenv().getOrDefault("KHETTARA_MOTO", "");
            }
            Path program =
                    named.isEmpty()
                            ? root().resolve("target/venv/bin/moto_server")
                            : Path.of(named);
            if (!Files.isExecutable(program)) {
                throw new IllegalStateException(
                        ("%s: expected the moto_server program. ./check installs it; else name one with"
                                        + " -Dkhettara.moto=, or go without these tests with"
                                        + " -Dkhettara.emulators=off")
                                .formatted(program));
            }
            return program;
        }

        private static Path root() {
            Path folder = Path.of("").toAbsolutePath();
            while (!Files.isDirectory(folder.resolve("schemas")) && folder.getParent() != null) {
                folder = folder.getParent();
            }
            return folder;
        }

        @Override
        public void close() {
            if (process != null) {
                process.destroy();
            }
        }
    }
}
