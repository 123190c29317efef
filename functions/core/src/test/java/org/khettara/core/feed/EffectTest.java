package org.khettara.core.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.khettara.schemas.ChangeKind;
import org.khettara.schemas.DatasetChange;

class EffectTest {
    @Test
    void aReplayServesTheLastReleaseThatWasPublishedAndNoneThatWasSuperseded() {
        assertThat(
                        Effect.replay(
                                List.of(
                                        Changes.change(1, "a.x", ChangeKind.CREATED, 1),
                                        Changes.change(2, "a.y", ChangeKind.CREATED, 1),
                                        Changes.change(3, "a.x", ChangeKind.UPDATED, 2),
                                        Changes.change(4, "a.x", ChangeKind.SUPERSEDED, 3))))
                .isEqualTo(Map.of("a.x", 2L, "a.y", 1L));
    }

    @Test
    void aDescriptionLeavesWhatIsServed() {
        DatasetChange described = Changes.change(2, "a.x", ChangeKind.DESCRIBED, 1);
        assertThat(Effect.of(described)).isEqualTo(Effect.DESCRIBES);
        assertThat(DcatFeed.activity(described)).isEqualTo("Update");
        assertThat(
                        Effect.replay(
                                List.of(
                                        Changes.change(1, "a.x", ChangeKind.CREATED, 1),
                                        described,
                                        Changes.change(3, "a.y", ChangeKind.DESCRIBED, 4))))
                .isEqualTo(Map.of("a.x", 1L));
    }

    @Test
    void aKindOfALaterVersionChangesNothing() {
        assertThat(Effect.of(Changes.change(1, "a.x", ChangeKind.UNKNOWN, 1)))
                .isEqualTo(Effect.KEEPS);
    }

    @Test
    void whatIsWithdrawnIsServedNoMoreAndWhatIsServedStays() {
        DatasetChange served = withdrawal(2, "datasets/a/x/v=1/");
        DatasetChange older = withdrawal(1, "datasets/a/x/v=0/");
        DatasetChange all = withdrawal(3, "");
        assertThat(List.of(served, older, all))
                .extracting(Effect::of)
                .containsExactly(Effect.REMOVES, Effect.KEEPS, Effect.REMOVES);
    }

    private static DatasetChange withdrawal(long release, String prefix) {
        return DatasetChange.newBuilder(Changes.change(3, "a.x", ChangeKind.WITHDRAWN, release))
                .setPreviousRelease(2L)
                .setPrefix(prefix)
                .build();
    }
}
