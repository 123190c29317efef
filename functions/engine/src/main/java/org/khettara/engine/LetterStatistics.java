package org.khettara.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Chooses among single-byte encodings: every non-ASCII byte of the text is judged as the letter
/// that each encoding makes of it, between the two letters beside it.
final class LetterStatistics {
    private static final int MAX_CONTEXTS = 1 << 16;
    private static final double SUREST = 0.99;

    /// Makes the confidence the share of right answers, measured on short texts.
    private static final double SHARPNESS = 2;

    /// In order of how often publishers use them: the first wins a tie.
    private static final List<Charset> CANDIDATES =
            List.of(
                    Charset.forName("windows-1252"),
                    Charset.forName("windows-1256"),
                    Charset.forName("ISO-8859-15"),
                    Charset.forName("ISO-8859-6"),
                    Charset.forName("IBM850"),
                    Charset.forName("x-MacRoman"),
                    Charset.forName("x-MacArabic"),
                    Charset.forName("IBM437"));

    private static final String FRENCH = "éèàêçôîâûùëïüœÉÈÀÊÇÔÎÂÛÙËÏÜŒ";
    private static final String FREQUENT_FRENCH = "éèàêç";
    private static final String PUNCTUATION = "’‘“”«»–—…°€²³•·£§½¼\u00A0º®©™±×µ";
    private static final String FREQUENT_ARABIC = "اليمنتربوعةدسفهكحقجأشطصخىضإ";

    private final Map<Integer, Integer> contexts = new HashMap<>();
    private final BitSet present = new BitSet(256);
    private int previous = ' ';
    private int current = ' ';

    static LetterStatistics of(Path file) throws IOException {
        LetterStatistics statistics = new LetterStatistics();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                for (int i = 0; i < n; i++) {
                    statistics.next(buffer[i] & 0xFF);
                }
            }
        }
        statistics.next(' ');
        return statistics;
    }

    static LetterStatistics of(byte[] text) {
        LetterStatistics statistics = new LetterStatistics();
        for (byte b : text) {
            statistics.next(b & 0xFF);
        }
        statistics.next(' ');
        return statistics;
    }

    /// The one of these in which the text makes the most sense, the first of equals.
    Charset bestOf(List<Charset> charsets) {
        return Collections.max(charsets, Comparator.comparingDouble(this::score));
    }

    private void next(int following) {
        if (current >= 0x80) {
            present.set(current);
            int context = previous << 16 | current << 8 | following;
            if (contexts.size() < MAX_CONTEXTS || contexts.containsKey(context)) {
                contexts.merge(context, 1, Integer::sum);
            }
        }
        previous = current;
        current = following;
    }

    Encoding best() {
        Map<String, Double> scores = new LinkedHashMap<>();
        double bestScore = Double.NEGATIVE_INFINITY;
        Charset best = CANDIDATES.getFirst();
        for (Charset candidate : CANDIDATES) {
            double score = score(candidate);
            scores.putIfAbsent(reading(candidate), score);
            if (score > bestScore + 1e-9) {
                bestScore = score;
                best = candidate;
            }
        }
        return Encoding.of(best, 0, confidence(scores.values(), bestScore));
    }

    /// The share of the best among all readings, the worth of a text being the logarithm of how
    /// likely it is: near one when the others make less sense of a few letters, low when they are
    /// really close. Never one, since this is a guess.
    private static double confidence(Collection<Double> scores, double best) {
        double all =
                scores.stream().mapToDouble(score -> Math.exp(SHARPNESS * (score - best))).sum();
        return Math.min(SUREST, Math.round(100 / all) / 100.0);
    }

    /// What an encoding makes of the non-ASCII bytes that the text has: encodings of the same
    /// reading do not compete.
    private String reading(Charset charset) {
        char[] letters = letters(charset);
        StringBuilder reading = new StringBuilder();
        present.stream().forEach(b -> reading.append(letters[b]));
        return reading.toString();
    }

    /// Worth of all non-ASCII bytes; a context counts by the square root of how often it comes, so
    /// that one word repeated on every row does not decide alone.
    private double score(Charset charset) {
        char[] letters = letters(charset);
        double sum = 0;
        for (Map.Entry<Integer, Integer> context : contexts.entrySet()) {
            int key = context.getKey();
            double times = Math.sqrt(context.getValue());
            char before = letters[key >> 16 & 0xFF];
            char after = letters[key & 0xFF];
            sum += times * worth(before, letters[key >> 8 & 0xFF], after);
        }
        return sum;
    }

    private static char[] letters(Charset charset) {
        byte[] all = new byte[256];
        for (int i = 0; i < 256; i++) {
            all[i] = (byte) i;
        }
        return new String(all, charset).toCharArray();
    }

    private static double worth(char before, char c, char after) {
        if (c == '\uFFFD' || c < 0xA0) {
            return -4;
        }
        if (isArabic(c)) {
            return arabicWorth(before, c, after);
        }
        if (Character.isLetter(c)) {
            return latinWorth(before, c, after);
        }
        if (PUNCTUATION.indexOf(c) >= 0) {
            return punctuationWorth(before, c, after);
        }
        return -2;
    }

    private static double latinWorth(char before, char c, char after) {
        if (isArabic(before) || isArabic(after)) {
            return -2;
        }
        double worth =
                FREQUENT_FRENCH.indexOf(c) >= 0
                        ? 1.2
                        : FRENCH.indexOf(c) >= 0 ? 0.6 : c <= 0xFF ? -0.4 : -1.5;
        // A capital inside a word of small letters, or no letter on either side, is unlikely.
        if (Character.isUpperCase(c) && Character.isLowerCase(before)) {
            return worth - 2;
        }
        boolean touches = Character.isLetter(before) || Character.isLetter(after);
        return touches ? worth + 0.3 : c == 'à' || c == 'À' ? worth - 0.2 : worth - 1.2;
    }

    private static double arabicWorth(char before, char c, char after) {
        if (isLatin(before) || isLatin(after)) {
            return -2;
        }
        if (Character.isLetter(c) && isFigure(before) && isFigure(after)) {
            // Where MacRoman has the apostrophe that parts groups of digits.
            return -2;
        }
        boolean touches = isArabic(before) || isArabic(after);
        if (!Character.isLetter(c)) {
            return touches || c == '،' || c == '؛' ? 0.3 : -0.5;
        }
        if ((c == 'ة' || c == 'ى') && isArabicLetter(after)) {
            return -1.5;
        }
        double worth = FREQUENT_ARABIC.indexOf(c) >= 0 ? 1 : c >= 0x0621 && c <= 0x064A ? 0.3 : -1;
        worth += c == 'ا' || c == 'ل' ? 0.3 : 0;
        return touches ? worth + 0.3 : worth - 0.6;
    }

    private static double punctuationWorth(char before, char c, char after) {
        boolean between = Character.isLetter(before) && Character.isLetter(after);
        return switch (c) {
            case '’' -> between || (isFigure(before) && isFigure(after)) ? 1.2 : 0.2;
            case '°', 'º' ->
                    before == 'n' || before == 'N' || Character.isDigit(before)
                            ? (c == '°' ? 0.9 : 0.3)
                            : -0.2;
            case '²', '³' -> before == 'm' ? 0.9 : -0.2;
            case '€', '£' -> between ? -1.5 : 0.7;
            case '«', '»', '–', '\u00A0', '“', '”' -> between ? -0.8 : 0.6;
            default -> between ? -1.5 : 0.1;
        };
    }

    private static boolean isFigure(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isArabic(char c) {
        return c >= 0x0600 && c <= 0x06FF;
    }

    private static boolean isArabicLetter(char c) {
        return isArabic(c) && Character.isLetter(c);
    }

    private static boolean isLatin(char c) {
        return Character.isLetter(c) && c < 0x0250;
    }
}
