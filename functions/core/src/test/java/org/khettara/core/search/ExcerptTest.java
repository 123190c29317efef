package org.khettara.core.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.khettara.core.search.SearchQuery.Term;

class ExcerptTest {
    private static final String ALPHABET = "eauéà '.-ـماءالى\u064B\uD83D\uDE00lx";

    @Test
    void whatIsSetApartIsWrittenAsItWas() {
        assertThat(matches(Excerpt.whole("Qualité de l'EAU potable", terms("l’eau QUALITES"))))
                .containsExactly("Qualité", "EAU");
        assertThat(matches(Excerpt.whole("جودة الـمَاء", terms("ماء")))).containsExactly("الـمَاء");
    }

    @Test
    void theBeginningOfAWordIsEnoughAtTheEndOfAQuery() {
        assertThat(matches(Excerpt.whole("Population légale", terms("popul"))))
                .containsExactly("Population");
        assertThat(matches(Excerpt.whole("Population légale", terms("popul légale"))))
                .containsExactly("légale");
    }

    @Test
    void aPieceOfALongTextHoldsTheFirstMatchAndIsShort() {
        String text = "mot ".repeat(200) + "eau " + "mot ".repeat(200);
        Excerpt excerpt = Excerpt.around(text, terms("eau")).getFirst();
        assertThat(matches(excerpt)).containsExactly("eau");
        assertThat(text(excerpt)).startsWith("…mot").endsWith("…").hasSizeLessThan(200);
        assertThat(Excerpt.around(text, terms("absent"))).isEmpty();
    }

    @RepeatedTest(300)
    void theWholeOfATextStaysTheText(RepetitionInfo repetition) {
        var random = new SplittableRandom(repetition.getCurrentRepetition());
        var text = new StringBuilder();
        for (int i = random.nextInt(300); i > 0; i--) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        List<Term> terms = terms("eau ماء x");
        assertThat(text(Excerpt.whole(text.toString(), terms))).isEqualTo(text.toString());
        for (Excerpt piece : Excerpt.around(text.toString(), terms)) {
            assertThat(matches(piece)).isNotEmpty();
            assertThat(text.toString()).contains(text(piece).replace("…", ""));
        }
    }

    private static List<Term> terms(String query) {
        return SearchQuery.of(query, SearchQuery.Filters.NONE, 1, 0).words();
    }

    private static List<String> matches(Excerpt excerpt) {
        return excerpt.parts().stream()
                .filter(Excerpt.Part::match)
                .map(Excerpt.Part::text)
                .toList();
    }

    private static String text(Excerpt excerpt) {
        return excerpt.parts().stream().map(Excerpt.Part::text).collect(Collectors.joining());
    }
}
