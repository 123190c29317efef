package org.khettara.embedded.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SearchCommandTest {
    @TempDir Path folder;

    @BeforeEach
    void publish() throws IOException {
        String rows = "Station;Qualité\n" + "Oued Sebou;Bonne\nأم الربيع;Moyenne\n".repeat(3);
        Path file = Files.writeString(folder.resolve("Qualité de l'eau.csv"), rows);
        assertThat(command("institutions", "add", "onee", "ONEE · المكتب الوطني").status())
                .isZero();
        assertThat(command("publish", "--institution", "onee", file.toString()).status()).isZero();
    }

    @Test
    void wordsOfTheTitleOfTheInstitutionOfColumnsAndOfValuesFindADataset() {
        for (String words : List.of("EAUX", "مكتب وطني", "stations", "ام الربيع", "sebo")) {
            Typed found = command("search", words);
            assertThat(found.status()).isZero();
            assertThat(found.out()).as(words).contains("onee.qualité-de-l-eau");
        }
    }

    @Test
    void nothingIsFoundIsSaidOnTheOtherStream() {
        Typed found = command("search", "\"*", "absent");
        assertThat(found.status()).isZero();
        assertThat(found.out()).isEmpty();
        assertThat(found.err()).contains("Nothing was found.");
        assertThat(command("search", "--limit", "0").status()).isEqualTo(2);
    }

    @Test
    void indexAndFeedsAreMadeAnewFromNothing() throws IOException {
        Path feed = folder.resolve("home/store/published/feeds/atom/feed.atom");
        String written = Files.readString(feed);
        Files.delete(feed);
        Files.delete(folder.resolve("home/index.db"));
        assertThat(command("feeds", "rebuild").out()).isEqualTo("The feeds tell 1 changes.\n");
        assertThat(feed).hasContent(written);
        Typed found = command("search", "--rebuild", "--json", "eau");
        assertThat(found.err()).contains("1 datasets can be found.");
        assertThat(found.out()).startsWith("{\"dataset\":\"onee.qualité-de-l-eau\"");
        assertThat(command("feeds").status()).isEqualTo(2);
    }

    @Test
    void recordsAreMadeAnewAndThoseOfWhatIsServedNoMoreTakenAway() throws IOException {
        Path records = folder.resolve("home/store/published/catalogue");
        Path other = Files.writeString(folder.resolve("débits.csv"), "Station;Débit\nSebou;1\n");
        command("publish", "--institution", "onee", other.toString());
        Path gone = records.resolve("onee.débits.ttl");
        String told = Files.readString(gone);
        command("withdraw", "onee.débits", "--who", "amina", "--why", "faux");
        Files.writeString(gone, told);
        Path record = records.resolve("onee.qualité-de-l-eau.ttl");
        String written = Files.readString(record);
        Files.writeString(record, "damaged");
        Typed rebuilt = command("catalogue", "--rebuild");
        assertThat(rebuilt.err()).contains("1 datasets have records.");
        assertThat(rebuilt.out()).isEmpty();
        assertThat(record).hasContent(written);
        assertThat(gone).doesNotExist();
    }

    private Typed command(String... arguments) {
        var all = new ArrayList<>(List.of("--home", folder.resolve("home").toString()));
        all.addAll(List.of(arguments));
        return Typed.command(all.toArray(String[]::new));
    }
}
