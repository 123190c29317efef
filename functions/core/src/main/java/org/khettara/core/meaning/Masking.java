package org.khettara.core.meaning;

import java.util.List;

/// Values so that their owner knows them again and nobody else: `AB****56`.
public final class Masking {
    private static final int ENOUGH = 8;
    private static final String HIDDEN = "****";

    private Masking() {}

    /// One value: its first and last two signs, of a short one none.
    static String value(String value) {
        String bare = PlainText.bare(PlainText.of(value));
        int signs = bare.codePointCount(0, bare.length());
        if (signs < ENOUGH - 1) {
            return HIDDEN;
        }
        return bare.substring(0, bare.offsetByCodePoints(0, 2))
                + HIDDEN
                + bare.substring(bare.offsetByCodePoints(bare.length(), -2));
    }

    /// A text without the personal data that stands in it; the same text when there is none.
    public static String text(String text) {
        String plain = PlainText.of(text);
        List<Found> found = Recogniser.clearIn(plain);
        if (found.isEmpty()) {
            return text;
        }
        var masked = new StringBuilder();
        int at = 0;
        for (Found each : found) {
            masked.append(plain, at, each.from())
                    .append(value(plain.substring(each.from(), each.to())));
            at = each.to();
        }
        return masked.append(plain.substring(at)).toString();
    }
}
