package org.khettara.formats;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Writes ZIP archives byte by byte, so that they can be wrong in any way.
final class OddZip {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<byte[]> listed = new ArrayList<>();

    /// What both headers of an entry say; each of it may be a lie.
    static final class Item {
        byte[] name;
        byte[] localName;
        byte[] packed;
        byte[] extra = {};
        int flags = 1 << 11;
        int localFlags = 1 << 11;
        int method = 8;
        int localMethod = 8;
        long crc;
        long size;
        long localSize;
        long packedSize;
        long attributes;
        long at = -1;

        Item(String name, String content) {
            this(name.getBytes(UTF_8), content.getBytes(UTF_8));
        }

        Item(byte[] name, byte[] content) {
            this(name, Deflated.whole(content), content.length);
            CRC32 sum = new CRC32();
            sum.update(content);
            crc = sum.getValue();
        }

        Item(byte[] name, byte[] packed, long size) {
            this.name = name;
            this.localName = name;
            this.packed = packed;
            this.packedSize = packed.length;
            this.size = size;
            this.localSize = size;
        }

        Item flags(int central, int local) {
            flags = central;
            localFlags = local;
            return this;
        }

        Item methods(int central, int local) {
            method = central;
            localMethod = local;
            return this;
        }

        Item sizes(long central, long local) {
            size = central;
            localSize = local;
            return this;
        }

        Item packedSize(long said) {
            packedSize = said;
            return this;
        }

        Item crc(long said) {
            crc = said;
            return this;
        }

        Item localName(String said) {
            localName = said.getBytes(UTF_8);
            return this;
        }

        Item mode(int unix) {
            attributes = (long) unix << 16;
            return this;
        }

        Item at(long offset) {
            at = offset;
            return this;
        }

        /// The extra field of sizes beyond 4 GiB.
        Item wide(long... values) {
            ByteBuffer to = little(4 + 8 * values.length);
            to.putShort((short) 1).putShort((short) (8 * values.length));
            for (long value : values) {
                to.putLong(value);
            }
            extra = bytes(to);
            return this;
        }
    }

    /// Deflated bytes that need no time to make, however much they unpack to.
    static final class Deflated {
        private Deflated() {}

        static byte[] whole(byte[] content) {
            Deflater deflater = new Deflater(6, true);
            deflater.setInput(content);
            deflater.finish();
            byte[] to = new byte[content.length + content.length / 100 + 64];
            int length = deflater.deflate(to);
            deflater.end();
            return java.util.Arrays.copyOf(to, length);
        }

        /// A block so many times over: each is packed by itself, so that their bytes just follow
        /// each other.
        static byte[] repeated(byte[] block, int times) {
            Deflater deflater = new Deflater(9, true);
            deflater.setInput(block);
            byte[] to = new byte[block.length + 1024];
            int length = deflater.deflate(to, 0, to.length, Deflater.FULL_FLUSH);
            deflater.end();
            ByteArrayOutputStream all = new ByteArrayOutputStream(length * times + 2);
            for (int i = 0; i < times; i++) {
                all.write(to, 0, length);
            }
            all.write(3);
            all.write(0);
            return all.toByteArray();
        }
    }

    static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    static byte[] bytes(ByteBuffer full) {
        byte[] bytes = new byte[full.capacity()];
        full.get(0, bytes);
        return bytes;
    }

    static OddZip of(Item... items) {
        OddZip zip = new OddZip();
        for (Item item : items) {
            zip.add(item);
        }
        return zip;
    }

    OddZip add(Item item) {
        long at = bytes.size();
        ByteBuffer local = little(30);
        local.putInt(0x04034b50).putShort((short) 20).putShort((short) item.localFlags);
        local.putShort((short) item.localMethod).putInt(0).putInt((int) item.crc);
        local.putInt((int) item.packedSize).putInt((int) item.localSize);
        local.putShort((short) item.localName.length).putShort((short) 0);
        bytes.writeBytes(bytes(local));
        bytes.writeBytes(item.localName);
        bytes.writeBytes(item.packed);
        return item.at < 0 ? list(item.at(at)) : list(item);
    }

    /// Lists an entry whose bytes are at some place, whatever is there.
    OddZip list(Item item) {
        ByteBuffer entry = little(46 + item.name.length + item.extra.length);
        entry.putInt(0x02014b50).putShort((short) (3 << 8 | 20)).putShort((short) 20);
        entry.putShort((short) item.flags).putShort((short) item.method).putInt(0);
        entry.putInt((int) item.crc).putInt((int) item.packedSize).putInt((int) item.size);
        entry.putShort((short) item.name.length).putShort((short) item.extra.length);
        entry.putShort((short) 0).putInt(0).putInt((int) item.attributes).putInt((int) item.at);
        entry.put(item.name).put(item.extra);
        listed.add(bytes(entry));
        return this;
    }

    OddZip raw(byte[] between) {
        bytes.writeBytes(between);
        return this;
    }

    byte[] end() {
        return end(listed.size(), 0);
    }

    /// @param entries how many the archive says it has
    /// @param shift how far off the list is from where the archive says it is
    byte[] end(int entries, int shift) {
        int begin = bytes.size();
        listed.forEach(bytes::writeBytes);
        ByteBuffer end = little(22).putInt(0x06054b50).putInt(0).putShort((short) entries);
        end.putShort((short) entries).putInt(bytes.size() - begin).putInt(begin + shift);
        bytes.writeBytes(bytes(end));
        return bytes.toByteArray();
    }

    /// Ends the archive with the records for more than 65,535 entries.
    byte[] end64(long entries, long size, long offset, long recordAt) {
        long begin = bytes.size();
        listed.forEach(bytes::writeBytes);
        long at = bytes.size();
        ByteBuffer record = little(56).putInt(0x06064b50).putLong(44).putShort((short) 45);
        record.putShort((short) 45).putInt(0).putInt(0).putLong(entries).putLong(entries);
        record.putLong(size < 0 ? at - begin : size).putLong(offset < 0 ? begin : offset);
        bytes.writeBytes(bytes(record));
        ByteBuffer locator = little(20).putInt(0x07064b50).putInt(0);
        bytes.writeBytes(bytes(locator.putLong(recordAt < 0 ? at : recordAt).putInt(1)));
        ByteBuffer end = little(22).putInt(0x06054b50).putInt(0).putShort((short) 0xFFFF);
        bytes.writeBytes(bytes(end.putShort((short) 0xFFFF).putInt(-1).putInt(-1)));
        return bytes.toByteArray();
    }
}
