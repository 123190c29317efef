package org.khettara.engine;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.khettara.core.report.ReasonCode;

/// The table of contents of a ZIP archive, held against the entries themselves before anything is
/// unpacked by anybody: two views of one archive must agree, and no byte may belong to two entries.
final class ZipDirectory {
    private static final int ENTRY = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final int END = 0x06054b50;
    private static final int END_64 = 0x06064b50;
    private static final int END_64_LOCATOR = 0x07064b50;
    private static final int END_SIZE = 22;
    private static final int LOCAL_SIZE = 30;
    private static final int ENTRY_SIZE = 46;
    private static final int LONGEST_NAME = 255;
    private static final long LARGEST = 64L << 20;
    private static final long UNKNOWN = 0xFFFFFFFFL;
    private static final int ENCRYPTED = 1;
    private static final int SIZES_AFTER = 8;
    private static final int UTF_8_NAME = 1 << 11;
    private static final int UNIX = 3;
    private static final int MACINTOSH = 19;
    private static final int FOLDER = 4;
    private static final int FILE = 8;

    private final RandomAccessFile file;
    private final List<ZipPart> parts = new ArrayList<>();
    private final Limits limits;
    private long base;
    private long begin;

    private ZipDirectory(RandomAccessFile file, Limits limits) {
        this.file = file;
        this.limits = limits;
    }

    /// Lists the entries in the archive's order, directories included.
    static List<ZipPart> read(Path file, Limits limits) throws IOException, Refusal {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            ZipDirectory directory = new ZipDirectory(in, limits);
            directory.readEntries(directory.findEnd());
            directory.checkOverlap();
            return directory.parts;
        } catch (Refusal refusal) {
            throw refusal.ofFormat("zip");
        }
    }

    private static Refusal corrupt() {
        return Refusal.of(ReasonCode.CORRUPT, "CORRUPT");
    }

    private ByteBuffer bytes(long from, int length) throws IOException, Refusal {
        if (from < 0 || from + length > file.length()) {
            throw corrupt();
        }
        byte[] bytes = new byte[length];
        file.seek(from);
        file.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// The record at the end that says where the entries are listed, with its position.
    private record End(long at, long entries, long size, long offset) {}

    private End findEnd() throws IOException, Refusal {
        int tail = (int) Math.min(file.length(), END_SIZE + 0xFFFF);
        long from = file.length() - tail;
        ByteBuffer bytes = bytes(from, tail);
        for (int at = tail - END_SIZE; at >= 0; at--) {
            if (bytes.getInt(at) == END && at + END_SIZE + u16(bytes, at + 20) <= tail) {
                End end =
                        new End(
                                from + at,
                                u16(bytes, at + 10),
                                u32(bytes, at + 12),
                                u32(bytes, at + 16));
                return end.entries == 0xFFFF || end.size == UNKNOWN || end.offset == UNKNOWN
                        ? find64(end)
                        : end;
            }
        }
        throw corrupt();
    }

    private End find64(End end) throws IOException, Refusal {
        long locator = end.at - 20;
        if (locator < 0 || bytes(locator, 20).getInt(0) != END_64_LOCATOR) {
            return end;
        }
        long at = bytes(locator, 20).getLong(8);
        ByteBuffer bytes = bytes(at, 56);
        if (bytes.getInt(0) != END_64) {
            throw corrupt();
        }
        return new End(at, bytes.getLong(32), bytes.getLong(40), bytes.getLong(48));
    }

    private void readEntries(End end) throws IOException, Refusal {
        if (end.entries < 0 || end.entries > limits.entries()) {
            throw Refusal.of(ReasonCode.BOMB, "BOMB.entries", end.entries);
        }
        begin = end.at - end.size;
        base = begin - end.offset;
        if (end.size < 0 || end.size > LARGEST || begin < 0 || base < 0) {
            throw corrupt();
        }
        ByteBuffer bytes = bytes(begin, (int) end.size);
        while (bytes.remaining() >= ENTRY_SIZE && bytes.getInt(bytes.position()) == ENTRY) {
            if (parts.size() == limits.entries()) {
                throw Refusal.of(ReasonCode.BOMB, "BOMB.entries", parts.size() + 1);
            }
            parts.add(readEntry(bytes));
        }
        if (parts.size() != end.entries) {
            throw corrupt();
        }
    }

    private ZipPart readEntry(ByteBuffer bytes) throws IOException, Refusal {
        int at = bytes.position();
        int nameLength = u16(bytes, at + 28);
        int extraLength = u16(bytes, at + 30);
        int all = ENTRY_SIZE + nameLength + extraLength + u16(bytes, at + 32);
        if (all > bytes.remaining()) {
            throw corrupt();
        }
        if (nameLength > LONGEST_NAME) {
            throw Refusal.of(ReasonCode.UNSAFE_PATH, "UNSAFE_PATH");
        }
        byte[] name = new byte[nameLength];
        bytes.get(at + ENTRY_SIZE, name);
        long[] wide = {u32(bytes, at + 24), u32(bytes, at + 20), u32(bytes, at + 42)};
        readWide(bytes, at + ENTRY_SIZE + nameLength, extraLength, wide);
        int flags = u16(bytes, at + 8);
        int method = u16(bytes, at + 10);
        bytes.position(at + all);
        long data = checkLocal(base + wide[2], bytes, at, name);
        return new ZipPart(
                new String(name, StandardCharsets.ISO_8859_1),
                (flags & UTF_8_NAME) != 0,
                isPlain(bytes, at),
                sizesAgree(base + wide[2], bytes, at),
                method,
                base + wide[2],
                data,
                wide[1],
                wide[0],
                u32(bytes, at + 16));
    }

    /// Sizes and offset beyond 4 GiB, in an extra field, in this order and only where needed.
    private static void readWide(ByteBuffer bytes, int from, int length, long[] wide)
            throws Refusal {
        int end = from + length;
        for (int at = from; at + 4 <= end; at += 4 + u16(bytes, at + 2)) {
            if (u16(bytes, at) != 1) {
                continue;
            }
            int value = at + 4;
            int last = Math.min(end, value + u16(bytes, at + 2));
            for (int i = 0; i < wide.length; i++) {
                if (wide[i] == UNKNOWN && value + 8 <= last) {
                    wide[i] = bytes.getLong(value);
                    value += 8;
                }
            }
        }
        if (wide[0] < 0 || wide[1] < 0 || wide[2] < 0) {
            throw corrupt();
        }
    }

    /// Whether the entry is a file or a folder, on the systems that have more than these.
    private static boolean isPlain(ByteBuffer entry, int at) {
        int system = entry.get(at + 5);
        int type = entry.getInt(at + 38) >>> 28;
        boolean known = type == 0 || type == FOLDER || type == FILE;
        return known || (system != UNIX && system != MACINTOSH);
    }

    /// @param entry what the list says of the entry, from `listed` on
    /// @return where the entry's bytes begin
    private long checkLocal(long at, ByteBuffer entry, int listed, byte[] name)
            throws IOException, Refusal {
        ByteBuffer local = bytes(at, LOCAL_SIZE);
        if (local.getInt(0) != LOCAL) {
            throw corrupt();
        }
        int flags = u16(entry, listed + 8);
        int localFlags = u16(local, 6);
        if (((localFlags | flags) & ENCRYPTED) != 0) {
            throw Refusal.of(ReasonCode.ENCRYPTED, "ENCRYPTED");
        }
        int nameLength = u16(local, 26);
        boolean agrees =
                u16(local, 8) == u16(entry, listed + 10)
                        && nameLength == name.length
                        && (localFlags & SIZES_AFTER) == (flags & SIZES_AFTER)
                        && Arrays.equals(bytes(at + LOCAL_SIZE, nameLength).array(), name);
        if (!agrees) {
            throw corrupt();
        }
        return at + LOCAL_SIZE + nameLength + u16(local, 28);
    }

    /// Check sum and both sizes are said twice, or after the entry; beyond 4 GiB they stand
    /// elsewhere.
    private boolean sizesAgree(long at, ByteBuffer entry, int listed) throws IOException, Refusal {
        ByteBuffer local = bytes(at, LOCAL_SIZE);
        boolean agree = true;
        for (int i = 0; i < 12; i += 4) {
            long here = u32(local, 14 + i);
            long there = u32(entry, listed + 16 + i);
            agree &= here == there || here == UNKNOWN || there == UNKNOWN;
        }
        return agree || (u16(entry, listed + 8) & SIZES_AFTER) != 0;
    }

    private void checkOverlap() throws Refusal {
        List<ZipPart> sorted = new ArrayList<>(parts);
        sorted.sort(Comparator.comparingLong(ZipPart::start));
        long free = 0;
        for (ZipPart part : sorted) {
            if (part.start() < free) {
                throw Refusal.of(ReasonCode.BOMB, "BOMB.overlap");
            }
            if (part.compressed() > begin - part.data()) {
                throw corrupt();
            }
            free = part.data() + part.compressed();
        }
    }

    private static int u16(ByteBuffer bytes, int at) {
        return Short.toUnsignedInt(bytes.getShort(at));
    }

    private static long u32(ByteBuffer bytes, int at) {
        return Integer.toUnsignedLong(bytes.getInt(at));
    }
}
