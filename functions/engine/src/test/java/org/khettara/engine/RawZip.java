package org.khettara.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Writes ZIP archives byte by byte, so that they can be wrong in any way.
final class RawZip {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<byte[]> listed = new ArrayList<>();

    /// An entry, each byte of it as a character.
    record Item(String nameBytes, String contentBytes) {
        static Item of(String name, Charset charset, String content) {
            return of(name.getBytes(charset), content.getBytes(charset));
        }

        static Item of(byte[] name, byte[] content) {
            return new Item(new String(name, ISO_8859_1), new String(content, ISO_8859_1));
        }

        byte[] name() {
            return nameBytes.getBytes(ISO_8859_1);
        }

        byte[] content() {
            return contentBytes.getBytes(ISO_8859_1);
        }
    }

    private static byte[] deflate(byte[] content) {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(content);
        deflater.finish();
        byte[] to = new byte[content.length + 64];
        int length = deflater.deflate(to);
        deflater.end();
        return java.util.Arrays.copyOf(to, length);
    }

    private static ByteBuffer buffer(byte[] of) {
        return ByteBuffer.wrap(of).order(ByteOrder.LITTLE_ENDIAN);
    }

    RawZip add(Item item) {
        return add(item, 8, item.content().length);
    }

    RawZip add(Item item, int method, long size) {
        int at = bytes.size();
        byte[] packed = deflate(item.content());
        local(item.name(), method, item.content(), packed.length);
        bytes.writeBytes(packed);
        return list(item, method, size, packed.length, at);
    }

    /// Lists an entry whose bytes are at some place, whatever is there.
    RawZip list(Item item, int method, long size, int packed, int at) {
        CRC32 crc = new CRC32();
        crc.update(item.content());
        byte[] listing = new byte[46 + item.name().length];
        ByteBuffer entry = buffer(listing);
        entry.putInt(0x02014b50).putShort((short) 20).putShort((short) 20).putShort((short) 0);
        entry.putShort((short) method).putInt(0).putInt((int) crc.getValue()).putInt(packed);
        entry.putInt((int) size).putShort((short) item.name().length).putShort((short) 0);
        entry.putShort((short) 0).putInt(0).putInt(0).putInt(at).put(item.name());
        listed.add(listing);
        return this;
    }

    private void local(byte[] name, int method, byte[] content, int packed) {
        CRC32 crc = new CRC32();
        crc.update(content);
        byte[] header = new byte[30 + name.length];
        ByteBuffer local = buffer(header);
        local.putInt(0x04034b50).putShort((short) 20).putShort((short) 0).putShort((short) method);
        local.putInt(0).putInt((int) crc.getValue()).putInt(packed).putInt(content.length);
        local.putShort((short) name.length).putShort((short) 0).put(name);
        bytes.writeBytes(header);
    }

    byte[] end() {
        int begin = bytes.size();
        listed.forEach(bytes::writeBytes);
        byte[] last = new byte[22];
        ByteBuffer end = buffer(last);
        end.putInt(0x06054b50).putInt(0).putShort((short) listed.size());
        end.putShort((short) listed.size()).putInt(bytes.size() - begin).putInt(begin);
        bytes.writeBytes(last);
        return bytes.toByteArray();
    }
}
