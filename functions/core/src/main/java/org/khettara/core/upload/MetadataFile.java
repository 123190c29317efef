package org.khettara.core.upload;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How files are named that describe others: `metadata.<extension>` for what lies beside it,
/// `<file>.metadata.<extension>` for one file.
public final class MetadataFile {
    private static final Pattern OF_FILE =
            Pattern.compile(
                    "(.+)\\.metadata\\.(json|jsonld|ttl|rdf)",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private MetadataFile() {}

    /// Whether a file is named as a description.
    ///
    /// @param extension in small letters, without the dot
    public static boolean isNamed(String fileName, String extension) {
        String name = fileName.toLowerCase(Locale.ROOT);
        String ending = "metadata." + extension;
        return name.equals(ending) || name.endsWith("." + ending);
    }

    /// The file that a description is named after; empty for any other name.
    public static Optional<String> described(String fileName) {
        Matcher named = OF_FILE.matcher(fileName);
        return named.matches() ? Optional.of(named.group(1)) : Optional.empty();
    }
}
