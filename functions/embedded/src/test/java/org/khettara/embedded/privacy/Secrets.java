package org.khettara.embedded.privacy;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Finds values in documents, as they were written and bare of all but letters and digits. One
/// reading of the document finds all of them.
public final class Secrets {
    private static final int BEGINNING = 6;

    /// A shorter one, bare, is in many a hash.
    private static final int TELLING = 10;

    private final Map<Long, List<String>> written = new HashMap<>();
    private final Map<Long, List<String>> bare = new HashMap<>();

    public Secrets(List<String> secrets) {
        for (String secret : secrets) {
            add(written, secret, BEGINNING);
            add(bare, bare(secret), TELLING);
        }
    }

    private static void add(Map<Long, List<String>> to, String secret, int fewest) {
        if (secret.length() >= fewest) {
            to.computeIfAbsent(key(secret, 0), _ -> new ArrayList<>()).add(secret);
        }
    }

    /// Those that stand in a text.
    public Set<String> in(String text) {
        var found = new TreeSet<String>();
        find(written, text, true, found);
        find(bare, bare(text), false, found);
        return found;
    }

    private static void find(
            Map<Long, List<String>> secrets, String text, boolean apart, Set<String> found) {
        for (int at = 0; at + BEGINNING <= text.length(); at++) {
            for (String secret : secrets.getOrDefault(key(text, at), List.of())) {
                if (text.startsWith(secret, at)
                        && (!apart
                                || (isEdge(text, at - 1) && isEdge(text, at + secret.length())))) {
                    found.add(secret);
                }
            }
        }
    }

    private static boolean isEdge(String text, int at) {
        return at < 0 || at >= text.length() || !Character.isLetterOrDigit(text.charAt(at));
    }

    private static long key(String text, int at) {
        long key = 0;
        for (int i = at; i < at + BEGINNING; i++) {
            key = key * 1_000_003 + text.charAt(i);
        }
        return key;
    }

    private static String bare(String text) {
        var bare = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(c ->
                        bare.appendCodePoint(
                                Character.isDigit(c) ? '0' + Character.digit(c, 10) : c));
        return bare.toString();
    }
}
