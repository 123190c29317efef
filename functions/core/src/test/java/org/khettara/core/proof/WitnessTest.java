package org.khettara.core.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.khettara.core.port.ObjectStore;
import org.khettara.core.upload.Upload;

/// A proof that cannot fail is none: every flaw is noticed.
class WitnessTest {
    private static final int MOST_CALLS = 80;

    @ParameterizedTest
    @MethodSource({
        "org.khettara.core.proof.FlawedInstallation#all",
        "org.khettara.core.proof.FlawedDecisions#all"
    })
    void aFlawIsNoticed(FlawedInstallation flaw) throws IOException {
        String found = firstViolation(flaw);
        System.out.printf("WitnessTest: %s: %s%n", flaw, found);
        assertThat(found).isNotEmpty();
    }

    @Test
    void whoTouchesTheObjectsOfAnotherInstitutionIsNoticed() throws IOException {
        try (World world = world(new MemoryInstallation())) {
            Upload upload = world.drop(World.CITY + ".budget", "a\n1\n");
            ObjectStore seen =
                    world.witness()
                            .during(upload)
                            .on(ObjectStore.class, "raw", world.installation().raw());
            seen.replace("receipts/ville-de-fes-2/x/receipt.json", new byte[0], "");
            assertThat(world.history().violations()).hasSize(1);
        }
    }

    /// The first violation of any run of the flaw's scenario; empty when no run has one.
    private String firstViolation(FlawedInstallation flaw) throws IOException {
        Scenario scenario =
                Scenarios.all().stream()
                        .filter(any -> any.name().equals(flaw.scenario()))
                        .findFirst()
                        .orElseThrow();
        String found = violation(flaw, scenario, Integer.MAX_VALUE, Fault.LOST);
        for (Fault fault : Fault.values()) {
            for (int at = 1; found.isEmpty() && at <= MOST_CALLS; at++) {
                found = violation(flaw, scenario, at, fault);
            }
        }
        return found;
    }

    private String violation(FlawedInstallation flaw, Scenario scenario, int at, Fault fault)
            throws IOException {
        try (World world = world(flaw.made().get())) {
            Rehearsal.Outcome outcome = Rehearsal.of(scenario, world, at, fault);
            return outcome.violations().isEmpty()
                    ? ""
                    : "%s, %s at %s: %s"
                            .formatted(
                                    scenario,
                                    fault,
                                    outcome.hit(),
                                    outcome.violations().getFirst());
        }
    }

    private World world(Installation installation) throws IOException {
        return new World(installation);
    }
}
