package org.khettara.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.khettara.core.report.Text;

final class WordingTest {
    @Test
    void everyMessageIsInThreeLanguages() {
        Set<String> french = new TreeSet<>(Wording.keys("fr"));
        assertThat(new TreeSet<>(Wording.keys("ar"))).isEqualTo(french);
        assertThat(new TreeSet<>(Wording.keys("en"))).isEqualTo(french);
    }

    @Test
    void findingsAndRefusalsSayWhatToDo() {
        for (String key : Wording.keys("en")) {
            boolean word = key.startsWith("change.");
            if (!word && !key.endsWith(".fix")) {
                assertThat(Wording.keys("en")).contains(key + ".fix");
            }
        }
    }

    @Test
    void aCellThatLooksLikeAPlaceToFillIsNotFilled() {
        Text text = Wording.message("CELL_REJECTED", "{1}", "{2}$1", "{0}", "{3}");
        assertThat(text.en()).contains("{1}", "{2}$1");
        assertThat(text.fr()).contains("{1}", "{2}$1");
    }

    @Test
    void theSameValuesStandInEachLanguage() {
        for (String key : Wording.keys("en")) {
            Text text = Wording.message(key, "<0>", "<1>", "<2>", "<3>");
            for (int i = 0; i < 4; i++) {
                String value = "<" + i + ">";
                assertThat(text.fr().contains(value)).as(key).isEqualTo(text.en().contains(value));
                assertThat(text.ar().contains(value)).as(key).isEqualTo(text.en().contains(value));
            }
        }
    }
}
