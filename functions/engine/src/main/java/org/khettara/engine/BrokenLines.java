package org.khettara.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// The lines of a text in UTF-8 that have bytes which are not: counts them all and keeps the first
/// of them, with those bytes and with what they are read as. Asked of broken texts alone; lines are
/// counted as an editor does, which knows nothing of quotes.
final class BrokenLines {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final int MOST_BYTES = 8;
    private static final int SHOWN = 200;

    /// Characters kept of a line before its first broken byte.
    private static final int BEFORE = SHOWN / 2;

    private final int most;
    private final List<Line> lines = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder bytes = new StringBuilder();
    private long number = 1;
    private long count;
    private int broken;
    private boolean afterReturn;

    /// One broken line.
    ///
    /// @param number from 1
    /// @param bytes that are not UTF-8, as `E9 C0`
    /// @param text as it is read; of a long line, what stands around the first such byte
    record Line(long number, String bytes, String text) {}

    private BrokenLines(int most) {
        this.most = most;
    }

    /// @param most lines to keep
    static BrokenLines of(Path file, Encoding encoding, int most) throws IOException {
        BrokenLines found = new BrokenLines(most);
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(encoding.mark());
            found.read(in);
        }
        return found;
    }

    /// The first of them.
    List<Line> first() {
        return lines;
    }

    /// All of them.
    long count() {
        return count;
    }

    private void read(InputStream in) throws IOException {
        CharsetDecoder decoder =
                StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        ByteBuffer from = ByteBuffer.allocate(1 << 16).flip();
        CharBuffer to = CharBuffer.allocate(1 << 16);
        boolean ended = false;
        while (true) {
            CoderResult result = decoder.decode(from, to, ended);
            to.flip();
            add(to);
            to.clear();
            if (result.isError()) {
                for (int i = 0; i < result.length(); i++) {
                    addBroken(from.get());
                }
            } else if (result.isUnderflow()) {
                if (ended) {
                    endLine();
                    return;
                }
                from.compact();
                int read = in.read(from.array(), from.position(), from.remaining());
                ended = read < 0;
                from.position(from.position() + Math.max(read, 0)).flip();
            }
        }
    }

    private void add(CharBuffer decoded) {
        while (decoded.hasRemaining()) {
            char c = decoded.get();
            boolean ends = c == '\r' || (c == '\n' && !afterReturn);
            afterReturn = c == '\r';
            if (ends) {
                endLine();
            } else if (c != '\n') {
                addShown(c);
            }
        }
    }

    private void addBroken(byte b) {
        afterReturn = false;
        if (broken++ < MOST_BYTES) {
            bytes.append(bytes.isEmpty() ? "" : " ").append(HEX.toHexDigits(b));
        }
        addShown(TextInput.WINDOWS_1252.decode(ByteBuffer.wrap(new byte[] {b})).get());
    }

    private void addShown(char c) {
        if (broken > 0 && text.length() > SHOWN) {
            return;
        }
        text.append(TextInput.shown(c));
        if (broken == 0 && text.length() > SHOWN) {
            text.delete(0, text.length() - BEFORE);
        }
    }

    private void endLine() {
        if (broken > 0 && count++ < most) {
            bytes.append(broken > MOST_BYTES ? " …" : "");
            lines.add(new Line(number, bytes.toString(), text.toString()));
        }
        number++;
        broken = 0;
        text.setLength(0);
        bytes.setLength(0);
    }
}
