package org.khettara.embedded.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import org.khettara.core.document.Json;

final class InventoryCommandTest {
    @TempDir Path folder;

    @BeforeEach
    void publish() throws IOException {
        assertThat(command("institutions", "add", "sale", "Commune de Salé").status()).isZero();
        Path file = Files.writeString(folder.resolve("budget.csv"), "a;b\n1;2\n2;3\n");
        assertThat(command("publish", "--institution", "sale", file.toString()).status()).isZero();
    }

    private Path sheet(String text) throws IOException {
        return Files.write(folder.resolve("inventaire.csv"), text.getBytes(UTF_8));
    }

    private Typed add(Path sheet) {
        return command("inventory", "add", "sale", sheet.toString());
    }

    @Test
    void aSheetWithTitleAndBlankRowsIsKeptAndCounted() throws IOException {
        Typed added =
                add(
                        sheet(
                                """
                                Inventaire des données;;;
                                ;;;
                                Titre;Statut;Motif légal;Identifiant
                                Budget;publié;;sale.budget
                                Marchés publics;en préparation;;
                                ;;;
                                Liste des agents;refusé;loi 09-08;
                                """));
        assertThat(added.err()).isEmpty();
        assertThat(added.out()).isEqualTo("sale: 3 datasets kept.\n");
        assertThat(command("inventory").out().lines().skip(1))
                .map(line -> line.replaceAll("  +", "|"))
                .containsExactly(
                        "sale|published|sale.budget|Budget",
                        "sale|in-preparation|Marchés publics",
                        "sale|refused|Liste des agents");
        Path to = folder.resolve("assessment");
        command("assess", "--to", to.toString());
        JsonNode now =
                Json.read(Files.readString(to.resolve("assessment.json")), JsonNode.class)
                        .path("trend")
                        .path(0);
        assertThat(now.path("inventoried").asInt()).isEqualTo(1);
        assertThat(now.path("inPreparation").asInt()).isEqualTo(1);
        assertThat(now.path("refused").asInt()).isEqualTo(1);
        assertThat(to.resolve("assessment.fr.html")).content().contains("loi 09-08");
    }

    @Test
    void aWrongSheetIsNotKeptAndSaysWhere() throws IOException {
        Path right = sheet("Titre;Statut\nBudget;identifié\nÉcoles;identifié\n");
        assertThat(add(right).status()).isZero();
        String before = command("inventory", "--json").out();
        Typed wrong =
                add(sheet("Titre;Statut\nBudget;bientôt\n;\nAgents;refusé\nRoutes;identifié\n"));
        assertThat(wrong.status()).isEqualTo(Exit.REFUSED.status);
        assertThat(wrong.err().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("Ligne 2 : « bientôt »"),
                        line -> assertThat(line).startsWith("Ligne 4 : « Agents »"));
        assertThat(command("inventory", "--json").out()).isEqualTo(before);
        assertThat(add(sheet("%PDF-1.4\n")).err()).contains("Envoyez le modèle rempli");
    }

    @Test
    void whatIsServedByNowIsPublishedAndWhatIsWithdrawnIsNot() throws IOException {
        add(sheet("Titre;Statut;Identifiant\nMarchés;identifié;\nBudget;publié;sale.budget\n"));
        assertThat(command("inventory").out()).contains("identified");
        Path file = Files.writeString(folder.resolve("marches.csv"), "a;b\n1;2\n2;3\n");
        assertThat(command("publish", "--institution", "sale", file.toString()).status()).isZero();
        command("describe", "sale.marches", "--who", "amina", "--title.fr", "Marchés");
        command("withdraw", "sale.budget", "--who", "amina", "--why", "erreur");
        assertThat(command("inventory").out().lines().skip(1))
                .map(line -> line.replaceAll("  +", "|"))
                .containsExactly(
                        "sale|published|sale.marches|Marchés", "sale|in-preparation|Budget");
    }

    /// As a person does it: the template, filled in.
    @Test
    void theTemplateComesBack() throws IOException {
        for (String language : List.of("fr", "ar", "en")) {
            Path template = folder.resolve("modele.csv");
            assertThat(
                            command(
                                            "inventory",
                                            "template",
                                            template.toString(),
                                            "--language",
                                            language)
                                    .status())
                    .isZero();
            String status =
                    switch (language) {
                        case "ar" -> "محدد";
                        case "en" -> "identified";
                        default -> "identifié";
                    };
            Files.writeString(
                    template,
                    Files.readString(template)
                            + "Eau;;;;;%s;;;\r\nSol;;;;;%s;;;\r\n".formatted(status, status));
            assertThat(add(template).out()).isEqualTo("sale: 2 datasets kept.\n");
        }
        assertThat(command("inventory", "template", folder.resolve("x.doc").toString()).status())
                .isEqualTo(Exit.USAGE.status);
    }

    private Typed command(String... arguments) {
        var all = new ArrayList<String>(List.of("--home", folder.resolve("home").toString()));
        all.addAll(List.of(arguments));
        return Typed.command(all.toArray(String[]::new));
    }
}
