package org.khettara.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The fast ways through a cell never say other than the whole grammar: cells of every alphabet
/// that might mislead them, the same in every run.
final class FastPathsTest {
    private static final int CELLS = 200_000;

    /// Of the cells that are read quickly, one in so many is weighed both ways.
    private static final int COMPARED = 97;

    /// Alphabets of adversaries: a text is drawn from one of them.
    private static final String[] ALPHABETS = {
        "0123456789",
        "0019 ,.",
        "0123456789 .,-",
        "12 ,.\u00A0\u202F\u2009'’-+()",
        "20/-.: 1T",
        "0123456789:/-+ Zh",
        "20-21/ ",
        "12٠١٢٣٫٬,.",
        "12eE+-.",
        "abdehmnrsty12 .%",
        "janviermsoctû 12.",
        "ou inOUINtrue",
        "DHMADdh$€% 12,.-()",
        "nNdDcCaA./-?#…–—",
        "TQS1234 /-20",
        "é\u0301aà\u0323ب\u064Bلا\u0654\u0655\u0670",
        "\u200E\u200F\u202A\u2066\u061C\u00AD\uFEFFa1 ",
        "\"',;=@a é\u0085\u00A0\u2007\u3000\t",
        "ÿĀſǆ\u0300\u037EΩKÅѐҁ\u0483؛ء\u06D5\u06D6\u06DD\uFB01\uFF11",
        "aé€😀\uFFFDب"
    };

    private static final String[] WORDS = {
        "janv.",
        "février",
        "غشت",
        "DH",
        "درهم",
        "%",
        "oui",
        "Non",
        "نعم",
        "n.d.",
        "N/A",
        "غ.م",
        "2023/2024",
        "T1 2020",
        "1er",
        "31/12/2024",
        "12:30",
        "+0100",
        "-05:00",
        "Z",
        "1 234,5",
        "1.234",
        "0,125",
        "(5)",
        "5-",
        "#DIV/0!",
        "ramadan",
        "null",
        "PM",
        "8h30",
        "€",
        "$",
        "007"
    };

    private static String cell(Random random) {
        StringBuilder text = new StringBuilder();
        String alphabet = ALPHABETS[random.nextInt(ALPHABETS.length)];
        for (int length = 1 + random.nextInt(14); length > 0; length--) {
            if (random.nextInt(9) == 0) {
                text.append(WORDS[random.nextInt(WORDS.length)]);
            } else {
                int at = random.nextInt(alphabet.length());
                at -= Character.isLowSurrogate(alphabet.charAt(at)) ? 1 : 0;
                text.appendCodePoint(alphabet.codePointAt(at));
            }
        }
        return text.toString();
    }

    private static Stream<String> cells(int seed) {
        Random random = new Random(seed);
        return Stream.concat(Stream.of(WORDS), Stream.generate(() -> cell(random)).limit(CELLS));
    }

    /// The cell's bytes with garbage around them, as in a batch.
    @SuppressWarnings("ArrayRecordComponent") // Never compared with another.
    private record Placed(byte[] text, int length) {
        static final int START = 3;

        static Placed of(String cell) {
            byte[] bytes = cell.getBytes(StandardCharsets.UTF_8);
            byte[] text = new byte[START + bytes.length + Batch.PADDING];
            Arrays.fill(text, (byte) '7');
            System.arraycopy(bytes, 0, text, START, bytes.length);
            return new Placed(text, bytes.length);
        }
    }

    @Test
    void plainNumbersAreThoseOfTheGrammar() {
        PlainNumber plain = new PlainNumber();
        NumberReader whole = new NumberReader();
        long[] read = {0};
        cells(1).forEach(cell -> {
            Placed placed = Placed.of(cell);
            if (plain.read(placed.text(), Placed.START, placed.length())) {
                read[0]++;
                assertThat(told(plain, placed)).as(cell).isEqualTo(told(whole, cell, plain));
                if (read[0] % COMPARED == 0) {
                    assertWeighedAlike(cell, evidence -> evidence.addPlain(plain));
                }
            }
        });
        assertThat(read[0]).isGreaterThan(10_000);
    }

    private static String told(PlainNumber plain, Placed placed) {
        byte[] to = new byte[placed.length() + Batch.PADDING];
        int length = plain.write(placed.text(), Placed.START, placed.length(), to, 0);
        return "%s, unscaled %d, scale %d, whole digits %d, dot %s, comma %s, digits alone %s"
                .formatted(
                        new String(to, 0, length, StandardCharsets.US_ASCII),
                        plain.unscaled,
                        plain.scale,
                        plain.digits - plain.scale,
                        plain.point != ',' || plain.mayGroup,
                        plain.point != '.' || plain.mayGroup,
                        plain.point == 0 && !plain.grouped && !plain.negative);
    }

    private static String told(NumberReader whole, String cell, PlainNumber plain) {
        char[] text = cell.toCharArray();
        if (!whole.read(text, 0, text.length) || whole.looksLikeCode()) {
            return "no plain number";
        }
        if (whole.ambiguous() != plain.mayGroup) {
            return "no plain number";
        }
        char decimal = plain.point == ',' ? ',' : '.';
        char[] to = DigitGroups.room();
        int length = whole.write(decimal, to);
        return "%s, unscaled %d, scale %d, whole digits %d, dot %s, comma %s, digits alone %s"
                .formatted(
                        new String(to, 0, length),
                        whole.unscaled(),
                        whole.scale(decimal),
                        whole.integerDigits(decimal),
                        whole.dotDecimal(),
                        whole.commaDecimal(),
                        whole.onlyDigits());
    }

    /// A quick way to weigh a cell says what the whole grammar does.
    private static void assertWeighedAlike(String cell, Consumer<ColumnEvidence> quickly) {
        for (boolean dotDecimal : new boolean[] {false, true}) {
            ColumnEvidence slow = new ColumnEvidence(dotDecimal, 0);
            slow.add(cell.toCharArray(), 0, cell.length(), 1, 0);
            ColumnEvidence quick = new ColumnEvidence(dotDecimal, 0);
            quickly.accept(quick);
            assertThat(quick)
                    .as(cell)
                    .usingRecursiveComparison()
                    .ignoringFields("numbers", "dates")
                    .isEqualTo(slow);
        }
    }

    @Test
    void plainDaysAreThoseOfTheGrammar() {
        DateReader whole = new DateReader();
        Random random = new Random(7);
        int read = 0;
        for (int i = 0; i < CELLS; i++) {
            String iso =
                    "%04d-%02d-%02d"
                            .formatted(
                                    random.nextInt(1_290, 2_110),
                                    random.nextInt(0, 15),
                                    random.nextInt(0, 34));
            String cell = i % 9 == 0 ? iso.replace('0', "x/ 1-".charAt(i % 5)) : iso;
            Placed placed = Placed.of(cell);
            long day = PlainDay.read(placed.text(), Placed.START, placed.length());
            if (day != PlainDay.NONE) {
                read++;
                char[] text = cell.toCharArray();
                assertThat(whole.read(text, 0, text.length)).as(cell).isTrue();
                assertThat(whole.epochDay(false)).as(cell).isEqualTo(day);
                assertThat(whole.epochDay(true)).as(cell).isEqualTo(day);
                assertThat(LocalDate.ofEpochDay(day)).as(cell).hasToString(cell);
                if (read % COMPARED == 0) {
                    assertWeighedAlike(cell, ColumnEvidence::addPlainDay);
                }
            }
        }
        assertThat(read).isGreaterThan(CELLS / 4);
    }

    @Test
    void textByTheFilterIsTextByTheGrammar() {
        TypedTextFilter filter = new TypedTextFilter();
        long[] texts = {0};
        cells(2).forEach(cell -> {
            Placed placed = Placed.of(cell);
            if (filter.isText(placed.text(), Placed.START, placed.length())) {
                texts[0]++;
                assertThat(told(cell)).as("<%s>", cell).isEqualTo("text");
            }
        });
        assertThat(texts[0]).isGreaterThan(5_000);
    }

    /// `text` where the whole grammar counts a cell and nothing else.
    private static String told(String cell) {
        ColumnEvidence evidence = new ColumnEvidence(false, 0);
        evidence.add(cell.toCharArray(), 0, cell.length(), 1, 0);
        return evidence.cells == 1 && evidence.typed() == 0
                ? "text"
                : "%d cells, %d typed".formatted(evidence.cells, evidence.typed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023/2024",
                "2024-01-02 03:04:05+0100",
                "01/02/2024",
                " ",
                "2020-2021",
                "-"
            })
    void shapeIsNoTextOnceOneCellOfItIsTyped(String cell) {
        Placed placed = Placed.of(cell);
        assertThat(new TypedTextFilter().isText(placed.text(), Placed.START, placed.length()))
                .isFalse();
    }

    @Test
    void textTakenAsItStandsIsCanonical() {
        long[] plain = {0};
        cells(3).forEach(cell -> {
            Placed placed = Placed.of(cell);
            if (DirectTexts.isPlain(placed.text(), Placed.START, placed.length())) {
                plain[0]++;
                assertThat(Chars.trim(cell)).as("<%s>", cell).isEqualTo(cell);
                assertThat(CsvText.needsQuotes(placed.text(), Placed.START, placed.length()))
                        .as("<%s>", cell)
                        .isFalse();
            }
        });
        assertThat(plain[0]).isGreaterThan(20_000);
    }

    static Stream<String> everyCharacter() {
        return Stream.of("%s", "a%s", "%sa", "a%sa", "ب%s", "%sب", "12345678%s", "1234567%s9");
    }

    /// Every character of the basic plane, at the beginning, the end and within.
    @ParameterizedTest
    @MethodSource("everyCharacter")
    void everyCharacterIsJudgedAsTheWholeTextIs(String pattern) {
        for (int c = 1; c < 0x10000; c++) {
            if (!Character.isSurrogate((char) c)) {
                String cell = pattern.replace("%s", "" + (char) c);
                assertThat(changed(cell)).as("U+%04X in %s", c, pattern).isNull();
            }
        }
    }

    /// What a plain text becomes when it is not what it was; null otherwise.
    private static @Nullable String changed(String cell) {
        Placed placed = Placed.of(cell);
        boolean plain = DirectTexts.isPlain(placed.text(), Placed.START, placed.length());
        String canonical = Chars.trim(cell);
        return !plain || canonical.equals(cell) ? null : canonical;
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 123", "0.125", "0,125", "00", "0 123,5"})
    void noThousandsBeginWithAZero(String cell) {
        NumberReader whole = new NumberReader();
        char[] text = cell.toCharArray();
        boolean read = whole.read(text, 0, text.length);
        assertThat(read && whole.ambiguous()).isFalse();
        assertThat(read && cell.indexOf(' ') > 0).isFalse();
    }
}
