package org.khettara.embedded.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkbookCommandsTest {
    private static final String CSV = "ville;habitants\nFès;1\nSalé;2\nTaza;3\n";
    @TempDir Path folder;

    private Typed command(String... arguments) {
        var all = new ArrayList<>(List.of("--home", folder.resolve("home").toString()));
        all.addAll(List.of(arguments));
        return Typed.command(all.toArray(String[]::new));
    }

    private Typed publish(String name, String text) throws Exception {
        Path file = Files.writeString(folder.resolve(name), text, UTF_8);
        return command("publish", "--institution", "ville-de-fes", file.toString());
    }

    @BeforeEach
    void register() {
        command("institutions", "add", "ville-de-fes", "Ville de Fès");
    }

    @Test
    void aCorrectedCopyDroppedAgainChangesNothing() throws Exception {
        publish("villes.csv", CSV);
        Path copy = folder.resolve("villes.xlsx");
        Typed written = command("receipt", "ville-de-fes.villes", "--corrected", copy.toString());
        assertThat(written.status()).as(written.err()).isZero();
        assertThat(command("publish", "--institution", "ville-de-fes", copy.toString()).out())
                .contains("ville-de-fes.villes")
                .doesNotContain("refused");
        assertThat(command("diff", "ville-de-fes.villes", "1", "2").out()).doesNotContain("added:");
    }

    @Test
    void aTemplateIsWrittenAndAMistypedDatasetSaid() throws Exception {
        publish("villes.csv", CSV);
        Path to = folder.resolve("t.xlsx");
        assertThat(command("template", "ville-de-fes.villes", "--to", to.toString()).status())
                .isZero();
        assertThat(to).isNotEmptyFile();
        Typed none = command("template", "ville-de-fes.nope", "--to", to.toString());
        assertThat(none.status()).isEqualTo(2);
        assertThat(none.err()).contains("ville-de-fes.nope");
    }

    @Test
    void aRefusedFileHasNoCorrectedCopy() throws Exception {
        publish("vide.csv", "");
        Path to = folder.resolve("c.xlsx");
        Typed none = command("receipt", "ville-de-fes.vide", "--corrected", to.toString());
        assertThat(none.status()).isEqualTo(2);
        assertThat(none.err()).contains("no corrected copy");
        assertThat(to).doesNotExist();
    }
}
