package org.khettara.embedded.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DescribeCommandTest {
    private static final String CSV =
            """
            Naissances par région et par an

            Région;Année;Naissances
            Fès-Meknès;2022;70 123
            Fès-Meknès;2023;71 200
            Oriental;2022;40 100
            Oriental;2023;40 900
            """;
    @TempDir Path folder;

    @BeforeEach
    void publish() throws IOException {
        assertThat(command("institutions", "add", "fes", "Ville de Fès").status()).isZero();
        assertThat(
                        command("publish", "--institution", "fes", write("etat-civil.csv", CSV))
                                .status())
                .isZero();
    }

    @Test
    void eachFieldIsShownWithWhoSaysIt() {
        Typed typed = command("describe", "fes.etat-civil");
        assertThat(typed.status()).isZero();
        assertThat(typed.out())
                .containsPattern("title +derived +fr: Naissances par région et par an")
                .containsPattern("themes +derived +SOCI")
                .containsPattern("spatial +derived +Oriental, Fès-Meknès")
                .containsPattern("temporal +derived +2022 to 2023");
        assertThat(typed.err()).contains("No licence is given");
        assertThat(command("drafts").out()).contains("fes.etat-civil");
    }

    @Test
    void theNextFileIsHeldAgainstADeclaredSchema() throws IOException {
        String schema =
                write(
                        "schema.json",
                        """
                        {"fields": [{"name": "region", "constraints": {"enum": ["Fès-Meknès", "Oriental"]}},
                                    {"name": "annee", "type": "year"},
                                    {"name": "naissances", "type": "integer", "constraints": {"minimum": 0}}]}
                        """);
        Typed declared = say("--table-schema", schema);
        assertThat(declared.out())
                .containsPattern("tableSchema +person +region, annee, naissances");
        assertThat(declared.err()).doesNotContain("schema");
        String stricter =
                write(
                        "stricter.json",
                        "{\"fields\": [{\"name\": \"naissances\", \"constraints\": {\"minimum\": 50000}}]}");
        assertThat(say("--table-schema", stricter).err())
                .contains("C6: '40100' is not what the schema declares for 'Naissances'");
        say("--table-schema", schema);
        Path next = Path.of(write("etat-civil.csv", CSV.replace("Oriental;2022", "Oujda;2022")));
        command("publish", "--institution", "fes", next.toString());
        String receipt = command("receipt", "--language", "fr", "fes.etat-civil").out();
        assertThat(receipt)
                .contains("Valeurs hors de la liste déclarée : 1")
                .contains("- A6 Oujda")
                .contains("Écrivez une valeur de la liste : Fès-Meknès, Oriental");
        assertThat(say("--table-schema", write("broken.json", "{")).err()).contains("is no JSON");
        assertThat(say("--table-schema", "nowhere.json").err()).contains("no file nowhere.json");
    }

    @Test
    void whatIsOfAPersonsPapersIsNotSaidOfADataset() throws IOException {
        Typed typed = say("--description.fr", "Dossier de Mme Alami, CIN AB123456, RIB compris.");
        assertThat(typed.status()).isNotZero();
        assertThat(typed.err()).contains("personal data").doesNotContain("AB123456");
        assertThat(record()).doesNotContain("AB123456");
    }

    @Test
    void aPersonsWordIsKeptFieldByFieldAndTakenBack() throws IOException {
        assertThat(say("--title.fr", "Naissances", "--licence", "odc-odbl").status()).isZero();
        Typed typed = say("--title.ar", "الولادات", "--theme", "heal");
        assertThat(typed.out())
                .containsPattern("title +person +ar: الولادات \\| fr: Naissances")
                .containsPattern("licence +person +ODC_BL")
                .containsPattern("themes +person +HEAL");
        assertThat(typed.err()).isEmpty();
        assertThat(command("drafts").out()).isEmpty();
        assertThat(record()).contains("الولادات");
        assertThat(say("--unset", "themes").out()).containsPattern("themes +derived +SOCI");
        Path next = Path.of(write("etat-civil.csv", CSV.replace("70 123", "70 124")));
        command("publish", "--institution", "fes", next.toString());
        assertThat(command("describe", "fes.etat-civil").out())
                .containsPattern("title +person +ar: الولادات");
    }

    @Test
    void defaultsOfAnInstitutionAndAFolderHoldWhereNothingElseIsSaid() {
        command("describe", "--institution", "fes", "--licence", "cc-by-4.0");
        assertThat(command("describe", "fes.etat-civil").out())
                .containsPattern("licence +institution +CC_BY_4_0");
        Typed folder =
                command("describe", "--folder", "fes.etat", "--licence", "odbl", "--title.fr", "x");
        assertThat(folder.err()).contains("are those of one dataset");
        assertThat(folder.out()).containsPattern("licence +person +ODC_BL").doesNotContain("title");
        assertThat(command("describe", "fes.etat-civil").out())
                .containsPattern("licence +folder +ODC_BL");
        assertThat(command("drafts").out()).contains("fes.etat-civil");
    }

    @Test
    void aFileIsSaidAsAWhole() throws IOException {
        say("--theme", "ECON");
        Typed typed =
                say(
                        "--from",
                        write("m.json", "{\"title\": {\"fr\": \"A\"}, \"licence\": \"CC0\"}"));
        assertThat(typed.out())
                .containsPattern("title +person +fr: A")
                .containsPattern("themes +derived +SOCI");
        Typed json = command("describe", "fes.etat-civil", "--json");
        assertThat(json.out())
                .startsWith(
                        "{\"dataset\":\"fes.etat-civil\",\"description\":{\"title\":{\"fr\":\"A\"}")
                .contains("\"origins\":{\"description\":\"derived\"");
    }

    @Test
    void anInstitutionMayAskForALicence() throws IOException {
        command("institutions", "add", "fes", "Ville de Fès", "--licence", "REQUIRED");
        command("institutions", "add", "fes", "Ville de Fès · فاس");
        Typed refused = command("publish", "--institution", "fes", write("b.csv", CSV));
        assertThat(refused.status()).isEqualTo(3);
        assertThat(refused.out()).contains("LICENCE_MISSING");
        command("describe", "--institution", "fes", "--licence", "ODC_BL");
        assertThat(command("publish", "--institution", "fes", write("b.csv", CSV)).status())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "describe",
                "describe fes.nowhere",
                "describe fes.etat-civil --folder fes.x",
                "describe --institution rabat --licence odbl",
                "describe fes.etat-civil --contact-email nobody",
                "describe fes.etat-civil --start hier",
                "describe fes.etat-civil --unset colour",
                "describe fes.etat-civil --landing-page javascript:alert(1)"
            })
    void wrongUsageIsOneSentenceAndChangesNothing(String line) {
        Typed typed = command(line.split(" "));
        assertThat(typed.status()).isEqualTo(2);
        assertThat(typed.err()).isNotBlank().doesNotContain("\tat ").doesNotContain("Exception");
        assertThat(command("drafts").out()).contains("fes.etat-civil");
    }

    private Typed say(String... arguments) {
        var all = new ArrayList<>(List.of("describe", "fes.etat-civil", "--who", "amina"));
        all.addAll(List.of(arguments));
        return command(all.toArray(String[]::new));
    }

    private String record() throws IOException {
        return Files.readString(
                folder.resolve("home/store/published/catalogue/fes.etat-civil.jsonld"));
    }

    private Typed command(String... arguments) {
        var all = new ArrayList<>(List.of("--home", folder.resolve("home").toString()));
        all.addAll(List.of(arguments));
        return Typed.command(all.toArray(String[]::new));
    }

    private String write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content, UTF_8).toString();
    }
}
