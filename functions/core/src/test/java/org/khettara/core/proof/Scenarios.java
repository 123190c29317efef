package org.khettara.core.proof;

import static org.khettara.core.proof.Acts.join;
import static org.khettara.core.proof.Acts.meanwhile;
import static org.khettara.core.proof.Acts.take;
import static org.khettara.core.proof.Acts.takes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.khettara.core.FakeEngine;
import org.khettara.core.port.Sha256Of;
import org.khettara.core.port.TableEngine;
import org.khettara.core.proof.Worker.Act;
import org.khettara.core.release.RunId;
import org.khettara.core.release.Settlement.State;
import org.khettara.core.upload.Upload;

/// What is rehearsed with a fault at each call. A new operation of the line belongs here, with what
/// it meets.
final class Scenarios {
    private static final String BUDGET = World.CITY + ".budget";
    private static final String WATER = World.CITY + ".eau";
    private static final String A = "a\n1\n";
    private static final String B = "a\n1\n2\n";
    private static final String NO_TABLE = "%PDF-1.4";

    private Scenarios() {}

    static List<Scenario> all() {
        var all = new ArrayList<Scenario>();
        all.addAll(oneAfterTheOther());
        all.addAll(outOfOrder());
        all.addAll(refusals());
        all.addAll(atOnce());
        all.addAll(oddities());
        all.addAll(DecisionScenarios.all());
        all.addAll(WordScenarios.all());
        return all;
    }

    private static List<Scenario> oneAfterTheOther() {
        return List.of(
                new Scenario("a first release", world -> takes(world, BUDGET, A)),
                new Scenario("a second release", world -> takes(world, BUDGET, A, B)),
                new Scenario("the same bytes again", world -> takes(world, BUDGET, A, A)),
                new Scenario(
                        "a dataset beside another",
                        world -> join(takes(world, BUDGET, A), takes(world, WATER, A))),
                new Scenario(
                        "an institution beside another",
                        world -> {
                            world.register("ville-de-rabat");
                            return join(
                                    takes(world, BUDGET, A),
                                    takes(world, "ville-de-rabat.budget", B));
                        }),
                new Scenario(
                        "notices swept later",
                        world -> {
                            Upload upload = world.drop(BUDGET, A);
                            return List.of(w -> w.ingest(upload), Worker::relay, Worker::relay);
                        }),
                new Scenario(
                        "a replay with a newer engine",
                        world -> {
                            Upload first = world.drop(BUDGET, A);
                            Upload second = world.drop(BUDGET, B);
                            TableEngine newer = new FakeEngine("fake-2");
                            return List.of(
                                    take(first),
                                    take(second),
                                    w -> w.with(newer).take(second),
                                    w -> w.with(newer).take(first));
                        }));
    }

    private static List<Scenario> outOfOrder() {
        return List.of(
                new Scenario(
                        "an earlier upload comes late",
                        world -> takes(world, BUDGET, A, B).reversed()),
                new Scenario(
                        "an earlier upload of the same bytes comes late",
                        world -> takes(world, BUDGET, A, A).reversed()),
                new Scenario(
                        "an upload comes late that an unchanged one has outdated",
                        world -> {
                            List<Act> acts = takes(world, BUDGET, A, B, A);
                            return List.of(acts.get(0), acts.get(2), acts.get(1));
                        }));
    }

    private static List<Scenario> refusals() {
        return List.of(
                new Scenario("a file that is no table", world -> takes(world, BUDGET, NO_TABLE)),
                new Scenario(
                        "a file that is no table, after a release, and a better one",
                        world -> takes(world, BUDGET, A, NO_TABLE, B)),
                new Scenario(
                        "an institution that is registered after its first file",
                        world -> {
                            Upload upload = world.drop("ville-de-rabat.budget", A, State.REFUSED);
                            return List.of(
                                    take(upload),
                                    _ -> world.register("ville-de-rabat"),
                                    take(upload));
                        }),
                new Scenario(
                        "an upload that is given up",
                        world -> {
                            Upload upload = world.drop(BUDGET, A, State.FAILED);
                            Upload next = world.drop(BUDGET, B);
                            return List.of(w -> w.giveUp(upload), take(next), take(upload));
                        }),
                new Scenario(
                        "an upload that breaks the engine and is given up",
                        world -> {
                            Upload upload = world.drop(BUDGET, A, State.FAILED);
                            TableEngine broken = Engines.broken();
                            return List.of(
                                    w -> w.with(broken).attempt(x -> x.take(upload)),
                                    _ -> world.outlastLeases(),
                                    w -> w.giveUp(upload));
                        }));
    }

    private static List<Scenario> atOnce() {
        return List.of(
                new Scenario(
                        "one upload in two hands",
                        world -> {
                            Upload upload = world.drop(BUDGET, A);
                            return List.of(meanwhile("ledger.settle", upload, upload));
                        }),
                new Scenario(
                        "a later upload passes an earlier one",
                        world -> {
                            Upload first = world.drop(BUDGET, A);
                            Upload second = world.drop(BUDGET, B);
                            return List.of(meanwhile("ledger.settle", first, second), take(second));
                        }),
                new Scenario(
                        "an earlier upload is published while a later one is made",
                        world -> {
                            Upload first = world.drop(BUDGET, A);
                            Upload second = world.drop(BUDGET, B);
                            return List.of(meanwhile("ledger.settle", second, first), take(first));
                        }),
                new Scenario(
                        "an upload is found unchanged while another is published",
                        world -> {
                            Upload first = world.drop(BUDGET, A);
                            Upload same = world.drop(BUDGET, A);
                            Upload other = world.drop(BUDGET, B);
                            return List.of(
                                    take(first),
                                    meanwhile("ledger.settle", same, other),
                                    take(other));
                        }),
                new Scenario(
                        "a change that is told while the next one is published",
                        world -> {
                            Upload first = world.drop(BUDGET, A);
                            Upload second = world.drop(BUDGET, B);
                            return List.of(
                                    w -> w.ingest(first),
                                    w ->
                                            w.meanwhile("published.replace", x -> x.ingest(second))
                                                    .relay(),
                                    take(second));
                        }));
    }

    private static List<Scenario> oddities() {
        return List.of(
                new Scenario(
                        "an engine that is not steady",
                        world -> {
                            Upload first = world.drop(BUDGET, A);
                            Upload second = world.drop(BUDGET, B);
                            TableEngine unsteady = Engines.unsteady();
                            return List.of(
                                    w -> w.with(unsteady).take(first),
                                    w -> w.with(unsteady).take(second));
                        }),
                new Scenario(
                        "a file that exhausts the memory twice, and then a larger machine",
                        world -> {
                            Upload upload = world.drop(BUDGET, A, State.REFUSED);
                            TableEngine hungry = Engines.hungry(2);
                            return List.of(
                                    w -> w.with(hungry).attempt(x -> x.take(upload)),
                                    _ -> world.outlastLeases(),
                                    w -> w.with(hungry).take(upload));
                        }),
                new Scenario(
                        "a stranger's bytes under the name of a run",
                        world -> {
                            Upload upload = world.drop(BUDGET, A);
                            plant(world, upload);
                            return List.of(take(upload));
                        }));
    }

    /// Puts bytes of somebody else where the run of an upload will put its own.
    static void plant(World world, Upload upload) throws IOException {
        Path stranger = Files.writeString(world.work().resolve("stranger"), "not ours");
        RunId run = RunId.of(upload.id(), FakeEngine.VERSION);
        String key = "datasets/%s/budget/v=%s/t.parquet".formatted(World.CITY, run);
        world.installation()
                .published()
                .create(key, stranger, "text/csv", Sha256Of.text("not ours"));
        Files.delete(stranger);
    }
}
