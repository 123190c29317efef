package org.khettara.embedded.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.core.difference.Difference;
import org.khettara.core.document.Json;

final class DiffCommandTest {
    private static final String BEFORE =
            "Communes de la région;;\n\nCode;Commune;Population légale\n031;Fès;1 112 072\n029;Sefrou;79 887\n041;Taza;148 456\n";
    private static final String AFTER =
            "code,commune,population_legale\n031,Fès,1112072\n029,Sefrou,80001\n022,Ifrane,14659\n";

    @TempDir private Path folder;

    @Test
    void twoPublishersFilesAreComparedByWhatTheyMean() throws IOException {
        Typed typed = diff(write("avant.csv", BEFORE), write("après.csv", AFTER), "--to", "out");
        assertThat(typed.err()).isEmpty();
        assertThat(typed.status()).isZero();
        assertThat(typed.out()).contains("1 added, 1 removed, 1 changed  key: ");
        assertThat(
                        Files.readString(folder.resolve("out").resolve("après.changes.csv"))
                                .lines()
                                .skip(1))
                .containsExactly(
                        "changed-before,029,Sefrou,79887",
                        "changed-after,029,Sefrou,80001",
                        "added,022,Ifrane,14659",
                        "removed,041,Taza,148456");
        String document = Files.readString(folder.resolve("out").resolve("difference.json"));
        assertThat(diff(write("avant.csv", BEFORE), write("après.csv", AFTER), "--json").out())
                .isEqualTo(document);
    }

    @Test
    void releasesOfADatasetAreComparedTheLastTwoByDefault() throws IOException {
        assertThat(home("institutions", "add", "ville-de-fes", "Fès").status()).isZero();
        for (String content : new String[] {BEFORE, AFTER, AFTER.replace("14659", "14660")}) {
            Path file = write("communes.csv", content);
            String[] publish = {"publish", file.toString(), "--institution", "ville-de-fes"};
            assertThat(home(publish).status()).isZero();
        }
        assertThat(home("diff", "ville-de-fes.communes").out())
                .contains("0 added, 0 removed, 1 changed");
        Typed all = home("diff", "ville-de-fes.communes", "1", "3", "--json");
        assertThat(Json.read(all.out(), Difference.class).rows())
                .isEqualTo(new Difference.Rows(1, 1, 1, true));
        assertThat(home("diff", "ville-de-fes.communes", "1", "4").status()).isEqualTo(2);
        assertThat(home("diff", "ville-de-fes.nothing").err()).contains("no dataset");
        assertThat(home("events", "--json").out()).contains("\"changed\":1,\"complete\":true");
    }

    @Test
    void aRefusedFileIsSaidToBe() throws IOException {
        Typed typed = diff(write("avant.csv", BEFORE), write("vide.csv", ""));
        assertThat(typed.status()).isEqualTo(3);
        assertThat(typed.out()).contains("vide.csv").contains("EMPTY");
    }

    @Test
    void whatOthersPutThereIsNotTouched() throws IOException {
        Path kept = write("out/kept.txt", "mine");
        Typed typed = diff(write("avant.csv", BEFORE), write("après.csv", AFTER), "--to", "out");
        assertThat(typed.status()).isEqualTo(2);
        assertThat(kept.getParent()).isDirectoryContaining(file -> file.equals(kept));
    }

    private Typed diff(Path before, Path after, String... options) {
        String[] all = new String[options.length + 3];
        all[0] = "diff";
        all[1] = before.toString();
        all[2] = after.toString();
        for (int i = 0; i < options.length; i++) {
            all[i + 3] = options[i].equals("out") ? folder.resolve("out").toString() : options[i];
        }
        return Typed.command(all);
    }

    private Typed home(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "--home";
        all[1] = folder.resolve("home").toString();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return Typed.command(all);
    }

    private Path write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content, UTF_8);
    }
}
