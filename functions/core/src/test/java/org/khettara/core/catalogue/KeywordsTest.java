package org.khettara.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class KeywordsTest {
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
                .containsExactly(long99);
        assertThat(Keywords.of(List.of("b".repeat(150)))).containsExactly("b".repeat(100));
    }
}
