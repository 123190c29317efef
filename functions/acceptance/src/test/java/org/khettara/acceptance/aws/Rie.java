package org.khettara.acceptance.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// One function as Lambda would run it: its packaged folder, under Java of this version, behind
/// AWS's Runtime Interface Emulator. Takes one event at a time; listens on 127.0.0.1 alone.
final class Rie implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(30);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /// Lambda's runtime client unpacks a library into /tmp, always under the same name: of two that
    /// start at once, one may load half of it. In Lambda every worker has a /tmp of its own.
    private static final Object COLD = new Object();

    private final Process process;
    private final URI invocations;
    private final Path log;
    private final Duration timeout;
    private volatile boolean warm;

    private Rie(Process process, URI invocations, Path log, Duration timeout) {
        this.process = process;
        this.invocations = invocations;
        this.log = log;
        this.timeout = timeout;
    }

    /// @param endpoint where the function's AWS clients are to go
    static Rie start(LocalDeployer.Function function, URI endpoint)
            throws IOException, InterruptedException {
        Path folder = Repository.file(function.folder());
        if (!Files.isDirectory(folder.resolve("lib"))) {
            throw new IllegalStateException(
                    "%s: not packaged. mvn package makes it".formatted(folder));
        }
        int port = freePort();
        int runtimePort = freePort();
        Path log = Files.createTempFile("rie-" + function.id() + "-", ".log");
        var command = new ArrayList<String>();
        command.add(program().toString());
        command.add("--runtime-interface-emulator-address=127.0.0.1:" + port);
        command.add("--runtime-api-address=127.0.0.1:" + runtimePort);
        command.addAll(List.of("--log-level", "error"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx320m", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-cp", folder + ":" + folder.resolve("lib") + "/*"));
        command.add("com.amazonaws.services.lambda.runtime.api.client.AWSLambda");
        command.add(function.handler());
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().putAll(function.environment());
        builder.environment().putAll(lambda(function, endpoint));
        Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        var rie =
                new Rie(
                        process,
                        URI.create(
                                "http://127.0.0.1:%d/2015-03-31/functions/function/invocations"
                                        .formatted(port)),
                        log,
                        Duration.ofSeconds(function.timeout()));
        rie.awaitListening(port);
        return rie;
    }

    private static Map<String, String> lambda(LocalDeployer.Function function, URI endpoint) {
        return Map.of(
                "AWS_LAMBDA_FUNCTION_NAME", function.id(),
                "AWS_LAMBDA_FUNCTION_TIMEOUT", Integer.toString(function.timeout()),
                "AWS_REGION", "eu-west-3",
                "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test",
                "AWS_ENDPOINT_URL", endpoint.toString(),
                "AWS_EC2_METADATA_DISABLED", "true",
                // The emulator has no host name per bucket.
                "KHETTARA_S3_PATH_STYLE", "true");
    }

    /// Ships with the SAM command line.
    private static Path program() throws IOException {
        String machine = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x86_64";
        Path libraries = Python.venv().resolve("lib");
        try (Stream<Path> versions = Files.list(libraries)) {
            return versions.map(v ->
                            v.resolve("site-packages/samcli/local/rapid/aws-lambda-rie-" + machine))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalStateException(
                                    libraries
                                            + ": no Runtime Interface Emulator; aws-sam-cli has it"));
        }
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private void awaitListening(int port) throws IOException, InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < end) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
                return;
            } catch (IOException notYet) {
                if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                    throw new IOException("the emulator ended: " + log(), notYet);
                }
            }
        }
        throw new IOException("the emulator did not listen: " + log());
    }

    /// Invokes the function, starting it first when it is not yet. An error of the function is an
    /// answer too, with the field `errorType`.
    JsonNode invoke(JsonNode event) throws IOException, InterruptedException {
        if (warm) {
            return send(event);
        }
        synchronized (COLD) {
            Path lock = Path.of(System.getProperty("java.io.tmpdir"), "khettara-cold-start.lock");
            try (var file =
                            FileChannel.open(
                                    lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = file.lock()) {
                JsonNode answer = send(event);
                warm = true;
                return answer;
            }
        }
    }

    private JsonNode send(JsonNode event) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(invocations)
                        .timeout(timeout)
                        .POST(HttpRequest.BodyPublishers.ofString(event.toString()))
                        .build();
        HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(
                    "the emulator answered %d %s: %s"
                            .formatted(answer.statusCode(), answer.body(), log()));
        }
        return Template.json(answer.body());
    }

    /// What the function wrote.
    String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() throws IOException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
        Files.delete(log);
    }
}
