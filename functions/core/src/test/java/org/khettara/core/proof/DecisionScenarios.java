package org.khettara.core.proof;

import static org.khettara.core.proof.Acts.by;
import static org.khettara.core.proof.Acts.decide;
import static org.khettara.core.proof.Acts.take;
import static org.khettara.core.proof.Acts.told;
import static org.khettara.core.proof.Acts.untold;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.khettara.core.proof.Worker.Act;
import org.khettara.core.release.Decision;
import org.khettara.core.release.HoldReason;
import org.khettara.core.release.ReleasePolicy;
import org.khettara.core.release.Settlement.State;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Upload;

/// Stories of what people decide. What is there before them has come without a fault.
final class DecisionScenarios {
    private static final String BUDGET = World.CITY + ".budget";
    private static final DatasetId ID = DatasetId.parse(BUDGET);
    private static final String A = "a\n1\n";
    private static final String B = "a\n1\n2\n";
    private static final String C = "a\n1\n2\n3\n";
    private static final String NOTHING = "";
    private static final ReleasePolicy HOLD = ReleasePolicy.holdOn(HoldReason.ALWAYS);

    private DecisionScenarios() {}

    static List<Scenario> all() {
        var all = new ArrayList<Scenario>();
        all.addAll(held());
        all.addAll(heldAtOnce());
        all.addAll(changedPolicies());
        all.addAll(rollbacks());
        all.addAll(withdrawals());
        return all;
    }

    /// Takes a file to its end before the story begins.
    private static Upload before(World world, String content, State more) throws IOException {
        Upload upload = world.drop(BUDGET, content, more);
        world.worker(Tap.NONE).take(upload);
        return upload;
    }

    static Upload published(World world, String content) throws IOException {
        return before(world, content, State.PUBLISHED);
    }

    private static Upload held(World world, String content) throws IOException {
        world.policy(BUDGET, HOLD);
        return before(world, content, State.HELD);
    }

    private static List<Scenario> held() {
        return List.of(
                new Scenario(
                        "a release that is held and approved",
                        world -> {
                            published(world, A);
                            world.policy(BUDGET, HOLD);
                            Upload held = world.drop(BUDGET, B, State.HELD);
                            world.ends(BUDGET, B);
                            return List.of(take(held), decide(world, held, Decision.Approve::new));
                        }),
                new Scenario(
                        "a first release that is held and declined",
                        world -> {
                            Upload held = held(world, A);
                            world.ends(BUDGET);
                            return List.of(decide(world, held, Decision.Decline::new));
                        }),
                new Scenario(
                        "a release that is declined, after a publisher's better one",
                        world -> {
                            Upload first = published(world, A);
                            Upload held = held(world, B);
                            Upload better = world.drop(BUDGET, C, State.HELD);
                            world.ends(BUDGET, C);
                            return List.of(
                                    decide(world, held, Decision.Decline::new),
                                    take(better),
                                    decide(world, better, Decision.Approve::new),
                                    take(first));
                        }),
                new Scenario(
                        "an approval that comes after a newer release",
                        world -> {
                            Upload held = held(world, A);
                            world.policy(BUDGET, ReleasePolicy.PUBLISH);
                            published(world, B);
                            world.ends(BUDGET, B);
                            return List.of(decide(world, held, Decision.Approve::new));
                        }));
    }

    private static List<Scenario> heldAtOnce() {
        return List.of(
                new Scenario(
                        "an upload that arrives while a person approves",
                        world -> {
                            published(world, A);
                            Upload held = held(world, B);
                            world.policy(BUDGET, ReleasePolicy.PUBLISH);
                            Upload next = world.drop(BUDGET, C);
                            world.ends(BUDGET, C);
                            Act approve = decide(world, held, Decision.Approve::new);
                            return List.of(
                                    w -> approve.by(w.meanwhile("ledger.decide", take(next))),
                                    take(next));
                        }),
                new Scenario(
                        "an approval while a later upload is made",
                        world -> {
                            published(world, A);
                            Upload held = held(world, B);
                            world.policy(BUDGET, ReleasePolicy.PUBLISH);
                            Upload next = world.drop(BUDGET, C);
                            world.ends(BUDGET, C);
                            Act approve = decide(world, held, Decision.Approve::new);
                            return List.of(
                                    w -> w.meanwhile("ledger.settle", approve).take(next), approve);
                        }),
                new Scenario(
                        "a withdrawal of what another person approves",
                        world -> {
                            Upload held = held(world, A);
                            world.ends(BUDGET, A, NOTHING);
                            Act approve = decide(world, held, Decision.Approve::new);
                            Act withdraw = untold(world, held, Decision.Withdraw::new);
                            return List.of(w -> approve.by(w.meanwhile("ledger.decide", withdraw)));
                        }),
                new Scenario(
                        "two people who disagree",
                        world -> {
                            published(world, A);
                            Upload held = held(world, B);
                            world.ends(BUDGET, A, B);
                            Act approve = decide(world, held, Decision.Approve::new);
                            Act decline = decide(world, held, Decision.Decline::new);
                            return List.of(
                                    w -> approve.by(w.meanwhile("published.create", decline)),
                                    decline);
                        }));
    }

    private static List<Scenario> changedPolicies() {
        return List.of(
                new Scenario(
                        "a policy that changes while a file is stored",
                        world -> {
                            published(world, A);
                            Upload held = world.drop(BUDGET, B, State.HELD);
                            world.ends(BUDGET, B);
                            return List.of(
                                    underOtherPolicy(world, held),
                                    decide(world, held, Decision.Approve::new));
                        }),
                new Scenario(
                        "a policy that changes while a file is stored beside a stranger's bytes",
                        world -> {
                            published(world, A);
                            Upload held = world.drop(BUDGET, B, State.HELD);
                            Scenarios.plant(world, held);
                            world.ends(BUDGET, A, B);
                            return List.of(
                                    underOtherPolicy(world, held),
                                    decide(world, held, Decision.Decline::new));
                        }),
                new Scenario(
                        "a policy that changes while a file is stored that a later one overtakes",
                        world -> {
                            published(world, A);
                            Upload late = world.drop(BUDGET, B, State.HELD);
                            Upload next = world.drop(BUDGET, C, State.HELD);
                            world.ends(BUDGET, A, C);
                            Act approve = decide(world, next, Decision.Approve::new);
                            return List.of(
                                    w ->
                                            w.meanwhile("ledger.settle", hold(world))
                                                    .meanwhile("raw.create", take(next))
                                                    .take(late),
                                    take(next),
                                    approve);
                        }));
    }

    /// The policy changes before the first settlement of an upload.
    private static Act underOtherPolicy(World world, Upload upload) {
        return worker -> worker.meanwhile("ledger.settle", hold(world)).take(upload);
    }

    private static Act hold(World world) {
        var decision = new Decision.SetPolicy(ID, HOLD, by());
        return worker -> {
            if (!world.installation().ledger().pointer(ID).policy().equals(HOLD)) {
                worker.decide(decision);
            }
        };
    }

    private static List<Scenario> rollbacks() {
        return List.of(
                new Scenario(
                        "a rollback, and a later upload",
                        world -> {
                            Upload first = published(world, A);
                            published(world, B);
                            Upload next = world.drop(BUDGET, C);
                            world.ends(BUDGET, C, A);
                            return List.of(
                                    decide(world, first, Decision.RollBack::new), take(next));
                        }),
                new Scenario(
                        "a rollback while a file is made",
                        world -> {
                            Upload first = published(world, A);
                            published(world, B);
                            Upload next = world.drop(BUDGET, C);
                            world.ends(BUDGET, C, A);
                            Act back = decide(world, first, Decision.RollBack::new);
                            return List.of(
                                    w -> w.meanwhile("ledger.settle", back).take(next), back);
                        }),
                new Scenario(
                        "a rollback, and an upload from before that comes late",
                        world -> {
                            Upload first = published(world, A);
                            Upload late = world.drop(BUDGET, C);
                            published(world, B);
                            world.ends(BUDGET, A);
                            return List.of(
                                    decide(world, first, Decision.RollBack::new), take(late));
                        }),
                new Scenario(
                        "a rollback to what was withdrawn",
                        world -> {
                            Upload first = published(world, A);
                            published(world, B);
                            world.ends(BUDGET, B, NOTHING);
                            return List.of(
                                    decide(world, first, Decision.Withdraw::new),
                                    decide(world, first, Decision.RollBack::new));
                        }));
    }

    private static List<Scenario> withdrawals() {
        return List.of(
                new Scenario(
                        "a withdrawal of what is served, and a later upload",
                        world -> {
                            published(world, A);
                            Upload wrong = published(world, B);
                            Upload next = world.drop(BUDGET, C);
                            world.ends(BUDGET, C);
                            return List.of(
                                    decide(world, wrong, Decision.Withdraw::new), take(next));
                        }),
                new Scenario(
                        "a withdrawal while the release is told",
                        world -> {
                            Upload wrong = world.drop(BUDGET, A);
                            world.ends(BUDGET);
                            Act withdraw = untold(world, wrong, Decision.Withdraw::new);
                            return List.of(
                                    w -> w.ingest(wrong),
                                    w -> w.meanwhile("published.replace", withdraw).relay(),
                                    told(withdraw));
                        }),
                new Scenario(
                        "a withdrawal of a whole dataset, and a later upload",
                        world -> {
                            published(world, A);
                            Upload held = held(world, B);
                            world.policy(BUDGET, ReleasePolicy.PUBLISH);
                            Upload next = world.drop(BUDGET, C);
                            world.ends(BUDGET, C, NOTHING);
                            return List.of(
                                    decide(world, held, new Decision.WithdrawAll(ID, by())),
                                    take(next));
                        }),
                new Scenario(
                        "a withdrawal of a whole dataset while a file is made",
                        world -> {
                            Upload first = published(world, A);
                            Upload next = world.drop(BUDGET, B);
                            world.ends(BUDGET, B, NOTHING);
                            Act withdraw = decide(world, first, new Decision.WithdrawAll(ID, by()));
                            return List.of(
                                    w -> w.meanwhile("ledger.settle", withdraw).take(next),
                                    withdraw);
                        }));
    }
}
