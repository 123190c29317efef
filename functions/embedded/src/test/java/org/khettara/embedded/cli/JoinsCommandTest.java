package org.khettara.embedded.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.core.document.CsvRows;
import org.khettara.core.document.Json;
import org.khettara.core.place.Gazetteer;

/// Datasets that share keys, as people are told of them.
final class JoinsCommandTest {
    private static final List<List<String>> COMMUNES = ofOneName();

    @TempDir Path folder;

    @BeforeEach
    void publish() throws IOException {
        assertThat(command("institutions", "add", "onee", "ONEE · المكتب الوطني").status())
                .isZero();
        var names = new StringBuilder("Commune;Abonnés\n");
        var codes = new StringBuilder("code;fontaines\n");
        for (int i = 0; i < 60; i++) {
            names.append(COMMUNES.get(i).get(1)).append(';').append(i).append('\n');
            if (i % 2 == 0) {
                codes.append(figures(COMMUNES.get(i))).append(';').append(i * 7).append('\n');
            }
        }
        publish("abonnes", names.toString());
        publish("fontaines", codes.toString());
    }

    private static List<List<String>> ofOneName() {
        List<List<String>> all = CsvRows.ofResource(Gazetteer.class, "ma-communes.csv");
        List<String> names = all.stream().map(row -> row.get(1)).toList();
        return all.stream()
                .filter(row -> names.indexOf(row.get(1)) == names.lastIndexOf(row.get(1)))
                .toList();
    }

    private static String figures(List<String> commune) {
        return commune.getFirst().replace(".", "").replaceFirst("^0+", "");
    }

    private void publish(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".csv"), text);
        assertThat(command("publish", "--institution", "onee", file.toString()).status()).isZero();
    }

    @Test
    void namesAndCodesOfTheSameCommunesJoin() throws IOException {
        JsonNode join = Json.read(command("joins", "onee.abonnes", "--json").out(), JsonNode.class);
        assertThat(join.path("kind").textValue()).isEqualTo("commune");
        assertThat(join.path("here").path("column").textValue()).isEqualTo("Commune_code");
        assertThat(join.path("there").path("dataset").textValue()).isEqualTo("onee.fontaines");
        assertThat(join.path("there").path("column").textValue()).isEqualTo("code_code");
        assertThat(join.path("shareHere").doubleValue()).isEqualTo(0.5);
        assertThat(join.path("shareThere").doubleValue()).isEqualTo(1);
        assertThat(command("joins", "onee.fontaines").out())
                .contains("commune", "onee.abonnes", "Commune_code", "100 %", "50 %");
    }

    @Test
    void aDatasetThatIsNotThereIsSaidSo() {
        Typed said = command("joins", "onee.nothing");
        assertThat(said.status()).isEqualTo(Exit.USAGE.status);
        assertThat(said.err()).contains("No release of onee.nothing is published.");
    }

    private Typed command(String... arguments) {
        var all = new ArrayList<>(List.of("--home", folder.resolve("home").toString()));
        all.addAll(List.of(arguments));
        return Typed.command(all.toArray(String[]::new));
    }
}
