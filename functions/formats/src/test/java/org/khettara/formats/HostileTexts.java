package org.khettara.formats;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.khettara.formats.HostileCase.PUBLISHED;
import static org.khettara.formats.HostileCase.hostile;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Delimited text that breaks readers, or those who read it afterwards.
final class HostileTexts {
    /// The harmless text that scanners take for a virus, in two parts so that no scanner takes this
    /// file for one.
    static final String EICAR =
            "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    private static final String ROWS = "1;x\n2;y\n3;z\n".repeat(30);

    private HostileTexts() {}

    static Stream<HostileCase> all() {
        return Stream.of(quotes(), sizes(), encodings(), injections(), polyglots())
                .flatMap(List::stream);
    }

    private static List<HostileCase> quotes() {
        return List.of(
                hostile("quote-endless", PUBLISHED, "a;b\n1;\"x\n" + "2;y\n".repeat(400_000)),
                hostile("quote-every-line", PUBLISHED, "a;b\n" + "\"1;2\n".repeat(200_000)),
                hostile("quotes-only", "EMPTY", "\"".repeat(100_001) + "\n"),
                hostile("quotes-odd", PUBLISHED, "a;b\n" + "\"\"\";\"\"\n".repeat(50_000)),
                hostile(
                        "quotes-doubled",
                        PUBLISHED,
                        "a;b\n1;\"" + "\"\"".repeat(500_000) + "\"\n2;y\n"),
                hostile("backslashes", PUBLISHED, "a;b\n1;\"" + "\\".repeat(500_000) + "\"\n2;y\n"),
                hostile("quote-at-end", PUBLISHED, "a;b\n" + ROWS + "4;\""));
    }

    private static List<HostileCase> sizes() {
        return List.of(
                hostile("line-endless", "TOO_LARGE", HostileGzip.repeat('x', 8 << 20)),
                hostile(
                        "cell-long",
                        "TOO_LARGE",
                        "a;b\n" + ROWS + "1;" + "é".repeat(40 << 20) + "\n" + ROWS),
                hostile(
                        "cells-long",
                        PUBLISHED,
                        "a;b\n" + ("1;" + "x".repeat(1 << 19) + "\n").repeat(40)),
                hostile("columns-16385", "TOO_LARGE", ("1;".repeat(16_384) + "1\n").repeat(3)),
                hostile(
                        "columns-16384",
                        PUBLISHED,
                        header(16_384) + ("1;".repeat(16_383) + "1\n").repeat(9)),
                hostile(
                        "columns-late",
                        "TOO_LARGE",
                        "a;b\n" + ROWS.repeat(900) + ";".repeat(1_000_000) + "\n"),
                hostile("delimiters-only", "EMPTY", ";".repeat(10_000) + "\n"),
                hostile("line-ends-only", "EMPTY", "\n".repeat(8 << 20)),
                hostile("carriage-returns", "EMPTY", "\r\r\n".repeat(1 << 20)),
                hostile(
                        "number-long",
                        PUBLISHED,
                        "a;b\n" + ROWS + "4;" + "9".repeat(1_000_000) + "\n"),
                hostile("number-exponent", PUBLISHED, "a;b\n" + "1;1e999999999\n".repeat(99)),
                hostile(
                        "digits-many",
                        PUBLISHED,
                        "a;b\n" + "1;0.1234567890123456789012345678\n".repeat(99)),
                hostile(
                        "dates-odd",
                        PUBLISHED,
                        "a;b\n" + "1;9999-99-99\n2;31/02/0000\n".repeat(99)),
                hostile(
                        "names-same",
                        PUBLISHED + " NAME_REPEATED",
                        "a;".repeat(5_000) + "a\n" + ("1;".repeat(5_000) + "1\n").repeat(9)),
                hostile("name-long", PUBLISHED, "x".repeat(1_000_000) + ";b\n" + ROWS));
    }

    private static String header(int columns) {
        return IntStream.range(0, columns).mapToObj(i -> "c" + i).collect(Collectors.joining(";"))
                + "\n";
    }

    private static HostileCase latin(String name, String outcome, String bytes) {
        return hostile(name, outcome, bytes.getBytes(ISO_8859_1));
    }

    private static List<HostileCase> encodings() {
        String bom = "\u00ef\u00bb\u00bf";
        String zeros = "1\0;x\n2;\0\0y\n";
        return List.of(
                latin("nul-bytes", PUBLISHED, "a;b\n" + ROWS + zeros),
                latin("nul-first", PUBLISHED, "\0a;b\n" + ROWS),
                hostile("nul-all", "BINARY", new byte[1 << 20]),
                latin(
                        "overlong-slash",
                        PUBLISHED,
                        "a;b\n1;\u00c0\u00af\n2;\u00e0\u0080\u00af\n" + ROWS),
                latin("overlong-nul", PUBLISHED, "a;b\n1;\u00c0\u0080\n" + ROWS),
                latin(
                        "surrogates-utf8",
                        PUBLISHED,
                        "a;b\n1;\u00ed\u00a0\u0080\u00ed\u00b0\u0080\n" + ROWS),
                latin(
                        "beyond-unicode",
                        PUBLISHED,
                        "a;b\n1;\u00f4\u0090\u0080\u0080\u00ff\u00fe\n" + ROWS),
                latin("utf8-cut", PUBLISHED, "a;b\n" + ROWS + "4;\u00e2\u0082"),
                latin("boms", PUBLISHED, bom + bom + "a;b\n1;" + bom + "\n" + ROWS),
                latin("bom-utf16-lie", PUBLISHED, "\u00ff\u00fea;b\n" + ROWS),
                latin(
                        "bom-utf16-odd",
                        PUBLISHED,
                        "\u00fe\u00ff\0a\0;\0b\0\n\0" + "1\0;\0x\0\n\0".repeat(30)),
                latin("bom-utf32-lie", "EMPTY", "\u00ff\u00fe\0\0"),
                hostile("surrogates-utf16", PUBLISHED, lone()),
                hostile("utf16-no-bom", PUBLISHED, ("a;b\n" + ROWS).getBytes(UTF_16LE)),
                latin("utf7", PUBLISHED, "a;b\n1;+ADw-script+AD4-\n" + ROWS),
                hostile(
                        "bidi",
                        PUBLISHED + " BIDI_CONTROL",
                        "a;b\n1;x\u202Efdp.exe\u202C z\n" + ROWS),
                hostile("invisible-header", PUBLISHED, "\u200B\u2066;\u202E\n" + ROWS),
                hostile(
                        "combining",
                        PUBLISHED,
                        "a;b\n1;e" + "\u0301".repeat(200_000) + "\n" + ROWS),
                hostile("noncharacters", PUBLISHED, "a;b\n1;\uFFFE\uFFFF\uDBFF\uDFFF\n" + ROWS),
                hostile("random", "BINARY", HostileContainers.random(100_000)));
    }

    private static byte[] lone() {
        byte[] text = ("\uFEFFa;b\n" + ROWS).getBytes(UTF_16LE);
        for (int i = 20; i < text.length - 8; i += 40) {
            text[i] = 0;
            text[i + 1] = (byte) (i % 80 == 20 ? 0xD8 : 0xDC);
        }
        return text;
    }

    private static List<HostileCase> injections() {
        String formulas =
                Stream.of(
                                "=cmd|' /C calc'!A0",
                                "@SUM(1)",
                                "+1+cmd",
                                "=HYPERLINK(\"\"http://x\"\")",
                                "＝1+1")
                        .map(text -> "1;\"" + text + "\"\n")
                        .collect(Collectors.joining());
        return List.of(
                hostile("formulas", PUBLISHED + " FORMULA_LIKE", "a;b\n" + formulas + "2;x\n3;y\n"),
                hostile("formulas-as-names", PUBLISHED, "=1+1;@x;+y\n" + "1;2;3\n".repeat(30)),
                hostile(
                        "dde",
                        PUBLISHED + " FORMULA_LIKE",
                        "a;b\n1;=DDE(\"\"cmd\"\";\"\"/C calc\"\")\n" + "2;=x|y!z\n".repeat(9)),
                hostile(
                        "terminal",
                        PUBLISHED,
                        "a\u001b[31m;b\u0007\n1;\u001b]0;x\u0007\n\u001b[2J2;y\n" + ROWS),
                hostile("log-lines", PUBLISHED, "\"a\r\nERROR forged\";b\n" + ROWS),
                hostile("jndi", PUBLISHED, "${jndi:ldap://localhost/a};b\n" + ROWS),
                hostile("eicar", PUBLISHED, "a;b\n1;" + EICAR + "\n" + ROWS),
                hostile("html-cells", PUBLISHED, "a;b\n1;<script>alert(1)</script>\n" + ROWS),
                hostile(
                        "separator-line",
                        "BINARY",
                        "sep=\u0007\na\u0007b\n" + ROWS.replace(';', '\u0007')),
                hostile("separator-line-odd", PUBLISHED, "sep=\"\n\"a\";b\n" + ROWS));
    }

    private static List<HostileCase> polyglots() {
        return List.of(
                latin("pdf-csv", "NOT_TABULAR", "%PDF-1.4\na;b\n" + ROWS),
                latin("gif-html", "NOT_TABULAR", "GIF89a/*<table><tr><td>1</td></tr></table>*/"),
                latin("png.csv", "NOT_TABULAR", "\u0089PNG\r\n\u001a\n" + ROWS),
                latin(
                        "elf.csv",
                        "BINARY",
                        "\u007fELF\2\1\1\0\0\0\0\0\0\0" + "\0\1\2\3".repeat(500)),
                latin("rtf.csv", "NOT_TABULAR", "{\\rtf1\\ansi a;b\\par " + ROWS + "}"),
                latin("csv.xlsx", PUBLISHED, "a;b\n" + ROWS),
                latin("csv.zip", PUBLISHED, "a;b\n" + ROWS),
                latin("zip-magic.csv", "CORRUPT", "PK\3\4;b\n" + ROWS),
                latin("gzip-magic.csv", "CORRUPT", "\u001f\u008b;b\n" + ROWS),
                latin("parquet-magic.csv", "CORRUPT", "PAR1;b\n" + ROWS + "PAR1"),
                hostile("nothing", "EMPTY", ""),
                latin("one-byte", PUBLISHED, "x"));
    }

    static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }
}
