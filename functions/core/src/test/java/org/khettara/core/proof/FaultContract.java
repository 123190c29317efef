package org.khettara.core.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A fault at the first call of a scenario, at the second, and so on until a run has no fault: none
/// of them breaks a promise. The method is SQLite's (<https://www.sqlite.org/testing.html>,
/// "Anomaly Testing").
public abstract class FaultContract {
    private static final int ENOUGH = 15_000;

    private final List<String> broken = new ArrayList<>();
    private int runs;

    /// An empty installation.
    protected abstract Installation installation() throws IOException;

    /// Of so many faults at calls one is made to happen.
    protected int stride() {
        return 1;
    }

    @Test
    void noFaultAtAnyCallBreaksAPromise() throws IOException {
        List<Scenario> scenarios = Scenarios.all();
        int calls = 0;
        int number = 0;
        for (Scenario scenario : scenarios) {
            int last = undisturbed(scenario);
            calls += last;
            for (Fault fault : Fault.values()) {
                for (int at = 1; at <= last; at++) {
                    if (number++ % stride() == 0) {
                        rehearse(scenario, at, fault);
                    }
                }
            }
        }
        System.out.printf(
                "%s: %d scenarios of %d calls, %d runs with a fault, %d broken promises%n",
                getClass().getName(), scenarios.size(), calls, runs, broken.size());
        assertThat(broken).isEmpty();
        assertThat(runs).isGreaterThanOrEqualTo(ENOUGH / stride());
    }

    /// Returns how many calls there are.
    private int undisturbed(Scenario scenario) throws IOException {
        try (World world = world()) {
            Rehearsal.Outcome outcome = Rehearsal.undisturbed(scenario, world);
            outcome.violations().forEach(violation -> broken.add(scenario + ": " + violation));
            return outcome.calls();
        }
    }

    private void rehearse(Scenario scenario, int at, Fault fault) throws IOException {
        try (World world = world()) {
            Rehearsal.Outcome outcome = Rehearsal.of(scenario, world, at, fault);
            runs += outcome.hit() == null ? 0 : 1;
            String where = "%s, %s at call %d, %s".formatted(scenario, fault, at, outcome.hit());
            outcome.violations().forEach(violation -> broken.add(where + ": " + violation));
        }
    }

    private World world() throws IOException {
        return new World(installation());
    }
}
