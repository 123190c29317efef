package org.khettara.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.khettara.core.report.Text;

final class WordingTest {
    @Test
    void everyMessageIsInThreeLanguages() {
        var keys = Wording.SENTENCES.keys();
        assertThat(keys.ar()).isEqualTo(keys.fr());
        assertThat(keys.en()).isEqualTo(keys.fr());
    }

    @Test
    void findingsAndRefusalsSayWhatToDo() {
        for (String key : Wording.SENTENCES.keys().en()) {
            boolean word = key.startsWith("change.");
            if (!word && !key.endsWith(".fix")) {
                assertThat(Wording.SENTENCES.keys().en()).contains(key + ".fix");
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
        for (String key : Wording.SENTENCES.keys().en()) {
            Text text = Wording.message(key, "<0>", "<1>", "<2>", "<3>", "<4>");
            for (int i = 0; i < 5; i++) {
                String value = "<" + i + ">";
                assertThat(text.fr().contains(value)).as(key).isEqualTo(text.en().contains(value));
                assertThat(text.ar().contains(value)).as(key).isEqualTo(text.en().contains(value));
            }
        }
    }
}
