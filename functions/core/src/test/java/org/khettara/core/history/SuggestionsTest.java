package org.khettara.core.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khettara.core.history.SuggestedRule.Kind.FILLED;
import static org.khettara.core.history.SuggestedRule.Kind.NOT_NEGATIVE;
import static org.khettara.core.history.SuggestedRule.Kind.ONE_OF;
import static org.khettara.core.history.SuggestedRule.Kind.PATTERN;
import static org.khettara.core.history.SuggestedRule.Kind.RANGE;
import static org.khettara.core.history.SuggestedRule.Kind.UNIQUE;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.khettara.core.history.SuggestedRule.Kind;
import org.khettara.core.report.Report;

class SuggestionsTest {
    private static List<Kind> kinds(Report... reports) {
        return Suggestions.of(List.of(reports)).stream().map(SuggestedRule::kind).toList();
    }

    @Test
    void nothingIsProposedBeforeTheThirdRelease() {
        Report same = Made.texts("a", "b", "a");
        assertThat(Suggestions.of(Collections.nCopies(2, same))).isEmpty();
        assertThat(Suggestions.of(Collections.nCopies(3, same))).isNotEmpty();
    }

    @Test
    void aListThatTheLastReleaseDidNotAddToIsProposed() {
        Report ab = Made.texts("a", "b", "a", "b");
        assertThat(kinds(ab, Made.texts("a", "a"), ab)).containsExactly(FILLED, ONE_OF);
        assertThat(kinds(ab, ab, Made.texts("a", "c", "c"))).containsExactly(FILLED);
        SuggestedRule list = Suggestions.of(List.of(ab, ab, ab)).getLast();
        assertThat(list.values()).containsExactly("a", "b");
        assertThat(list.releases()).isEqualTo(3);
        assertThat(list.rule().fr()).contains("« a »", "« b »");
    }

    @Test
    void aRangeIsProposedOnceItStoppedGrowing() {
        Report wide = Made.numbers(20, 0, 100);
        assertThat(kinds(wide, wide, Made.numbers(20, 5, 90))).contains(RANGE);
        assertThat(kinds(wide, wide, Made.numbers(20, 5, 101)))
                .contains(NOT_NEGATIVE)
                .doesNotContain(RANGE);
        assertThat(kinds(wide, wide, Made.numbers(20, -1, 101)))
                .doesNotContain(NOT_NEGATIVE, RANGE);
    }

    @Test
    void oneHoleOrOneRepetitionIsEnoughAgainstARule() {
        Report keys = Made.texts("k1", "k2", "k3");
        assertThat(kinds(keys, keys, keys)).contains(FILLED, UNIQUE);
        assertThat(kinds(keys, Made.texts("k1", null), keys)).doesNotContain(FILLED);
        assertThat(kinds(keys, Made.texts("k1", "k1"), keys)).doesNotContain(UNIQUE);
    }

    @Test
    void aLookThatStaysIsProposed() {
        String[] codes = new String[20];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = "MA-" + (100 + i);
        }
        Report coded = Made.texts(codes);
        assertThat(kinds(coded, coded, coded)).containsExactly(FILLED, UNIQUE, PATTERN);
        assertThat(Suggestions.of(List.of(coded, coded, coded)).getLast().values())
                .containsExactly("MA-999");
    }

    @Test
    void aRuleOfEmptyTablesIsNone() {
        assertThat(kinds(Made.texts(), Made.texts(), Made.texts())).isEmpty();
    }
}
