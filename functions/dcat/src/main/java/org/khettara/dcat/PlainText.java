package org.khettara.dcat;

import java.util.Map;
import java.util.TreeMap;
import org.khettara.core.catalogue.LocalText;

/// Text that every serialisation can hold, and reads back as it was.
final class PlainText {
    private PlainText() {}

    /// Line ends become `\n`, which XML makes of them anyway (XML 1.0, 2.11); what XML cannot hold
    /// (2.2) goes: control characters, half surrogate pairs, U+FFFE, U+FFFF.
    static String of(String text) {
        if (isPlain(text)) {
            return text;
        }
        var plain = new StringBuilder(text.length());
        text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .codePoints()
                .filter(PlainText::isXml)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /// A sentence of ours in the languages of the portal.
    static LocalText translated(String fr, String ar, String en) {
        return new LocalText(new TreeMap<>(Map.of("fr", fr, "ar", ar, "en", en)));
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' && c != '\n' && c != '\t') || (c >= 0xD800 && c < 0xE000) || c >= 0xFFFE) {
                return false;
            }
        }
        return true;
    }

    private static boolean isXml(int c) {
        return c == '\n'
                || c == '\t'
                || (c >= ' ' && c < 0xD800)
                || (c >= 0xE000 && c < 0xFFFE)
                || c >= 0x10000;
    }
}
