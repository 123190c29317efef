package org.khettara.formats;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static org.khettara.formats.HostileCase.PUBLISHED;
import static org.khettara.formats.HostileCase.hostile;
import static org.khettara.formats.HostileXml.ROWS;

import java.util.List;

/// XML of shapes that exhaust parsers, or of broken letters.
final class HostileMarkup {
    private HostileMarkup() {}

    static List<HostileCase> all() {
        byte[] utf16 =
                ("<?xml version='1.0' encoding='UTF-8'?><x>" + ROWS + "</x>").getBytes(UTF_16BE);
        return List.of(
                hostile("xml-deep", "BOMB", "<a>".repeat(100_000)),
                hostile("xml-deep-record", "BOMB", "<x>" + ROWS + "<r>" + "<a>".repeat(100_000)),
                hostile("xml-attributes", "NOT_TABULAR", "<x><r " + manyAttributes() + "/></x>"),
                hostile("xml-long-name", "TOO_LARGE", "<x><" + "n".repeat(5 << 20) + "/></x>"),
                hostile(
                        "xml-long-text",
                        "TOO_LARGE",
                        "<x><r><a>" + "t".repeat(5 << 20) + "</a></r>" + ROWS + "</x>"),
                hostile(
                        "xml-open-cdata",
                        "CORRUPT",
                        "<x>" + ROWS + "<r><a><![CDATA[" + "]]".repeat(100_000)),
                hostile(
                        "xml-utf7",
                        PUBLISHED,
                        "<?xml version='1.0' encoding='UTF-7'?><x>" + ROWS + "+ADwAIQ-DOCTYPE</x>"),
                hostile("xml-utf16-lie", PUBLISHED, utf16),
                hostile(
                        "xml-bad-bytes",
                        PUBLISHED,
                        ("<x>" + ROWS + "<r><a>3</a><b>\u00c0\u00af\u00ff</b></r></x>")
                                .getBytes(ISO_8859_1)),
                hostile(
                        "xml-nul-reference",
                        "CORRUPT",
                        "<x>" + ROWS + "<r><a>&#0;</a><b>&#xFFFFFFFF;</b></r></x>"),
                hostile(
                        "xml-late-doctype",
                        "CORRUPT",
                        "<x>" + ROWS + "<!DOCTYPE y [<!ENTITY e 'e'>]></x>"),
                hostile(
                        "xml-prefixes",
                        PUBLISHED,
                        "<x><p:r><p:a>1</p:a></p:r><p:r><p:a>2</p:a></p:r></x>"),
                hostile(
                        "xml-comments",
                        "NOT_TABULAR",
                        "<x>" + "<!-- c -->".repeat(300_000) + ROWS + "</x>"),
                hostile(
                        "xml-instructions",
                        "NOT_TABULAR",
                        "<x>" + "<?php system('x') ?>".repeat(100_000) + ROWS + "</x>"));
    }

    private static String manyAttributes() {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            all.append('a').append(i).append("='' ");
        }
        return all.toString();
    }
}
