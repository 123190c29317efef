package org.khettara.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.khettara.formats.HostileArchives.TABLE;
import static org.khettara.formats.HostileArchives.concat;
import static org.khettara.formats.HostileCase.PUBLISHED;
import static org.khettara.formats.HostileCase.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.khettara.formats.OddZip.Deflated;
import org.khettara.formats.OddZip.Item;

/// Gzip files that swell, lie, or hold something else.
final class HostileGzip {
    private static final byte[] HEAD = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3};
    private static final byte[] ZEROS = new byte[1 << 20];

    private HostileGzip() {}

    static List<HostileCase> all() {
        byte[] whole = gzip(TABLE.repeat(1000).getBytes(UTF_8));
        byte[] bomb = bomb(ZEROS, 2048);
        return List.of(
                hostile("gz-bomb", "BOMB", bomb),
                hostile(
                        "gz-bomb-rows",
                        "BOMB",
                        bomb("1;2\n".repeat(1 << 18).getBytes(UTF_8), 5120)),
                hostile("gz-bomb-members", "BOMB", members(200)),
                hostile(
                        "gz-bomb-in-zip",
                        "NOT_TABULAR",
                        OddZip.of(new Item("x.csv.gz".getBytes(UTF_8), bomb)).end()),
                hostile(
                        "gz-zip-in-gz",
                        "NOT_TABULAR",
                        gzip(OddZip.of(new Item("x.csv", TABLE)).end())),
                hostile("gz-in-gz", "NOT_TABULAR", gzip(whole)),
                hostile("gz-line-2g", "BOMB", bomb(repeat('x', 1 << 20), 2048)),
                hostile("gz-line-slow", "TOO_LARGE", line(256)),
                hostile("gz-cut", "CORRUPT", Arrays.copyOf(whole, whole.length - 12)),
                hostile("gz-head-only", "CORRUPT", HEAD),
                hostile("gz-crc", "CORRUPT", changed(whole, whole.length - 6)),
                hostile("gz-size", "CORRUPT", changed(whole, whole.length - 2)),
                hostile("gz-method", "CORRUPT", changed(whole, 2)),
                hostile("gz-name-endless", "CORRUPT", concat(head(8), repeat('/', 100_000))),
                hostile("gz-extra-long", "CORRUPT", concat(head(4), new byte[] {-1, -1, 1, 2, 3})),
                hostile("gz-name-outside", PUBLISHED, named("../../../etc/x.csv")),
                hostile("gz-junk-after", PUBLISHED, concat(whole, "junk after".getBytes(UTF_8))),
                hostile("gz-of-nothing", "EMPTY", gzip(new byte[0])),
                hostile("gz-of-zeros", "BINARY", gzip(ZEROS)));
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] bomb(byte[] block, int times) {
        // What follows the content is never reached.
        return concat(HEAD, Deflated.repeated(block, times), new byte[8]);
    }

    private static byte[] members(int number) {
        byte[] member = gzip(ZEROS);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < number; i++) {
            all.writeBytes(member);
        }
        return all.toByteArray();
    }

    /// One line that packs well, but no better than some honest files.
    private static byte[] line(int mebibytes) {
        byte[] block = sparse();
        CRC32 sum = new CRC32();
        for (int i = 0; i < mebibytes; i++) {
            sum.update(block);
        }
        byte[] end =
                OddZip.bytes(OddZip.little(8).putInt((int) sum.getValue()).putInt(mebibytes << 20));
        return concat(HEAD, Deflated.repeated(block, mebibytes), end);
    }

    private static byte[] sparse() {
        byte[] line = repeat('x', 1 << 20);
        Random random = new Random(3);
        for (int i = 0; i < 7_000; i++) {
            line[random.nextInt(line.length)] = (byte) ('a' + random.nextInt(26));
        }
        return line;
    }

    static byte[] repeat(char what, int times) {
        byte[] bytes = new byte[times];
        Arrays.fill(bytes, (byte) what);
        return bytes;
    }

    private static byte[] changed(byte[] whole, int at) {
        byte[] copy = whole.clone();
        copy[at] ^= 0x55;
        return copy;
    }

    private static byte[] head(int flags) {
        byte[] head = HEAD.clone();
        head[3] = (byte) flags;
        return head;
    }

    private static byte[] named(String name) {
        byte[] whole = gzip(TABLE.getBytes(UTF_8));
        byte[] rest = Arrays.copyOfRange(whole, HEAD.length, whole.length);
        return concat(head(8), (name + "\0").getBytes(UTF_8), rest);
    }
}
