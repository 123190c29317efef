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
        String last =
                fileName.substring(
                        Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        String plain =
                Normalizer.normalize(stem(last), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder slug = new StringBuilder();
        for (int i = 0; i < plain.length() && slug.length() < LONGEST; i++) {
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
        String wanted = slug.isEmpty() ? "table" : slug.toString();
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
