package org.khettara.embedded.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KhettaraTest {
    private static final String CSV =
            "région;population\nFès-Meknès;4 236 892\nOriental;2 314 346\n";
    @TempDir Path folder;
    private String home = "";

    @BeforeEach
    void name() {
        home = folder.resolve("home").toString();
    }

    @Test
    void theDemoShowsTheWholeLineAndMayBeRunAgain() {
        Typed first = command("demo");
        assertThat(first.err()).isEmpty();
        assertThat(first.status()).isZero();
        assertThat(first.out())
                .contains("published   commune-exemple.budget  budget-2023.csv  release 1")
                .contains("published   commune-exemple.budget  budget-2024.csv  release 2")
                .contains("refused     delegation-sante-exemple.rapport-annuel")
                .contains("السكان حسب الجهة.csv")
                .contains("./khettara --home " + home + " datasets");
        Typed second = command("demo");
        assertThat(second.status()).isZero();
        assertThat(second.out()).doesNotContain("published  ").contains("same as release 2");
        assertThat(command("releases", "commune-exemple.budget").out())
                .contains("release 2: " + home)
                .doesNotContain("release 3");
    }

    @Test
    void publishSaysOneLinePerFileAndEndsWithTheWorstOfThem() throws Exception {
        register();
        Path good = write("in/a.csv", CSV);
        write("in/sub/empty.csv", "");
        Files.write(folder.resolve("in/sub/noise.csv"), new byte[] {0, 1, 2, 3, 0, 0, 7});
        write("in/.hidden", "x");
        Typed one = publish(good.toString());
        assertThat(one.status()).isZero();
        assertThat(one.out())
                .isEqualTo(
                        "published   ville-de-fes.a  a.csv  release 1  2 rows x 2 columns  UTF-8  score 100\n");
        Typed all = publish(folder.resolve("in").toString());
        assertThat(all.status()).isEqualTo(3);
        assertThat(all.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("unchanged   ville-de-fes.a  a.csv"),
                        line ->
                                assertThat(line)
                                        .startsWith(
                                                "refused     ville-de-fes.sub  empty.csv  EMPTY"),
                        line ->
                                assertThat(line)
                                        .startsWith("refused     ville-de-fes.sub  noise.csv"));
    }

    @Test
    void aMissingFileIsSaidAndDoesNotStopTheOthers() throws Exception {
        register();
        Path good = write("a.csv", CSV);
        Typed typed = publish(folder.resolve("nowhere.csv").toString(), good.toString());
        assertThat(typed.status()).isEqualTo(2);
        assertThat(typed.err()).contains("There is no file or folder").contains("nowhere.csv");
        assertThat(typed.out()).contains("published");
    }

    @Test
    void anUnknownInstitutionIsToldTheKnownOnes() throws Exception {
        register();
        Path file = write("a.csv", CSV);
        Typed typed = command("publish", "--institution", "ville-de-rabat", file.toString());
        assertThat(typed.status()).isEqualTo(2);
        assertThat(typed.err())
                .isEqualTo(
                        "khettara: 'ville-de-rabat' is not registered here. Registered: ville-de-fes. To add it: khettara institutions add ville-de-rabat \"Its name\"\n");
        assertThat(command("publish", "--institution", "Ville de Rabat", file.toString()).status())
                .isEqualTo(2);
    }

    @Test
    void aDatasetCanBeNamed() throws Exception {
        register();
        Path file = write("a.csv", CSV);
        assertThat(publish("--dataset", "Budget communal", file.toString()).out())
                .contains("ville-de-fes.budget-communal");
        assertThat(publish("--dataset", "ville-de-fes.budget", file.toString()).out())
                .contains("ville-de-fes.budget ");
        assertThat(publish("--dataset", "ville-de-rabat.budget", file.toString()).status())
                .isEqualTo(2);
    }

    @Test
    void aReleaseIsHeldReleasedRolledBackAndWithdrawnByPeople() throws Exception {
        register();
        Path file = write("b.csv", CSV);
        publish(file.toString());
        String id = "ville-de-fes.b";
        assertThat(command("policy", id).out()).isEqualTo("publish\n");
        assertThat(decide("policy", id, "hold-breaking,hold-always").status()).isZero();
        assertThat(command("policy", id).out()).isEqualTo("hold-breaking,hold-always\n");
        write("b.csv", CSV + "Souss-Massa;2 676 847\n");
        Typed held = publish(file.toString());
        assertThat(held.status()).isZero();
        assertThat(held.out()).startsWith("held        ville-de-fes.b  b.csv");
        assertThat(command("releases", id).out())
                .contains("served")
                .contains("held")
                .contains("release 2: " + home + "/store/raw/held/ville-de-fes/b/v=");
        assertThat(command("release", id, "2").err()).contains("--who NAME --why");
        assertThat(decide("release", id, "2").out())
                .contains("approved release 2: release 2 served");
        assertThat(decide("release", id, "2").err()).contains("does not wait for a decision");
        assertThat(decide("rollback", id, "1").out()).contains("release 1 served");
        assertThat(decide("withdraw", id, "1").out()).contains("nothing served");
        assertThat(command("releases", id).out()).contains("withdrawn");
        assertThat(command("events").out()).contains("rolled-back").contains("withdrawn");
        assertThat(decide("withdraw", id).status()).isZero();
        assertThat(command("datasets").out()).isEmpty();
        assertThat(command("audit", id).out()).contains("amina").contains("policy");
        assertThat(command("audit", "--verify").out()).contains("all as they were written");
        assertThat(decide("policy", id, "sometimes").status()).isEqualTo(2);
        assertThat(decide("decline", id, "9").err()).contains("has no release 9");
    }

    private Typed decide(String... words) {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--who", "amina", "--why", "as agreed"));
        return command(all.toArray(String[]::new));
    }

    @Test
    void theListingsAreForPeopleAndForMachines() throws Exception {
        register();
        publish(write("السكان.csv", CSV).toString());
        assertThat(command("datasets").out()).contains("ville-de-fes.السكان").contains("score");
        assertThat(command("datasets", "--json").out())
                .startsWith("{\"dataset\":\"ville-de-fes.السكان\",\"release\":1,");
        assertThat(command("releases", "ville-de-fes.السكان", "--json").out())
                .contains("\"standing\":\"published\"");
        assertThat(command("receipts").out()).contains("published");
        assertThat(command("receipts", "--json").out()).contains("\"state\":\"published\"");
        assertThat(command("events").out()).contains("created").contains("release 1");
        assertThat(command("events", "--json").out()).startsWith("{\"specversion\":\"1.0\"");
        assertThat(command("institutions", "--json").out())
                .isEqualTo("{\"id\":\"ville-de-fes\",\"name\":\"Ville de Fès\"}\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "releases nowhere.budget",
                "releases budget",
                "receipts --limit 0",
                "receipts --limit x",
                "institutions add Ville-De-Fes name",
                "serve --port 70000",
                "publish",
                "nonsense",
                "datasets --nonsense"
            })
    void wrongUsageIsOneSentenceAndStatusTwo(String line) {
        Typed typed = command(line.split(" "));
        assertThat(typed.status()).isEqualTo(2);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err()).isNotBlank().doesNotContain("\tat ").doesNotContain("Exception");
    }

    @Test
    void aDamagedHomeIsSaidToBe() throws Exception {
        write("home/khettara.db", "no database at all. ".repeat(300));
        Typed typed = command("datasets");
        assertThat(typed.status()).isEqualTo(1);
        assertThat(typed.err()).contains("khettara.db is damaged").doesNotContain("\tat ");
    }

    @Test
    void aHomeThatCannotBeMadeIsSaidToBe() throws Exception {
        // Holds for root too, unlike rights.
        write("home", "a file where the folder should be");
        Typed typed = command("institutions", "add", "ville-de-fes", "Ville de Fès");
        assertThat(typed.status()).isEqualTo(1);
        assertThat(typed.err()).contains(home).doesNotContain("\tat ").doesNotContain("defect");
        assertThat(command("--debug", "demo").err()).contains("\tat ");
    }

    @Test
    void lookingDoesNotMakeAHome() {
        Typed typed = command("datasets");
        assertThat(typed.status()).isEqualTo(2);
        assertThat(typed.err()).contains("There is no Khettara home in " + home);
        assertThat(folder.resolve("home")).doesNotExist();
    }

    @Test
    void aTakenPortIsSaidToBe() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Typed typed = command("serve", "--port", String.valueOf(socket.getLocalPort()));
            assertThat(typed.status()).isEqualTo(1);
            assertThat(typed.err()).contains("port " + socket.getLocalPort()).contains("taken");
        }
    }

    @Test
    void namesAndCellsCannotSteerTheTerminal() throws Exception {
        register();
        Path file = write("a\u001B[31m\u202Eb.csv", CSV);
        Typed typed = publish(file.toString());
        assertThat(typed.out()).contains("a\uFFFD[31m\uFFFDb.csv").doesNotContain("\u001B");
        Typed inspected = command("inspect", file.toString());
        assertThat(inspected.out()).doesNotContain("\u001B").contains("population");
    }

    private void register() {
        assertThat(command("institutions", "add", "ville-de-fes", "Ville de Fès").status())
                .isZero();
    }

    private Typed publish(String... arguments) {
        var all = new ArrayList<>(List.of("publish", "--institution", "ville-de-fes"));
        all.addAll(List.of(arguments));
        return command(all.toArray(String[]::new));
    }

    private Typed command(String... arguments) {
        var all = new ArrayList<>(List.of("--home", home));
        all.addAll(List.of(arguments));
        return Typed.command(all.toArray(String[]::new));
    }

    private Path write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content, UTF_8);
    }
}
