package org.khettara.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.core.Stage;
import org.khettara.core.catalogue.Description;
import org.khettara.core.catalogue.Metadata;
import org.khettara.core.catalogue.Metadata.Field;
import org.khettara.core.catalogue.Origin;
import org.khettara.core.release.Settlement.State;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Institution;
import org.khettara.core.upload.InstitutionId;
import org.khettara.core.upload.Upload;

/// An administration inventories its data: a folder of files, and no word on any of them but the
/// defaults.
final class FolderOfDraftsTest {
    private static final InstitutionId FES = new InstitutionId("fes");
    private static final long SEED = 200;
    private static final List<String> SUBJECTS =
            List.of(
                    "budget communal:ECON",
                    "effectifs des élèves:EDUC",
                    "centres de santé:HEAL",
                    "taux de remplissage des barrages:ENVI",
                    "accidents de la circulation:TRAN",
                    "naissances déclarées:SOCI",
                    "permis de construire:REGI",
                    "consommation d'électricité:ENER",
                    "الميزانية الجماعية:ECON",
                    "أعداد التلاميذ:EDUC");

    @TempDir Path folder;

    @Test
    void twoHundredFilesAreTwoHundredDraftsFitForReview() throws IOException {
        var random = new Random(SEED);
        try (Home home =
                Home.open(
                        new HomeSettings(
                                folder,
                                URI.create("http://khettara.test/"),
                                LocalEngine.make(2),
                                LocalEngine.comparer(2)))) {
            home.register(new Institution(FES, "Ville de Fès"));
            publish(
                    home,
                    "metadata.json",
                    "{\"licence\": \"odc-odbl\", \"contact\": \"open@fes.example\"}");
            List<String> themes = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String[] subject = SUBJECTS.get(i % SUBJECTS.size()).split(":", -1);
                themes.add(subject[1]);
                publish(home, "%s zone %d.csv".formatted(subject[0], i), table(random));
            }
            Describer describer = home.describer();
            List<DatasetId> drafts = describer.drafts();
            assertThat(drafts).hasSize(200);
            var found = new ArrayList<String>();
            for (DatasetId draft : drafts) {
                Metadata metadata = describer.entry(draft).orElseThrow().metadata();
                assertThat(metadata.origins())
                        .containsEntry(Field.LICENCE, Origin.INSTITUTION)
                        .containsEntry(Field.CONTACT, Origin.INSTITUTION)
                        .containsEntry(Field.TITLE, Origin.DERIVED)
                        .containsEntry(Field.DESCRIPTION, Origin.DERIVED)
                        .containsEntry(Field.KEYWORDS, Origin.DERIVED)
                        .containsEntry(Field.SPATIAL, Origin.DERIVED)
                        .containsEntry(Field.TEMPORAL, Origin.DERIVED);
                Description description = metadata.description();
                found.addAll(Objects.requireNonNull(description.themes()));
                assertThat(Objects.requireNonNull(description.keywords()))
                        .containsOnlyKeys("ar", "fr");
            }
            assertThat(found).containsExactlyInAnyOrderElementsOf(themes);
        }
    }

    private static void publish(Home home, String name, String content) throws IOException {
        Upload upload =
                home.accept(
                        DatasetId.ofFile(FES, name),
                        name,
                        new ByteArrayInputStream(content.getBytes(UTF_8)));
        assertThat(home.process(upload, Stage.Watcher.NOBODY).state())
                .isIn(State.PUBLISHED, State.DESCRIBED);
    }

    private static String table(Random random) {
        var csv = new StringBuilder("Province;Année;Valeur\n");
        for (String province : List.of("Fès", "Meknès", "Ifrane", "Sefrou", "Taza")) {
            for (int year = 2020; year < 2024; year++) {
                csv.append(province).append(';').append(year).append(';');
                csv.append(random.nextInt(10_000)).append(",5\n");
            }
        }
        return csv.toString();
    }
}
