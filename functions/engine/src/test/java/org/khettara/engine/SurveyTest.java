package org.khettara.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.engine.EncodingDetector.Survey;

/// The survey of bytes agrees with the runtime's own strict decoder, wherever a letter falls in the
/// eight bytes that are looked at together, and wherever a text breaks.
final class SurveyTest {
    private static final String[] LETTERS = {
        "a", ";", "\r\n", "\t", "é", "À", "ÿ", "œ", "ب", "غ", "٣", "€", "’", "ﻻ", "😀", "\u00A0",
        "¿"
    };

    private static final byte[][] BREAKS = {
        {(byte) 0x80},
        {(byte) 0xBF, (byte) 0xBF},
        {(byte) 0xC0, (byte) 0x80},
        {(byte) 0xC1, (byte) 0xBF},
        {(byte) 0xC3},
        {(byte) 0xC3, (byte) 0xC3, (byte) 0xA9},
        {(byte) 0xD8, 'a'},
        {(byte) 0xE0, (byte) 0x80, (byte) 0x80},
        {(byte) 0xE2, (byte) 0x82},
        {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
        {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
        {(byte) 0xF8},
        {(byte) 0xFF},
        {(byte) 0xC3, (byte) 0xA9, (byte) 0xA9}
    };

    @TempDir Path folder;

    @Test
    void textsOfAllKindsOfLettersAreValid() throws IOException {
        Random random = new Random(1);
        for (int run = 0; run < 2_000; run++) {
            compare(letters(random, random.nextInt(60)));
        }
    }

    @Test
    void aTextThatBreaksAnywhereIsNot() throws IOException {
        Random random = new Random(2);
        for (int run = 0; run < 4_000; run++) {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            text.writeBytes(letters(random, random.nextInt(20)));
            text.writeBytes(BREAKS[random.nextInt(BREAKS.length)]);
            text.writeBytes(letters(random, random.nextInt(20)));
            assertThat(compare(text.toByteArray())).isNull();
        }
    }

    @Test
    void controlsThatWindowsWouldShowAreSeen() throws IOException {
        for (int before = 0; before < 20; before++) {
            String text = "é".repeat(before / 2) + "a".repeat(before) + "\u0092 suite";
            assertThat(survey(text.getBytes(StandardCharsets.UTF_8)).c1).as(text).isTrue();
        }
    }

    private static byte[] letters(Random random, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(LETTERS[random.nextInt(LETTERS.length)].repeat(1 + random.nextInt(3)));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// The text, where the bytes are valid UTF-8.
    private @Nullable String compare(byte[] bytes) throws IOException {
        Survey survey = survey(bytes);
        String text = decoded(bytes);
        assertThat(survey.invalid == 0).as("valid").isEqualTo(text != null);
        assertThat(survey.bytes).isEqualTo(bytes.length);
        if (text != null) {
            long beyond = text.codePoints().filter(point -> point >= 0x80).count();
            assertThat(survey.sequences).as(text).isEqualTo(beyond);
            assertThat(survey.c1).as(text).isFalse();
            assertThat(survey.controls).as(text).isZero();
        }
        return text;
    }

    private Survey survey(byte[] bytes) throws IOException {
        Path file = folder.resolve("text");
        Files.write(file, bytes);
        return Survey.of(file);
    }

    private static @Nullable String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
