package org.khettara.core.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.khettara.core.catalogue.Description;
import org.khettara.core.catalogue.Description.Contact;
import org.khettara.core.catalogue.Description.Period;
import org.khettara.core.catalogue.Description.Place;
import org.khettara.core.catalogue.Layer;
import org.khettara.core.catalogue.LocalText;
import org.khettara.core.catalogue.Origin;
import org.khettara.core.catalogue.Scope;
import org.khettara.core.port.Descriptions.Outdated;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.InstitutionId;
import org.khettara.core.upload.Sequencer;

/// What [Descriptions] must do.
public abstract class DescriptionsContract {
    private static final DatasetId BUDGET = DatasetId.parse("fes.finances-budget-2024");
    private static final Scope DATASET = new Scope.OfDataset(BUDGET);
    private static final Scope INSTITUTION = new Scope.OfInstitution(new InstitutionId("fes"));

    protected abstract Descriptions none() throws Exception;

    @Test
    void everyFieldComesBackAsItWasSaid() throws Exception {
        Descriptions descriptions = none();
        var all =
                new Description(
                        new LocalText(
                                new TreeMap<>(
                                        Map.of("fr", "Budget « principal »", "ar", "ميزانية"))),
                        LocalText.of("fr", "ligne 1\nligne 2"),
                        new TreeMap<>(Map.of("ar", List.of("مال", "جماعة"), "fr", List.of())),
                        List.of("ECON"),
                        List.of(
                                new Place("03", LocalText.of("fr", "Fès-Meknès")),
                                new Place(null, LocalText.of("und", "ailleurs"))),
                        new Period("2024", null),
                        List.of("fr", "ar"),
                        "ANNUAL",
                        "ODC_BL",
                        "PUBLIC",
                        LocalText.of("fr", "Source : ville"),
                        new Contact(null, "open@fes.example", null),
                        "https://fes.example/budget",
                        "https://fes.example/source",
                        "fes.budget",
                        List.of("code"),
                        null);
        Layer layer = layer(DATASET, Origin.PERSON, all, 1);
        assertThat(descriptions.replace(layer, null)).isTrue();
        assertThat(descriptions.find(DATASET, Origin.PERSON)).contains(layer);
        assertThat(descriptions.find(DATASET, Origin.FILE)).isEmpty();
    }

    @Test
    void aDatasetHasTheLayersOfItsFoldersAndItsInstitutionAndNoOthers() throws Exception {
        Descriptions descriptions = none();
        List<Layer> around =
                List.of(
                        layer(DATASET, Origin.PERSON, licence("CC0"), 1),
                        layer(DATASET, Origin.FILE, licence("ODC_BY"), 2),
                        layer(folder("fes.finances"), Origin.PERSON, licence("ODC_BL"), 3),
                        layer(folder("fes.finances-budget-2024"), Origin.FILE, licence("A"), 4),
                        layer(INSTITUTION, Origin.FILE, licence("CC_BY_4_0"), 5));
        List<Layer> others =
                List.of(
                        layer(folder("fes.fin"), Origin.PERSON, licence("X"), 6),
                        layer(folder("fes.finances-budget-20"), Origin.PERSON, licence("X"), 7),
                        layer(folder("fez.finances"), Origin.PERSON, licence("X"), 8),
                        layer(
                                new Scope.OfDataset(DatasetId.parse("fes.finances")),
                                Origin.PERSON,
                                licence("X"),
                                9),
                        layer(
                                new Scope.OfInstitution(new InstitutionId("fe")),
                                Origin.PERSON,
                                licence("X"),
                                10));
        for (Layer layer : around) {
            assertThat(descriptions.replace(layer, null)).isTrue();
        }
        for (Layer layer : others) {
            assertThat(descriptions.replace(layer, null)).isTrue();
        }
        assertThat(descriptions.around(BUDGET)).containsExactlyInAnyOrderElementsOf(around);
    }

    @Test
    void aLayerGoesOnlyInThePlaceOfTheOneThatItsWriterSaw() throws Exception {
        Descriptions descriptions = none();
        Layer first = layer(DATASET, Origin.PERSON, licence("CC0"), 1);
        Layer second = layer(DATASET, Origin.PERSON, licence("ODC_BL"), 2);
        assertThat(descriptions.replace(first, first.sequencer())).isFalse();
        assertThat(descriptions.replace(first, null)).isTrue();
        assertThat(descriptions.replace(second, null)).isFalse();
        assertThat(descriptions.replace(second, second.sequencer())).isFalse();
        assertThat(descriptions.find(DATASET, Origin.PERSON)).contains(first);
        assertThat(descriptions.replace(second, first.sequencer())).isTrue();
        assertThat(descriptions.find(DATASET, Origin.PERSON)).contains(second);
    }

    @Test
    void ofManyWhoReplaceTheSameLayerAtOnceOneDoes() throws Exception {
        Descriptions descriptions = none();
        int writers = 8;
        var start = new CyclicBarrier(writers);
        try (var pool = Executors.newFixedThreadPool(writers)) {
            List<Callable<Boolean>> attempts =
                    IntStream.rangeClosed(1, writers)
                            .<Callable<Boolean>>mapToObj(n ->
                                    () -> {
                                        start.await();
                                        return descriptions.replace(
                                                layer(DATASET, Origin.FILE, licence("L" + n), n),
                                                null);
                                    })
                            .toList();
            int done = 0;
            for (Future<Boolean> attempt : pool.invokeAll(attempts)) {
                done += attempt.get() ? 1 : 0;
            }
            assertThat(done).isEqualTo(1);
        }
    }

    @Test
    void whatIsSaidOutdatesTheRecordsOfItsScopeUntilTheyAreRenewed() throws Exception {
        Descriptions descriptions = none();
        assertThat(descriptions.outdated(10)).isEmpty();
        Layer institution = layer(INSTITUTION, Origin.PERSON, licence("CC0"), 1);
        Layer first = layer(DATASET, Origin.FILE, licence("CC0"), 2);
        Layer second = layer(DATASET, Origin.FILE, licence("ODC_BL"), 3);
        descriptions.replace(institution, null);
        descriptions.replace(first, null);
        var seen = new Outdated(DATASET, first.sequencer());
        assertThat(descriptions.outdated(10))
                .containsExactly(new Outdated(INSTITUTION, institution.sequencer()), seen);
        assertThat(descriptions.outdated(1)).hasSize(1);
        descriptions.replace(second, first.sequencer());
        descriptions.renewed(seen);
        descriptions.renewed(new Outdated(INSTITUTION, institution.sequencer()));
        assertThat(descriptions.outdated(10))
                .containsExactly(new Outdated(DATASET, second.sequencer()));
    }

    private static Scope folder(String name) {
        return new Scope.OfFolder(DatasetId.parse(name));
    }

    private static Description licence(String code) {
        return Description.NONE.withLicence(code);
    }

    private static Layer layer(Scope scope, Origin source, Description description, int n) {
        var at = Uploads.NOON.plusSeconds(n);
        return new Layer(scope, source, description, "amina", at, Sequencer.at(at));
    }
}
