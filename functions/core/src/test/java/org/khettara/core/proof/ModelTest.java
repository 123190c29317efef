package org.khettara.core.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.khettara.core.proof.Model.Bounds;
import org.khettara.core.proof.Model.Flaw;

/// All interleavings of two workers and a few uploads of one dataset, with a crash, a lost answer
/// and a stall at any point: every state is sound, and each comes to a good end. The flaws show
/// that the exploration would notice.
class ModelTest {
    private static final Set<Flaw> SOUND = EnumSet.noneOf(Flaw.class);

    @Test
    void everyStateOfTheProtocolIsSoundAndEndsWell() {
        int states = 0;
        for (Bounds bounds : bounds()) {
            Exploration.Result result = Exploration.of(new Model(bounds, SOUND));
            assertThat(result.violation()).as(bounds.toString()).isEmpty();
            states += result.states();
        }
        System.out.printf("ModelTest: %d states, none unsound%n", states);
        assertThat(states).isGreaterThan(100_000);
    }

    private static List<Bounds> bounds() {
        var bounds = new ArrayList<Bounds>();
        for (String contents : List.of("AB", "AA", "AX")) {
            bounds.add(new Bounds(contents, 2, 1, 1, 1, true));
            bounds.add(new Bounds(contents, 2, 0, 0, 1, false));
        }
        if (LongRun.ASKED) {
            for (String contents : List.of("ABC", "ABA", "AAB", "AXB")) {
                bounds.add(new Bounds(contents, 2, 1, 0, 0, true));
                bounds.add(new Bounds(contents, 2, 0, 1, 0, true));
                bounds.add(new Bounds(contents, 2, 0, 0, 1, true));
            }
        }
        return bounds;
    }

    @ParameterizedTest
    @EnumSource(Flaw.class)
    void aFlawedProtocolIsFoundOut(Flaw flaw) {
        // An unchecked record is harmless where one worker tells at a time.
        boolean oneRelay = flaw != Flaw.CATALOGUE_UNCHECKED;
        int breaks = oneRelay ? 1 : 0;
        var bounds = new Bounds("ABA", 2, breaks, breaks, breaks, oneRelay);
        Exploration.Result result = Exploration.of(new Model(bounds, EnumSet.of(flaw)));
        System.out.printf(
                "ModelTest: %s found in state %d: %s%n", flaw, result.states(), result.violation());
        assertThat(result.violation()).isNotEmpty();
    }

    /// A known gap where several workers tell at once: one that has read an old release stands
    /// still while another tells the same change and the next one, then writes the old record and
    /// dies before it looks again. Nothing is left to tell, and the record stays the old one until
    /// the next change.
    @Test
    void aRelayThatDiesRightAfterAnOldRecordLeavesIt() {
        var bounds = new Bounds("AB", 2, 1, 0, 0, false);
        assertThat(Exploration.of(new Model(bounds, SOUND)).violation())
                .isEqualTo("the catalogue's record is an old one");
    }
}
