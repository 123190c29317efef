package org.khettara.core.upload;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Identifies a dataset everywhere: in URLs, object keys and events. Its text is
/// `institution.name`, the name being letters and digits of any script and `-`.
public record DatasetId(InstitutionId institution, String name) {
    private static final Pattern NAME =
            Pattern.compile("[\\p{L}\\p{N}]([\\p{L}\\p{M}\\p{N}-]{0,126}[\\p{L}\\p{M}\\p{N}])?");

    private static final int LONGEST_NAME = 128;

    public DatasetId {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'%s' is not a dataset name: expected 1 to %d letters, digits and '-'"
                            .formatted(name, LONGEST_NAME));
        }
    }

    /// Reads the text form `institution.name`.
    ///
    /// @throws IllegalArgumentException when the text is not of that form
    public static DatasetId parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            throw new IllegalArgumentException(
                    "'%s' is not a dataset id: expected institution.name, as in 'ville-de-casablanca.budget'"
                            .formatted(text));
        }
        return new DatasetId(new InstitutionId(text.substring(0, dot)), text.substring(dot + 1));
    }

    /// Names a dataset after its file, without the extension: a file that keeps its name keeps its
    /// dataset, and its description is of that dataset.
    public static DatasetId ofFile(InstitutionId institution, String fileName) {
        String data = MetadataFile.described(fileName).orElse(fileName);
        return named(institution, data.replaceFirst("(?<=.)\\.[^.]{1,8}(\\.(gz|zip))?$", ""));
    }

    /// Names a dataset in words: case is folded, what is neither letter nor digit becomes `-`, so
    /// that it does not matter how blanks and accents were encoded.
    public static DatasetId named(InstitutionId institution, String words) {
        String name =
                Normalizer.normalize(words, Normalizer.Form.NFC)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", "-")
                        .replaceAll("^[-\\p{M}]+|-+$", "");
        if (name.length() > LONGEST_NAME) {
            int end =
                    Character.isHighSurrogate(name.charAt(LONGEST_NAME - 1))
                            ? LONGEST_NAME - 1
                            : LONGEST_NAME;
            name = name.substring(0, end).replaceAll("-+$", "");
        }
        return new DatasetId(institution, name.isEmpty() ? "file" : name);
    }

    @Override
    public String toString() {
        return institution + "." + name;
    }
}
