package org.khettara.embedded.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.core.port.TableEngine;
import org.khettara.core.release.By;
import org.khettara.core.release.Decision;
import org.khettara.core.release.Outcome;
import org.khettara.core.release.ReleasePolicy;
import org.khettara.core.upload.DatasetId;
import org.khettara.embedded.LocalEngine;
import org.khettara.embedded.privacy.Corpus;
import org.khettara.embedded.privacy.Secrets;
import org.khettara.embedded.privacy.Specimen;
import org.khettara.embedded.privacy.Specimen.Expected;

/// Nobody's data gets out: every value that was planted in 100 files is looked for in all that an
/// installation writes and answers, but for its private store of raw bytes and its ledger.
final class CanaryTest {
    private static final Pattern LINK =
            Pattern.compile(
                    "\"(?:href|url|id|link)\"\\s*:\\s*\"(?:http://khettara\\.test)?(/[^\"]*)\"");

    /// All with personal data, and some without; all 200 with `-Dkhettara.long=true`.
    private static final int FEW = 112;

    private static final int ENOUGH = 500;
    private static final By BY = new By("Amina", "the law has it published");

    @TempDir Path folder;
    private Running running;
    private final Queue<String> logged = new ConcurrentLinkedQueue<>();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Handler handler =
            new Handler() {
                @Override
                public void publish(LogRecord entry) {
                    logged.add(entry.getMessage() + " " + entry.getThrown());
                    for (Object value :
                            Optional.ofNullable(entry.getParameters()).orElse(new Object[0])) {
                        logged.add(String.valueOf(value));
                    }
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };

    @BeforeEach
    void start() throws IOException {
        var both = new PrintStream(printed, true, UTF_8);
        System.setOut(both);
        System.setErr(both);
        handler.setLevel(Level.ALL);
        Logger.getLogger("").addHandler(handler);
        Logger.getLogger("org.khettara").setLevel(Level.ALL);
        running = Running.start(folder, LocalEngine.make(1));
    }

    @AfterEach
    void stop() throws IOException {
        running.close();
        Logger.getLogger("").removeHandler(handler);
        Logger.getLogger("org.khettara").setLevel(null);
        System.setOut(out);
        System.setErr(err);
    }

    @Test
    void noPlantedValueIsReadAnywhere() throws Exception {
        List<Specimen> corpus = Corpus.of(14);
        corpus = Boolean.getBoolean("khettara.long") ? corpus : corpus.subList(0, FEW);
        Map<Specimen, JsonNode> receipts = drop(corpus);
        receipts.forEach((specimen, receipt) ->
                assertThat(receipt.get("state").asText())
                        .as(specimen.fileName() + " " + specimen.kind())
                        .isEqualTo(state(specimen.expected())));
        var secrets =
                new Secrets(corpus.stream().flatMap(each -> each.secrets().stream()).toList());

        Map<String, Set<String>> leaks = new TreeMap<>();
        Map<String, String> answers = crawl(receipts.values());
        assertThat(answers.keySet()).hasSizeGreaterThan(3 * corpus.size());
        answers.forEach((path, body) -> look(secrets, path, body, leaks));
        look(secrets, "the log", String.join("\n", logged), leaks);
        look(secrets, "what was printed", printed.toString(UTF_8), leaks);
        int raw = 0;
        for (Path file : files(folder)) {
            String name = folder.relativize(file).toString();
            if (name.startsWith("store/raw/raw")
                    || name.startsWith("store/raw/held")
                    || name.startsWith("store/uploads")
                    || name.startsWith("uploads")) {
                raw += raw < ENOUGH ? secrets.in(text(file)).size() : 0;
            } else if (!name.startsWith("khettara.db")) {
                look(secrets, name, text(file), leaks);
            }
        }
        assertThat(raw).as("the scan sees what is in the private store").isGreaterThan(ENOUGH);
        assertThat(leaks).isEmpty();
    }

    @Test
    void theLastGoodReleaseIsServedOn() throws Exception {
        publish("aides.csv", "Ville,Montant\nFès,1\nRabat,2\n");
        JsonNode refused = publish("aides.csv", "CIN,Montant\nAB123456,1\nCD65432,2\n");
        assertThat(refused.get("state").asText()).isEqualTo("refused");
        JsonNode reason = refused.at("/report/reason");
        assertThat(reason.get("code").asText()).isEqualTo("PERSONAL_DATA");
        assertThat(reason.at("/message/fr").asText())
                .contains("« CIN »", "2 cellule", "lignes 2, 3", "AB****56");
        assertThat(
                        new String(
                                running.get("/datasets/ville-de-fes.aides/latest/aides.csv").body(),
                                UTF_8))
                .startsWith("Ville,Montant\r\n");
    }

    @Test
    void anOperatorMayHoldOrAllowWhatIsRefused() throws Exception {
        String table = "CIN,Montant\nAB123456,1\nCD65432,2\n";
        var dataset = new DatasetId(Running.FES, "aides");
        assertThat(publish("aides.csv", table).get("state").asText()).isEqualTo("refused");

        decide(new Decision.SetPolicy(dataset, ReleasePolicy.parse("hold-personal-data"), BY));
        assertThat(publish("aides.csv", table + "E77777,3\n").get("state").asText())
                .isEqualTo("held");
        decide(new Decision.Approve(dataset, 1, BY));
        HttpResponse<byte[]> report =
                running.get("/datasets/ville-de-fes.aides/releases/1/report.json");
        assertThat(report.statusCode()).isEqualTo(200);
        assertThat(new String(report.body(), UTF_8)).contains("AB****56").doesNotContain("E77777");

        decide(new Decision.SetPolicy(dataset, ReleasePolicy.parse("allow-cin"), BY));
        assertThat(publish("aides.csv", table + "F88888,4\n").get("state").asText())
                .isEqualTo("published");
        String rib = "CIN,RIB\nAB123456,011519000001205000534921\n";
        assertThat(publish("aides.csv", rib).at("/report/reason/message/en").asText())
                .contains("bank account")
                .doesNotContain("identity card");
    }

    private void decide(Decision decision) throws IOException {
        assertThat(running.home.desk().decide(decision)).isInstanceOf(Outcome.Done.class);
    }

    private static String state(Expected expected) {
        return switch (expected) {
            case BLOCKED -> "refused";
            case HELD -> "held";
            case PUBLISHED -> "published";
        };
    }

    private JsonNode publish(String name, String content) throws Exception {
        HttpResponse<byte[]> accepted = running.upload(name, BodyPublishers.ofString(content));
        return running.receipt(accepted.headers().firstValue("Location").orElseThrow());
    }

    private Map<Specimen, JsonNode> drop(List<Specimen> corpus) throws Exception {
        Map<Specimen, String> addresses = new LinkedHashMap<>();
        for (Specimen specimen : corpus) {
            HttpResponse<byte[]> accepted =
                    running.upload(
                            specimen.fileName(), BodyPublishers.ofByteArray(specimen.bytes()));
            assertThat(accepted.statusCode()).as(specimen.fileName()).isEqualTo(202);
            addresses.put(specimen, accepted.headers().firstValue("Location").orElseThrow());
        }
        Map<Specimen, JsonNode> receipts = new LinkedHashMap<>();
        for (var each : addresses.entrySet()) {
            receipts.put(each.getKey(), running.receipt(each.getValue()));
        }
        Eventually.get(
                "nothing in hand",
                () ->
                        running.json("/api/status").get("waiting").asInt() == 0
                                ? Optional.of(true)
                                : Optional.empty());
        return receipts;
    }

    /// All that links lead to, from where readers begin.
    private Map<String, String> crawl(Collection<JsonNode> receipts) throws Exception {
        Map<String, String> answers = new TreeMap<>();
        var waiting =
                new ArrayDeque<>(
                        List.of(
                                "/",
                                "/api/receipts",
                                "/api/receipts?limit=1000",
                                "/api/datasets",
                                "/api/drafts",
                                "/api/events",
                                "/api/status",
                                "/api/institutions",
                                "/catalogue",
                                "/catalogue.ttl",
                                "/catalogue.jsonld",
                                "/feeds/atom/feed.atom",
                                "/api/search?q=ville",
                                "/api/3/action/package_list",
                                "/api/3/action/package_search?rows=1000"));
        for (JsonNode receipt : receipts) {
            String id = receipt.get("id").asText();
            waiting.add("/api/receipts/" + id);
            waiting.add("/receipts/" + id + "?lang=fr");
            waiting.add("/receipts/" + id + "?lang=ar");
        }
        Set<String> seen = new HashSet<>(waiting);
        for (JsonNode dataset : running.json("/api/datasets").get("datasets")) {
            String id = dataset.get("id").asText();
            waiting.add("/api/datasets/" + id);
            waiting.add("/api/datasets/" + id + "/releases");
            waiting.add("/catalogue/" + id + ".ttl");
        }
        while (!waiting.isEmpty() && answers.size() < 5000) {
            String path = waiting.poll();
            HttpResponse<byte[]> answer = running.get(path);
            String body = new String(answer.body(), UTF_8) + answer.headers();
            answers.put(path, body);
            var link = LINK.matcher(body);
            while (link.find()) {
                if (seen.add(link.group(1))) {
                    waiting.add(link.group(1));
                }
            }
        }
        return answers;
    }

    private static void look(
            Secrets secrets, String where, String text, Map<String, Set<String>> leaks) {
        Set<String> found = secrets.in(where + "\n" + text);
        if (!found.isEmpty()) {
            leaks.put(where, found);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /// Of a Parquet file and a workbook, the tables in it.
    private String text(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        boolean packed = bytes.length > 4 && (startsWith(bytes, "PAR1") || startsWith(bytes, "PK"));
        var text = new StringBuilder(new String(bytes, UTF_8));
        if (packed) {
            Path to = Files.createTempDirectory(folder.getParent(), "t");
            LocalEngine.make(1)
                    .normalise(
                            new TableEngine.Source(file, "t"), to, TableEngine.CellText.CANONICAL);
            for (Path made : new ArrayList<>(files(to))) {
                if (made.toString().endsWith(".csv")) {
                    text.append(Files.readString(made));
                }
            }
        }
        return text.toString();
    }

    private static boolean startsWith(byte[] bytes, String start) {
        return new String(bytes, 0, start.length(), UTF_8).equals(start);
    }
}
