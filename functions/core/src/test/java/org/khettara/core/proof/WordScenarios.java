package org.khettara.core.proof;

import static org.khettara.core.proof.Acts.say;
import static org.khettara.core.proof.Acts.take;
import static org.khettara.core.proof.Acts.told;
import static org.khettara.core.proof.DecisionScenarios.published;

import java.util.ArrayList;
import java.util.List;
import org.khettara.core.catalogue.Scope;
import org.khettara.core.proof.Worker.Act;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Upload;

/// Stories of what is deleted, and of what is said of data.
final class WordScenarios {
    private static final String BUDGET = World.CITY + ".budget";
    private static final DatasetId ID = DatasetId.parse(BUDGET);
    private static final String A = "a\n1\n";
    private static final String B = "a\n1\n2\n";

    private WordScenarios() {}

    static List<Scenario> all() {
        var all = new ArrayList<Scenario>();
        all.addAll(deletions());
        all.addAll(descriptions());
        return all;
    }

    private static List<Scenario> deletions() {
        return List.of(
                new Scenario(
                        "a deletion, and an upload after it",
                        world -> {
                            published(world, A);
                            Upload deletion = world.delete(BUDGET);
                            Upload next = world.drop(BUDGET, B);
                            world.ends(BUDGET, B);
                            return List.of(w -> w.retire(deletion), take(next));
                        }),
                new Scenario(
                        "a deletion that comes before the file that was deleted",
                        world -> {
                            Upload first = world.drop(BUDGET, A);
                            Upload deletion = world.delete(BUDGET);
                            world.ends(BUDGET);
                            return List.of(w -> w.retire(deletion), take(first));
                        }),
                new Scenario(
                        "a deletion while the next file is made",
                        world -> {
                            published(world, A);
                            Upload deletion = world.delete(BUDGET);
                            Upload next = world.drop(BUDGET, B);
                            world.ends(BUDGET, B);
                            Act retire = w -> w.retire(deletion);
                            return List.of(
                                    w -> w.meanwhile("ledger.settle", retire).take(next), retire);
                        }));
    }

    private static List<Scenario> descriptions() {
        var scope = new Scope.OfDataset(ID);
        return List.of(
                new Scenario(
                        "a description that is dropped beside data",
                        world -> {
                            Upload description = world.describe(BUDGET, "Le budget");
                            Upload data = world.drop(BUDGET, A);
                            world.history().title(ID, "Le budget");
                            return List.of(take(data), take(description));
                        }),
                new Scenario(
                        "a description that comes after a later one",
                        world -> {
                            published(world, A);
                            Upload old = world.describe(BUDGET, "Budjet");
                            Upload mended = world.describe(BUDGET, "Le budget");
                            world.history().title(ID, "Le budget");
                            return List.of(take(mended), take(old));
                        }),
                new Scenario(
                        "a person's word that changes, and that of a file",
                        world -> {
                            published(world, A);
                            say(scope, "Budget").by(world.worker(Tap.NONE));
                            Upload file = world.describe(BUDGET, "Budget du fichier");
                            world.history().title(ID, "Le budget");
                            return List.of(take(file), told(say(scope, "Le budget")));
                        }),
                new Scenario(
                        "a person's word while the release is told",
                        world -> {
                            Upload data = world.drop(BUDGET, A);
                            world.history().title(ID, "Le budget");
                            Act word = say(scope, "Le budget");
                            return List.of(
                                    w -> w.ingest(data),
                                    w -> w.meanwhile("published.replace", word).relay(),
                                    told(word));
                        }));
    }
}
