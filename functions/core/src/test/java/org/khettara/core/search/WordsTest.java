package org.khettara.core.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource({
        "Été, ete",
        "ÉTÉ, ete",
        "cœur, coeur",
        "FÈS-MEKNÈS, fes meknes",
        "أسعار, اسعار",
        "إحصاء, احصاء",
        "آسفي, اسفي",
        "ٱلرباط, الرباط",
        "مستشفى, مستشفي",
        "مدينة, مدينه",
        "الرّباطُ, الرباط",
        "الـــرباط, الرباط",
        "ﺍﻟﺮﺑﺎﻁ, الرباط",
        "٢٠٢٤, 2024",
        "۲۰۲۴, 2024",
        "گلميم, گلميم",
        "ﬁscal, fiscal",
        "‏بيانات‎, بيانات",
        "T1-2024, t1 2024",
        "ⵜⴰⵎⴰⵣⵉⵖⵜ, ⵜⴰⵎⴰⵣⵉⵖⵜ",
    })
    void spellingsOfAWordBecomeOne(String written, String folded) {
        assertThat(folded(written)).isEqualTo(List.of(folded.split(" ")));
        assertThat(folded(Normalizer.normalize(written, Normalizer.Form.NFD)))
                .isEqualTo(List.of(folded.split(" ")));
    }

    @ParameterizedTest
    @CsvSource({
        "budgets, budget",
        "hôpitaux, hôpital",
        "eaux, eau",
        "l'eau, eau",
        "l’eau, eau",
        "qu'eau, eau",
        "régionaux, régional",
        "الماء, ماء",
        "والماء, ماء",
        "بالماء, ماء",
        "للماء, ماء",
        "الميزانيات, ميزانية",
        "المستشفيات, مستشفى",
        "المدن, مدن",
    })
    void articlePluralAndElisionDoNotMatter(String one, String other) {
        assertThat(stems(one)).isEqualTo(stems(other)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ألم", "الو", "os", "as", "gaz", "accès"})
    void aShortWordKeepsItsLetters(String word) {
        assertThat(stems(word).getFirst().length()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void aWordKnowsWhereItStands() {
        String text = "Qualité de l'eau: الـمـاء ٢٠٢٤.";
        assertThat(Words.of(text))
                .extracting(word -> text.substring(word.start(), word.end()))
                .containsExactly("Qualité", "de", "eau", "الـمـاء", "٢٠٢٤");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "'",
                "\"*()^:{}-+~",
                "\u0000\u0001",
                "\uD83D\uDE00",
                "\uD800",
                "\u0640\u0640",
                "\u064B",
                "\u200F\u200F",
                "\uFEFF",
                "ﷺ",
                "l'",
                "''''"
            })
    void nothingMakesAnErrorOrAWordWithoutLetters(String hostile) {
        assertThat(Words.of(hostile)).allMatch(word -> !word.folded().isBlank());
    }

    private static List<String> folded(String text) {
        return Words.of(text).stream().map(Words.Word::folded).toList();
    }

    private static List<String> stems(String text) {
        return Words.of(text).stream().map(Words.Word::stem).toList();
    }
}
