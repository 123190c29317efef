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
    void aKindOfALaterVersionChangesNothing() {
        assertThat(Effect.of(Changes.change(1, "a.x", ChangeKind.UNKNOWN, 1)))
                .isEqualTo(Effect.KEEPS);
    }

    @Test
    void whatIsWithdrawnIsServedNoMoreAndWhatIsServedStays() {
        DatasetChange served = Changes.change(3, "a.x", ChangeKind.WITHDRAWN, 2);
        served.setPreviousRelease(2L);
        DatasetChange older = Changes.change(3, "a.x", ChangeKind.WITHDRAWN, 1);
        older.setPreviousRelease(2L);
        DatasetChange all = Changes.change(3, "a.x", ChangeKind.WITHDRAWN, 3);
        all.setPreviousRelease(2L);
        all.setPrefix("");
        assertThat(List.of(served, older, all))
                .extracting(Effect::of)
                .containsExactly(Effect.REMOVES, Effect.KEEPS, Effect.REMOVES);
    }
}
