package org.khettara.core.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.khettara.schemas.ChangeKind;

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
        assertThat(Effect.of(ChangeKind.UNKNOWN)).isEqualTo(Effect.KEEPS);
    }
}
