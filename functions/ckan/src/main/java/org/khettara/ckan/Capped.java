package org.khettara.ckan;

import java.nio.charset.StandardCharsets;

/// Texts cut to what a portal can hold. Its search engine refuses a term beyond 32,766 bytes of
/// UTF-8, and the whole write with it; a description of some megabytes can end its heap.
final class Capped {
    /// Of a title or an extra, in bytes.
    private static final int TERM = 32_000;

    /// Of a description, in bytes.
    private static final int NOTES = 1_000_000;

    private static final String ELLIPSIS = "…";

    private Capped() {}

    static String term(String text) {
        return to(TERM, text);
    }

    static String notes(String text) {
        return to(NOTES, text);
    }

    private static String to(int bytes, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (utf8.length <= bytes) {
            return text;
        }
        int end = bytes - ELLIPSIS.getBytes(StandardCharsets.UTF_8).length;
        while ((utf8[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(utf8, 0, end, StandardCharsets.UTF_8) + ELLIPSIS;
    }
}
