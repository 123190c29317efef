package org.khettara.formats;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.khettara.formats.HostileCase.PUBLISHED;
import static org.khettara.formats.HostileCase.hostile;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.khettara.formats.OddZip.Deflated;
import org.khettara.formats.OddZip.Item;

/// ZIP archives that lie, swell, or reach outside.
final class HostileArchives {
    static final String TABLE = "a;b\n1;2\n3;4\n";
    private static final byte[] ZEROS = new byte[1 << 20];
    private static final byte[] CSV = "x.csv".getBytes(UTF_8);
    private static final int LINK = 0120777;
    private static final int DEVICE = 0020666;

    private HostileArchives() {}

    static Stream<HostileCase> all() {
        return Stream.of(swelling(), counts(), lies(), wide(), names(), others())
                .flatMap(List::stream);
    }

    private static Item table(String name) {
        return new Item(name, TABLE);
    }

    private static byte[] zipOf(String name, byte[] content) {
        return OddZip.of(new Item(name.getBytes(UTF_8), content)).end();
    }

    private static List<HostileCase> swelling() {
        byte[] gibibyte = Deflated.repeated(ZEROS, 1024);
        byte[] tenGibibytes = Deflated.repeated(ZEROS, 10_240);
        byte[] rows = Deflated.repeated("1;2\n".repeat(1 << 18).getBytes(UTF_8), 2048);
        byte[] nested = zipOf("1.csv", ZEROS);
        for (int depth = 0; depth < 6; depth++) {
            nested = sixteen(nested);
        }
        return List.of(
                hostile("zip-ratio", "BOMB", OddZip.of(new Item(CSV, gibibyte, 1L << 30)).end()),
                hostile("zip-rows", "BOMB", OddZip.of(new Item(CSV, rows, 2048L << 20)).end()),
                hostile(
                        "zip-10g",
                        "BOMB",
                        OddZip.of(new Item(CSV, tenGibibytes, 0xF0000000L)).end()),
                hostile("zip-size-small", "CORRUPT", OddZip.of(new Item(CSV, gibibyte, 100)).end()),
                hostile("zip-size-zero", "CORRUPT", OddZip.of(new Item(CSV, gibibyte, 0)).end()),
                hostile("zip-nested-42", "NOT_TABULAR", nested),
                hostile("zip-overlap", "BOMB", overlapping()),
                hostile("zip-overlap-quoted", "CORRUPT", quoted()),
                hostile("zip-many-small", "BOMB", manySmall(gibibyte)));
    }

    private static byte[] sixteen(byte[] archive) {
        OddZip zip = new OddZip();
        for (int i = 0; i < 16; i++) {
            zip.add(new Item(("lib " + i + ".zip").getBytes(UTF_8), archive));
        }
        return zip.end();
    }

    /// 2,000 entries with the same bytes.
    private static byte[] overlapping() {
        OddZip zip = new OddZip();
        Item kernel = new Item(CSV, ZEROS);
        zip.add(kernel);
        for (int i = 0; i < 2_000; i++) {
            zip.list(kernel);
        }
        return zip.end();
    }

    /// Each entry quotes the header of the next one as its own content.
    private static byte[] quoted() {
        OddZip zip = new OddZip();
        Item first = new Item(CSV, Deflated.whole(ZEROS), ZEROS.length);
        first.packedSize = 31 + 5 + first.packed.length * 2L;
        zip.add(first);
        return zip.add(table("y.csv")).end();
    }

    private static byte[] manySmall(byte[] packed) {
        OddZip zip = new OddZip();
        byte[] sixty = Arrays.copyOf(packed, packed.length / 16);
        for (int i = 0; i < 100; i++) {
            zip.add(new Item((i + ".csv").getBytes(UTF_8), sixty, 60L << 20));
        }
        return zip.end();
    }

    private static OddZip entries(int count) {
        OddZip zip = new OddZip();
        for (int i = 0; i < count; i++) {
            zip.add(new Item(Integer.toString(i), ""));
        }
        return zip;
    }

    private static List<HostileCase> counts() {
        return List.of(
                hostile("zip-20000-entries", "BOMB", entries(20_000).end()),
                hostile("zip-65535-entries", "BOMB", entries(65_534).end()),
                hostile("zip-count-low", "BOMB", entries(20_000).end(3, 0)),
                hostile("zip-count-high", "CORRUPT", entries(3).end(9_000, 0)),
                hostile("zip-count-wide", "BOMB", entries(3).end64(1L << 40, -1, -1, -1)),
                hostile("zip-count-negative", "BOMB", entries(3).end64(-5, -1, -1, -1)),
                hostile("zip-no-entries", "NOT_TABULAR", new OddZip().raw(local()).end()),
                hostile(
                        "zip-folders-only",
                        "NOT_TABULAR",
                        OddZip.of(table("a/"), table("b/")).end()),
                hostile("zip-list-shifted", "CORRUPT", entries(3).end(3, 17)),
                hostile("zip-list-outside", "CORRUPT", entries(3).end(3, 1 << 30)));
    }

    private static byte[] local() {
        return OddZip.bytes(OddZip.little(30).putInt(0x04034b50));
    }

    private static List<HostileCase> lies() {
        return List.of(
                hostile("zip-deflate64", "CORRUPT", OddZip.of(table("x.csv").methods(9, 9)).end()),
                hostile("zip-bzip2", "CORRUPT", OddZip.of(table("x.csv").methods(12, 12)).end()),
                hostile("zip-lzma", "CORRUPT", OddZip.of(table("x.csv").methods(14, 14)).end()),
                hostile("zip-stored-lie", "CORRUPT", OddZip.of(table("x.csv").methods(0, 0)).end()),
                hostile(
                        "zip-two-methods",
                        "CORRUPT",
                        OddZip.of(table("x.csv").methods(8, 0)).end()),
                hostile(
                        "zip-two-names",
                        "CORRUPT",
                        OddZip.of(table("x.csv").localName("y.csv")).end()),
                hostile("zip-two-sizes", "CORRUPT", OddZip.of(table("x.csv").sizes(12, 5)).end()),
                hostile("zip-size-large", "CORRUPT", OddZip.of(table("x.csv").sizes(99, 99)).end()),
                hostile(
                        "zip-size-huge",
                        "BOMB",
                        OddZip.of(table("x.csv").sizes(1L << 31, 1L << 31)).end()),
                hostile("zip-crc", "CORRUPT", OddZip.of(table("x.csv").crc(7)).end()),
                hostile(
                        "zip-packed-long",
                        "CORRUPT",
                        OddZip.of(table("x.csv").packedSize(1 << 20)).end()),
                hostile(
                        "zip-packed-short",
                        "CORRUPT",
                        OddZip.of(table("x.csv").packedSize(3)).end()),
                hostile("zip-encrypted", "ENCRYPTED", OddZip.of(table("x.csv").flags(1, 1)).end()),
                hostile(
                        "zip-encrypted-list",
                        "ENCRYPTED",
                        OddZip.of(table("x.csv").flags(1, 0)).end()),
                hostile(
                        "zip-encrypted-local",
                        "ENCRYPTED",
                        OddZip.of(table("x.csv").flags(0, 1)).end()),
                hostile(
                        "zip-aes",
                        "ENCRYPTED",
                        OddZip.of(table("x.csv").flags(1, 1).methods(99, 99)).end()),
                hostile("zip-offset", "CORRUPT", OddZip.of(table("x.csv").at(1L << 31)).end()),
                hostile("zip-offset-in-list", "CORRUPT", OddZip.of(table("x.csv").at(60)).end()));
    }

    private static List<HostileCase> wide() {
        long unknown = 0xFFFFFFFFL;
        return List.of(
                hostile(
                        "zip64-size",
                        "BOMB",
                        OddZip.of(table("x.csv").sizes(unknown, unknown).wide(1L << 62)).end()),
                hostile(
                        "zip64-negative",
                        "CORRUPT",
                        OddZip.of(table("x.csv").sizes(unknown, unknown).wide(-9)).end()),
                hostile(
                        "zip64-missing",
                        "CORRUPT",
                        OddZip.of(table("x.csv").sizes(unknown, unknown)).end()),
                hostile(
                        "zip64-packed",
                        "CORRUPT",
                        OddZip.of(table("x.csv").packedSize(unknown).wide(Long.MAX_VALUE)).end()),
                hostile("zip64-locator", "CORRUPT", entries(3).end64(3, -1, -1, 1L << 50)),
                hostile("zip64-locator-low", "CORRUPT", entries(3).end64(3, -1, -1, 0)),
                hostile("zip64-list-size", "CORRUPT", entries(3).end64(3, Long.MAX_VALUE, -1, -1)),
                hostile("zip64-list-at", "CORRUPT", entries(3).end64(3, -1, 1L << 60, -1)));
    }

    private static List<HostileCase> names() {
        List<HostileCase> cases = new ArrayList<>();
        String[] outside = {
            "../x.csv",
            "a/../../x.csv",
            "a/..",
            "..",
            "/etc/x.csv",
            "//server/x.csv",
            "..\\x.csv",
            "a\\..\\..\\x.csv",
            "\\\\server\\share\\x.csv",
            "C:\\x.csv",
            "c:/x.csv",
            "c:x.csv",
            "x.csv\0.pdf",
            "../".repeat(60) + "etc/x.csv",
            "long/".repeat(52) + "x.csv"
        };
        for (int i = 0; i < outside.length; i++) {
            cases.add(hostile("zip-path-" + i, "UNSAFE_PATH", OddZip.of(table(outside[i])).end()));
        }
        String[] odd = {
            "\u2025/x.csv",
            "\uFF0E\uFF0E\uFF0Fx.csv",
            "a..\u2215x.csv",
            "a\u2044..\u2044x.csv",
            "%2e%2e%2fx.csv",
            "x.csv.",
            "x.csv ",
            "CON",
            "aux.csv",
            "x.csv::$DATA",
            "a/./b//x.csv",
            "\u001b[2J\u001b]0;gone\u0007.csv",
            "x\r\nSet-Cookie: a=b.csv",
            "${jndi:ldap://localhost/x}.csv",
            "annexe\u202Evsc.exe",
            "\u0301\u0302.csv",
            "-rf.csv",
            "~.csv"
        };
        for (int i = 0; i < odd.length; i++) {
            cases.add(hostile("zip-name-" + i, PUBLISHED, OddZip.of(table(odd[i])).end()));
        }
        return cases;
    }

    private static List<HostileCase> others() {
        byte[] overlong = {'.', '.', (byte) 0xC0, (byte) 0xAF, 'x', '.', 'c', 's', 'v'};
        byte[] content = TABLE.getBytes(UTF_8);
        return List.of(
                hostile(
                        "zip-name-overlong",
                        "CORRUPT",
                        OddZip.of(new Item(overlong, content)).end()),
                hostile("zip-name-empty", PUBLISHED, OddZip.of(table("")).end()),
                hostile(
                        "zip-same-name",
                        PUBLISHED,
                        OddZip.of(table("x.csv"), table("x.csv")).end()),
                hostile(
                        "zip-same-case",
                        PUBLISHED,
                        OddZip.of(table("X.csv"), table("x.CSV")).end()),
                hostile("zip-file-folder", PUBLISHED, OddZip.of(table("x/"), table("x")).end()),
                hostile(
                        "zip-link",
                        "UNSAFE_PATH",
                        OddZip.of(new Item("x.csv", "/etc/passwd").mode(LINK)).end()),
                hostile("zip-device", "UNSAFE_PATH", OddZip.of(table("x.csv").mode(DEVICE)).end()),
                hostile(
                        "zip-hidden-entry",
                        PUBLISHED,
                        OddZip.of(table("x.csv"))
                                .raw(zipOf("y.csv", ZEROS))
                                .add(table("z.csv"))
                                .end()),
                hostile("zip-two-ends", "CORRUPT", concat(entries(2).end(), entries(3).end(3, 5))),
                hostile("zip-cut", "CORRUPT", Arrays.copyOf(entries(50).end(), 2_000)),
                hostile(
                        "zip-junk-before",
                        "BINARY",
                        concat("MZ\0\1\2\3\0\0\0".getBytes(ISO_8859_1), zipOf("x.csv", content))),
                hostile(
                        "zip-pdf",
                        "NOT_TABULAR",
                        concat("%PDF-1.7\n".getBytes(UTF_8), zipOf("x.csv", content))),
                hostile(
                        "zip-gif",
                        "NOT_TABULAR",
                        concat("GIF89a".getBytes(UTF_8), zipOf("x.csv", content))),
                hostile(
                        "zip-junk-after",
                        PUBLISHED,
                        concat(zipOf("x.csv", content), "junk".getBytes(UTF_8))),
                hostile(
                        "zip-eicar",
                        PUBLISHED,
                        OddZip.of(new Item("x.csv", "a;b\n1;" + HostileTexts.EICAR + "\n2;x\n"))
                                .end()),
                hostile(
                        "zip-class",
                        PUBLISHED + " ONE_COLUMN",
                        OddZip.of(
                                        new Item("META-INF/MANIFEST.MF", "Main-Class: X\n"),
                                        new Item("X.class", "\u00ca\u00fe"))
                                .end()));
    }

    static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
