package org.khettara.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.khettara.engine.parquet.Bytes;

/// A decoded text. Bytes that the encoding does not know are read as windows-1252, one by one:
/// nothing is lost and the rest of the text stays right.
final class TextInput extends Reader {
    static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /// What windows-1252 has where Unicode has controls: texts with such controls were windows-1252
    /// once.
    private static final String C1 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    private final InputStream in;
    private final boolean twice;
    private final CharsetDecoder decoder;
    private final boolean singleBytes;
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
    private boolean ended;

    private TextInput(InputStream in, Charset charset, boolean twice) {
        this.in = in;
        this.twice = twice;
        this.singleBytes =
                !charset.name().startsWith("UTF-16") && !charset.name().startsWith("UTF-32");
        this.decoder =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    static Reader open(Path file, Encoding encoding) throws IOException {
        InputStream in = Files.newInputStream(file);
        in.skipNBytes(encoding.mark());
        return encoding.twice()
                ? new TextInput(
                        new OnceDecoded(new TextInput(in, encoding.charset(), true)),
                        StandardCharsets.UTF_8,
                        false)
                : new TextInput(in, encoding.charset(), false);
    }

    @Override
    public int read(char[] to, int offset, int length) throws IOException {
        int read = decode(to, offset, length);
        for (int i = offset; i < offset + read; i++) {
            if (to[i] >= 0x80 && to[i] < 0xA0 && !twice) {
                to[i] = shown(to[i]);
            }
        }
        return read;
    }

    /// What a character was meant to show.
    static char shown(char c) {
        return c >= 0x80 && c < 0xA0 ? C1.charAt(c - 0x80) : c;
    }

    private int decode(char[] to, int offset, int length) throws IOException {
        CharBuffer chars = CharBuffer.wrap(to, offset, length);
        while (true) {
            CoderResult result = decoder.decode(bytes, chars, ended);
            if (result.isError()) {
                if (chars.remaining() < result.length()) {
                    return chars.position() - offset;
                }
                replace(result.length(), chars);
            } else if (chars.position() > offset && (result.isOverflow() || !ended)) {
                return chars.position() - offset;
            } else if (ended) {
                return chars.position() > offset ? chars.position() - offset : -1;
            } else {
                fill();
            }
        }
    }

    private void replace(int length, CharBuffer chars) {
        if (singleBytes) {
            for (int i = 0; i < length; i++) {
                chars.put(WINDOWS_1252.decode(ByteBuffer.wrap(new byte[] {bytes.get()})).get());
            }
        } else {
            bytes.position(Math.min(bytes.limit(), bytes.position() + length));
            chars.put('\uFFFD');
        }
    }

    private void fill() throws IOException {
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (read < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + read);
        }
        bytes.flip();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /// The bytes that a text had before it was read as windows-1252.
    private static final class OnceDecoded extends Transcoded {
        private final Reader text;
        private final char[] chars = new char[8192];

        OnceDecoded(Reader text) {
            this.text = text;
        }

        @Override
        boolean fill(Bytes empty) throws IOException {
            int read = text.read(chars, 0, chars.length);
            for (int i = 0; i < read; i++) {
                int b = Mojibake.byteOf(chars[i]);
                empty.write(b < 0 ? '?' : b);
            }
            return read >= 0;
        }

        @Override
        public void close() throws IOException {
            text.close();
        }
    }
}
