package org.khettara.engine;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Safe file names for tables, from the names of their files: letters of any script and digits, the
/// rest turned to `-`. Never a path, never empty, never twice the same.
final class TableSlugs {
    private static final int LONGEST = 60;

    private final Set<String> taken = new HashSet<>();

    String slug(String fileName) {
        return unique(plain(stem(last(fileName)), LONGEST));
    }

    /// The name of one of several tables in a file.
    String slug(String fileName, String part) {
        String end = plain(part, LONGEST / 2);
        String file = plain(stem(last(fileName)), end.isEmpty() ? LONGEST : LONGEST / 2);
        return unique(file.isEmpty() || end.isEmpty() ? file + end : file + "-" + end);
    }

    private static String last(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    private static String plain(String name, int longest) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder slug = new StringBuilder();
        for (int i = 0; i < plain.length() && slug.length() < longest; i++) {
            char c = plain.charAt(i);
            if (Character.isLetterOrDigit(c) || c == '_') {
                slug.append(c);
            } else if (!slug.isEmpty() && slug.charAt(slug.length() - 1) != '-') {
                slug.append('-');
            }
        }
        while (!slug.isEmpty() && slug.charAt(slug.length() - 1) == '-') {
            slug.setLength(slug.length() - 1);
        }
        return slug.toString();
    }

    private String unique(String slug) {
        String wanted = slug.isEmpty() ? "table" : slug;
        String name = wanted;
        for (int n = 2; !taken.add(name); n++) {
            name = wanted + "-" + n;
        }
        return name;
    }

    private static String stem(String name) {
        String stem =
                name.toLowerCase(Locale.ROOT).endsWith(".gz")
                        ? name.substring(0, name.length() - 3)
                        : name;
        int point = stem.lastIndexOf('.');
        return point > 0 && stem.length() - point <= 6 ? stem.substring(0, point) : stem;
    }
}
