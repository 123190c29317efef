package org.khettara.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.khettara.core.meaning.ColumnScreening;
import org.khettara.core.report.SemanticType;

/// The quick look is held against the close one.
class IdentifierFilterTest {
    private static final int CASES = Boolean.getBoolean("khettara.long") ? 4_000_000 : 10_000;
    private static final List<String> WORDS =
            List.of(
                    "CIN",
                    "reçu le",
                    "passeport n°",
                    "tél.",
                    "RIB",
                    "رقم البطاقة الوطنية",
                    "الهاتف",
                    "en",
                    "voiture",
                    "CNSS",
                    "x",
                    "à",
                    "");
    private static final List<String> BETWEEN =
            List.of(
                    "", " ", "-", ".", " - ", "\u00A0", "\u200B", "\u202F", "\u2011", "\u200F ",
                    "/", "_");
    private static final List<String> NUMBERS =
            List.of(
                    "AB123456",
                    "j51234",
                    "0612345678",
                    "+212712345678",
                    "XY1234567",
                    "011519000001205000534921",
                    "MA64011519000001205000534921",
                    "123456789",
                    "12345أ6",
                    "a@b.ma");

    @Test
    void whatTheCloseLookFindsTheQuickOneDoesNotClear() {
        var random = new Random(5);
        int found = 0;
        for (int i = 0; i < CASES; i++) {
            String text = text(random);
            var signs = new ColumnScreening("", 0).read(text);
            boolean clear =
                    signs != null && signs.clear().stream().anyMatch(SemanticType::isPersonal);
            found += clear ? 1 : 0;
            if (clear) {
                assertThat(clears(text)).as(text).isFalse();
            }
        }
        assertThat(found).isGreaterThan(CASES / 10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Fès-Meknès",
                "01.511.01",
                "le 12 mai 2024",
                "n° 12 2024 coût MDH",
                "المغرب 2024",
                "en 2024",
                "à 15 000 DH",
                "الجماعة 12 2024 المشروع",
                "12.5 %"
            })
    void mostTextsAreCleared(String text) {
        assertThat(clears(text)).isTrue();
    }

    private static boolean clears(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        byte[] padded = Arrays.copyOf(bytes, bytes.length + Batch.PADDING);
        return IdentifierFilter.clears(padded, bytes.length, false);
    }

    private static String text(Random random) {
        String number = pick(random, NUMBERS);
        String between = pick(random, BETWEEN);
        int at = 1 + random.nextInt(number.length() - 1);
        String broken = number.substring(0, at) + between + number.substring(at);
        String told = pick(random, WORDS) + pick(random, BETWEEN) + " " + broken;
        String shown = random.nextInt(3) == 0 ? arabic(told) : told;
        return random.nextInt(3) == 0 ? "suivi 2024, " + shown + " à revoir" : shown;
    }

    private static String arabic(String text) {
        var digits = new StringBuilder();
        text.chars()
                .forEach(c -> digits.append((char) (c >= '0' && c <= '9' ? c - '0' + 0x660 : c)));
        return digits.toString();
    }

    private static String pick(Random random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
