package org.khettara.formats;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.khettara.engine.Refusal;

/// Tags and texts of XML in UTF-8, told from the bytes, as far as they are plain: what is not, be
/// it well-formed or not, is left to a parser. Whoever reads asks for one thing after the other;
/// where the answer is no, `at` may lie anywhere in the thing and is to be set back.
final class PlainXml {
    /// What comes next in a tag.
    enum Part {
        ATTRIBUTE,

        /// The tag's end; content follows.
        OPEN,

        /// The tag's end, and that of its element.
        CLOSED,
        UNKNOWN
    }

    /// At most eight characters of ASCII, compared at once.
    record Literal(long bytes, long mask, int length) {
        static Literal of(String text) {
            byte[] padded = Arrays.copyOf(text.getBytes(US_ASCII), Long.BYTES);
            long mask = -1L >>> ((Long.BYTES - text.length()) * Byte.SIZE);
            return new Literal((long) WORD.get(padded, 0), mask, text.length());
        }

        private boolean lies(byte[] in, int position) {
            return ((long) WORD.get(in, position) & mask) == bytes;
        }
    }

    /// Bytes from `at` on that are at hand after [#fill], or all there are.
    static final int AHEAD = 1 << 17;

    private static final VarHandle WORD =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int LONGEST_NUMBER = 9;
    private static final List<Literal> ENTITIES =
            Stream.of("&amp;", "&lt;", "&gt;", "&quot;", "&apos;").map(Literal::of).toList();
    private static final String MEANT = "&<>\"'";

    private final InputStream in;
    private boolean ended;

    /// Behind `limit` lie zeros, which are no part of anything.
    private final byte[] bytes = new byte[2 * AHEAD + Long.BYTES];

    int at;
    private int limit;

    /// The attribute: where its name and its value begin and end in [#bytes].
    private int nameFrom;

    private int nameTo;
    private int valueFrom;
    private int valueTo;

    /// The text read last.
    byte[] text = bytes;

    int from;
    int length;
    private byte[] decoded = new byte[64];

    PlainXml(InputStream in) {
        this.in = in;
    }

    /// Sees to it that [#AHEAD] bytes are at hand; moves them.
    void fill() throws IOException, Refusal {
        if (ended || limit - at >= AHEAD) {
            return;
        }
        limit -= at;
        System.arraycopy(bytes, at, bytes, 0, limit);
        at = 0;
        try {
            while (!ended && limit < AHEAD) {
                int n = in.read(bytes, limit, bytes.length - Long.BYTES - limit);
                ended = n < 0;
                limit += Math.max(0, n);
            }
        } catch (PartBudget.Exceeded e) {
            throw e.refusal;
        } catch (ZipException | EOFException e) {
            throw ZipPackage.corrupt();
        }
        Arrays.fill(bytes, limit, limit + Long.BYTES, (byte) 0);
    }

    /// The bytes at hand, at most as many as are always there, one character each.
    String head() {
        int most = Math.min(limit - at, AHEAD);
        return new String(bytes, at, most, ISO_8859_1);
    }

    /// Passes over bytes, and gives them.
    byte[] take(int count) {
        at += count;
        return Arrays.copyOfRange(bytes, at - count, at);
    }

    /// What lies between `at` and what is still to be read.
    InputStream rest() {
        return new ByteArrayInputStream(bytes, at, limit - at);
    }

    void skipBlanks() {
        while (isBlank(bytes[at])) {
            at++;
        }
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    boolean skip(Literal wanted) {
        if (!wanted.lies(bytes, at)) {
            return false;
        }
        at += wanted.length;
        return true;
    }

    /// Reads an attribute or the end of the tag.
    Part part() {
        int i = at;
        while (isBlank(bytes[i])) {
            i++;
        }
        if (bytes[i] == '>') {
            at = i + 1;
            return Part.OPEN;
        }
        if (bytes[i] == '/' && bytes[i + 1] == '>') {
            at = i + 2;
            return Part.CLOSED;
        }
        if (i == at) {
            return Part.UNKNOWN;
        }
        nameFrom = i;
        while (PlainByte.is(PlainByte.NAME, bytes[i])) {
            i++;
        }
        nameTo = i;
        byte quote = bytes[i] == '=' ? bytes[i + 1] : 0;
        if (nameFrom == nameTo || (quote != '"' && quote != '\'')) {
            return Part.UNKNOWN;
        }
        i += 2;
        valueFrom = i;
        while (bytes[i] != quote) {
            if (!PlainByte.is(PlainByte.VALUE, bytes[i])) {
                return Part.UNKNOWN;
            }
            i++;
        }
        valueTo = i;
        at = i + 1;
        return Part.ATTRIBUTE;
    }

    /// The attribute's name where it is one letter, else a blank.
    char letter() {
        return nameTo - nameFrom == 1 ? (char) bytes[nameFrom] : ' ';
    }

    /// The attribute's value.
    int valueLength() {
        return valueTo - valueFrom;
    }

    byte value(int index) {
        return bytes[valueFrom + index];
    }

    /// The attribute's value as a number; negative when it is none.
    int valueAsNumber() {
        return number(bytes, valueFrom, valueTo);
    }

    /// Figures as a number; negative when they are none, or too many.
    static int number(byte[] figures, int from, int to) {
        if (from == to || to - from > LONGEST_NUMBER) {
            return -1;
        }
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = figures[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /// Whether the attribute's value is this one.
    boolean isValue(String text) {
        if (valueLength() != text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (value(i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Reads a text up to the next tag: well-formed UTF-8, its entities replaced.
    boolean text() {
        int i = at;
        int met = 0;
        for (byte b = bytes[i]; b != '<'; b = bytes[++i]) {
            int odd = PlainByte.oddity(b);
            if (odd != 0) {
                if (odd == PlainByte.FORBIDDEN
                        || (odd == PlainByte.CLOSING && bytes[i - 1] == ']')) {
                    return false;
                }
                met |= odd;
            }
        }
        text = bytes;
        from = at;
        length = i - at;
        at = i;
        return ((met & PlainByte.WIDE) == 0 || isUtf8())
                && ((met & PlainByte.ENTITY) == 0 || decode());
    }

    private boolean isUtf8() {
        int end = from + length;
        for (int i = from; i < end; i++) {
            if (bytes[i] < 0) {
                boolean letter = (bytes[i] & 0xE0) == 0xC0 && (bytes[i] & 0x1E) != 0;
                if (!letter || (bytes[i + 1] & 0xC0) != 0x80) {
                    // Where there is a replacement character a parser must tell whether it was one.
                    return new String(bytes, i, end - i, UTF_8).indexOf('\uFFFD') < 0;
                }
                i++;
            }
        }
        return true;
    }

    private boolean decode() {
        if (decoded.length < length) {
            decoded = new byte[2 * length];
        }
        int to = 0;
        for (int i = from; i < from + length; i++) {
            int entity = bytes[i] == '&' ? entity(i) : -1;
            if (entity < 0 && bytes[i] == '&') {
                return false;
            }
            decoded[to++] = entity < 0 ? bytes[i] : (byte) MEANT.charAt(entity);
            i += entity < 0 ? 0 : ENTITIES.get(entity).length() - 1;
        }
        text = decoded;
        from = 0;
        length = to;
        return true;
    }

    private int entity(int position) {
        for (int i = 0; i < ENTITIES.size(); i++) {
            if (ENTITIES.get(i).lies(bytes, position)) {
                return i;
            }
        }
        return -1;
    }
}
