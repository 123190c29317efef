package org.khettara.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.khettara.engine.parquet.Bytes;

/// A text as UTF-8, whatever its encoding: what is UTF-8 already passes untouched, single bytes go
/// through a table, all else through [TextInput].
final class Utf8Input {
    private Utf8Input() {}

    /// @param character one that must not take more than a byte, as a delimiter outside ASCII
    /// @param standIn what stands for it
    static InputStream open(Path file, Encoding encoding, char character, char standIn)
            throws IOException {
        boolean utf8 = encoding.charset().equals(StandardCharsets.UTF_8);
        if (encoding.twice()
                || character != standIn
                || (utf8 && (encoding.broken() > 0 || encoding.c1()))) {
            return new Encoded(TextInput.open(file, encoding), character, standIn);
        }
        if (utf8) {
            InputStream in = Files.newInputStream(file);
            in.skipNBytes(encoding.mark());
            return in;
        }
        return encoding.charset().name().startsWith("UTF-")
                ? new Encoded(TextInput.open(file, encoding), character, standIn)
                : new SingleBytes(Files.newInputStream(file), encoding.charset());
    }

    /// Characters written as UTF-8.
    private static final class Encoded extends Transcoded {
        private final Reader text;
        private final char character;
        private final char standIn;
        private final char[] chars = new char[1 << 13];
        private int held;

        Encoded(Reader text, char character, char standIn) {
            this.text = text;
            this.character = character;
            this.standIn = standIn;
        }

        /// A first half of a pair waits for its second.
        @Override
        boolean fill(Bytes empty) throws IOException {
            int read = text.read(chars, held, chars.length - held);
            int end = held + Math.max(read, 0);
            if (end == 0) {
                return false;
            }
            for (int i = held; i < end; i++) {
                if (chars[i] == character) {
                    chars[i] = standIn;
                }
            }
            boolean half = read >= 0 && Character.isHighSurrogate(chars[end - 1]);
            int whole = half ? end - 1 : end;
            Utf8.append(chars, 0, whole, empty);
            held = end - whole;
            chars[0] = chars[end - 1];
            return whole > 0 || fill(empty);
        }

        @Override
        public void close() throws IOException {
            text.close();
        }
    }

    /// Bytes that stand for one character each; one that the encoding does not know is read as
    /// windows-1252.
    private static final class SingleBytes extends Transcoded {
        private final InputStream in;
        private final byte[][] letters = new byte[256][];
        private final byte[] raw = new byte[1 << 14];

        SingleBytes(InputStream in, Charset charset) {
            this.in = in;
            for (int i = 0; i < letters.length; i++) {
                letters[i] = letter((byte) i, charset).getBytes(StandardCharsets.UTF_8);
            }
        }

        private static String letter(byte one, Charset charset) {
            try {
                String letter = charset.newDecoder().decode(ByteBuffer.wrap(new byte[] {one})) + "";
                return TextInput.shown(letter.charAt(0)) + "";
            } catch (CharacterCodingException e) {
                // What the encoding leaves open was written by software that meant windows-1252.
                return TextInput.WINDOWS_1252.decode(ByteBuffer.wrap(new byte[] {one})) + "";
            }
        }

        @Override
        boolean fill(Bytes empty) throws IOException {
            int read = in.read(raw);
            int from = 0;
            for (int i = 0; i < read; i++) {
                if (raw[i] < 0) {
                    empty.write(raw, from, i - from);
                    byte[] letter = letters[raw[i] & 0xFF];
                    empty.write(letter, 0, letter.length);
                    from = i + 1;
                }
            }
            empty.write(raw, from, Math.max(read, from) - from);
            return read >= 0;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
