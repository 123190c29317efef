package org.khettara.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KeywordsTest {
    /// The cases that CKAN 2.12 was seen to refuse, and what it takes.
    @ParameterizedTest
    @CsvSource({
        "l'eau, l eau",
        "l’eau, l eau",
        "مَدْرَسَة, مدرسة",
        "قطاع/عام, قطاع عام",
        "'a, b',a b",
        "'تعليم، صحة',تعليم صحة",
        "e\u0301te\u0301, été",
        "الـتعليم, الـتعليم",
        "٢٠٢٤, ٢٠٢٤",
        "eau (potable): 100%, eau potable 100",
        "می\u200Cخواهم, میخواهم",
        "1\u066C234, 1 234",
        "prix_2024.v-1, prix_2024.v-1",
    })
    void keywordsBecomeTagsThatCkanTakes(String keyword, String tag) {
        assertThat(Keywords.of(List.of(keyword))).containsExactly(tag);
    }

    @Test
    void apostrophesAndPunctuationBecomeBlanks() {
        assertThat(
                        Keywords.of(
                                List.of(
                                        "l'eau",
                                        "l’eau potable",
                                        "a/b: (c), د،ه",
                                        "emploi\nchômage")))
                .containsExactly("l eau", "l eau potable", "a b c د ه", "emploi chômage");
    }

    @Test
    void arabicLosesItsVowelsAndKeepsItsLetters() {
        assertThat(Keywords.of(List.of("مَدْرَسَة", "آثار", "نمو‌اقتصادي", "سنة ٢٠٢٤")))
                .containsExactly("مدرسة", "آثار", "نمواقتصادي", "سنة ٢٠٢٤");
    }

    @Test
    void accentsStayHoweverTheyWereEncoded() {
        assertThat(Keywords.of(List.of("sante\u0301", "santé"))).containsExactly("santé");
    }

    @Test
    void whatIsTooShortGoesAndWhatIsTooLongIsCutBetweenCharacters() {
        String long99 = "a".repeat(99);
        assertThat(Keywords.of(List.of("a", " ' ", "", "…", long99 + "😀b", long99 + "𐐷b")))
                .containsExactly(long99, long99 + "𐐷");
        assertThat(Keywords.of(List.of("b".repeat(150)))).containsExactly("b".repeat(100));
        assertThat(Keywords.of(List.of("𐐷", "é", "\u064B\u064C", "eau!", " eau ")))
                .containsExactly("eau");
    }
}
