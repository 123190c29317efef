package org.khettara.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Tells the encoding of a text from all of its bytes: byte order mark, then strict UTF-8, then
/// UTF-16 by its zero bytes, then the single-byte encoding whose letters make the most sense.
final class EncodingDetector {
    private static final double BROKEN_SHARE = 0.1;

    private EncodingDetector() {}

    static Encoding detect(Path file, Survey survey) throws IOException {
        Encoding marked = byMark(survey);
        if (marked != null) {
            return marked;
        }
        Encoding wide = byZeroBytes(survey);
        if (wide != null) {
            return wide;
        }
        if (survey.invalid == 0) {
            return utf8(file, survey);
        }
        if (isBrokenUtf8(file, survey)) {
            double whole = survey.sequences / (double) (survey.sequences + survey.invalid);
            double share = Math.min(0.99, Math.round(whole * 100) / 100.0);
            return new Encoding(StandardCharsets.UTF_8, 0, share, false, survey.invalid, survey.c1);
        }
        return LetterStatistics.of(file).best();
    }

    /// Letters of UTF-8 hardly ever come about by chance: few broken bytes among many letters leave
    /// no doubt. Of few letters, more bytes may be broken where the letters are such as publishers
    /// use: in MacRoman `’é` looks like Armenian.
    private static boolean isBrokenUtf8(Path file, Survey survey) throws IOException {
        if (survey.sequences == 0 || survey.invalid > survey.sequences) {
            return false;
        }
        return survey.invalid <= survey.sequences * BROKEN_SHARE || isOfUsualLetters(file);
    }

    private static boolean isOfUsualLetters(Path file) throws IOException {
        try (BufferedReader in =
                new BufferedReader(
                        TextInput.open(file, Encoding.of(StandardCharsets.UTF_8, 0, 1)))) {
            for (int c = in.read(); c >= 0; c = in.read()) {
                boolean usual =
                        c < 0x180 || (c >= 0x600 && c < 0x700) || (c >= 0x2D30 && c < 0x2D80);
                if (!usual && Character.isLetter(c)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Encoding utf8(Path file, Survey survey) throws IOException {
        boolean twice = survey.sequences > 0 && isMojibake(file);
        return new Encoding(StandardCharsets.UTF_8, 0, 1, twice, 0, survey.c1);
    }

    private static boolean isMojibake(Path file) throws IOException {
        Mojibake detector = Mojibake.detector();
        char[] buffer = new char[1 << 14];
        try (Reader in = TextInput.open(file, Encoding.of(StandardCharsets.UTF_8, 0, 1))) {
            for (int n = in.read(buffer); n >= 0 && !detector.ruledOut(); n = in.read(buffer)) {
                for (int i = 0; i < n; i++) {
                    detector.add(buffer[i]);
                }
            }
        }
        return detector.found();
    }

    private static @Nullable Encoding byMark(Survey survey) {
        byte[] head = survey.head;
        if (starts(head, 0xEF, 0xBB, 0xBF)) {
            return new Encoding(StandardCharsets.UTF_8, 3, 1, false, survey.invalid, survey.c1);
        }
        if (starts(head, 0xFF, 0xFE, 0, 0)) {
            return Encoding.of(Charset.forName("UTF-32LE"), 4, 1);
        }
        if (starts(head, 0, 0, 0xFE, 0xFF)) {
            return Encoding.of(Charset.forName("UTF-32BE"), 4, 1);
        }
        if (starts(head, 0xFF, 0xFE)) {
            return Encoding.of(StandardCharsets.UTF_16LE, 2, 1);
        }
        return starts(head, 0xFE, 0xFF) ? Encoding.of(StandardCharsets.UTF_16BE, 2, 1) : null;
    }

    private static boolean starts(byte[] head, int... bytes) {
        if (head.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /// In UTF-16 the ASCII characters (digits, delimiters, line ends) have one zero byte, always at
    /// the same parity. Fully Arabic text still has its delimiters and line ends.
    private static @Nullable Encoding byZeroBytes(Survey survey) {
        long zeros = survey.evenZeros + survey.oddZeros;
        if (survey.bytes < 4 || zeros * 20 < survey.bytes) {
            return null;
        }
        if (survey.oddZeros > 0 && survey.evenZeros * 50 < survey.oddZeros) {
            return Encoding.of(StandardCharsets.UTF_16LE, 0, 0.95);
        }
        return survey.evenZeros > 0 && survey.oddZeros * 50 < survey.evenZeros
                ? Encoding.of(StandardCharsets.UTF_16BE, 0, 0.95)
                : null;
    }

    /// What one pass over the bytes counts.
    static final class Survey {
        private static final long LF = 0x0A * Words.EACH;
        private static final long CR = 0x0D * Words.EACH;
        private static final long TAB = 0x09 * Words.EACH;

        /// A byte's five low bits, and what brings three of them or more to its high bit.
        private static final long LOW_FIVE = 0x1F * Words.EACH;

        private static final long FROM_THREE = 0x7D * Words.EACH;

        byte[] head = new byte[0];
        long bytes;
        long evenZeros;
        long oddZeros;
        long controls;

        /// Well-formed UTF-8 sequences of two bytes or more, and bytes that belong to none.
        long sequences;

        long invalid;

        /// There are C1 controls in UTF-8.
        boolean c1;

        private int first;
        private int expected;
        private int low = 0x80;
        private int top = 0xBF;
        private int held;

        static Survey of(Path file) throws IOException {
            Survey survey = new Survey();
            byte[] buffer = new byte[1 << 16];
            try (InputStream in = Files.newInputStream(file)) {
                for (int n = in.readNBytes(buffer, 0, buffer.length);
                        n > 0;
                        n = in.readNBytes(buffer, 0, buffer.length)) {
                    if (survey.bytes == 0) {
                        survey.head = Arrays.copyOf(buffer, Math.min(n, 4096));
                    }
                    survey.add(buffer, n);
                }
            }
            survey.invalid += survey.expected > 0 ? survey.held : 0;
            return survey;
        }

        /// More control characters than any text has: no text at all.
        boolean isBinary() {
            boolean wide = evenZeros == 0 ^ oddZeros == 0;
            return controls * 20 > bytes || (!wide && (evenZeros + oddZeros) * 20 > bytes);
        }

        private void add(byte[] buffer, int n) {
            int i = 0;
            while (i < n) {
                int next = Math.min(i + 8, n);
                if (next < i + 8 || !isKnown(Words.at(buffer, i))) {
                    addEach(buffer, i, next);
                }
                i = next;
            }
            bytes += n;
        }

        /// Eight bytes of plain ASCII, or with letters of two bytes, which are counted here.
        private boolean isKnown(long word) {
            long marks = word & Words.HIGH_BITS;
            long controls = Words.controls(word);
            return (controls == 0 || (controls & ~breaks(word)) == 0)
                    && (marks == 0 ? expected == 0 : hasPairsOnly(word, marks));
        }

        private static long breaks(long word) {
            return Words.zeros(word ^ LF) | Words.zeros(word ^ CR) | Words.zeros(word ^ TAB);
        }

        /// Whether all that is not ASCII are the two bytes of a letter from U+00C0 on. The last may
        /// begin here, the first may have begun before.
        private boolean hasPairsOnly(long word, long marks) {
            boolean begun = expected == 1 && first > 0xC2 && first < 0xE0;
            long leads = marks & word << 1;
            long others = leads & (word << 2 | ~((word & LOW_FIVE) + FROM_THREE));
            long follow = leads << 8 | (begun ? 0x80 : 0);
            if (others != 0 || follow != (marks ^ leads) || (expected > 0 && !begun)) {
                return false;
            }
            int pairs = Words.count(follow);
            sequences += pairs;
            expected = 0;
            if (leads < 0) {
                lead((int) (word >>> 56));
            }
            return true;
        }

        private void addEach(byte[] buffer, int from, int to) {
            for (int i = from; i < to; i++) {
                int b = buffer[i];
                if (b < 0) {
                    addHigh(b & 0xFF);
                    continue;
                }
                if (b < ' ') {
                    addControl(b, bytes + i);
                }
                if (expected > 0) {
                    invalid += held;
                    expected = 0;
                }
            }
        }

        private void addControl(int b, long at) {
            if (b == 0) {
                if ((at & 1) == 0) {
                    evenZeros++;
                } else {
                    oddZeros++;
                }
            } else if (b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0x0B && b != 0x1A) {
                controls++;
            }
        }

        private void addHigh(int b) {
            if (expected > 0) {
                if (b >= low && b <= top) {
                    c1 |= first == 0xC2 && b < 0xA0;
                    held++;
                    low = 0x80;
                    top = 0xBF;
                    if (--expected == 0) {
                        sequences++;
                    }
                    return;
                }
                invalid += held;
                expected = 0;
            }
            lead(b);
        }

        /// The second byte's range shuts out overlong forms, surrogates and what is beyond
        /// U+10FFFF.
        private void lead(int b) {
            held = 1;
            first = b;
            low = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80;
            top = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF;
            if (b >= 0xC2 && b <= 0xDF) {
                expected = 1;
            } else if (b >= 0xE0 && b <= 0xEF) {
                expected = 2;
            } else if (b >= 0xF0 && b <= 0xF4) {
                expected = 3;
            } else {
                invalid++;
            }
        }
    }
}
