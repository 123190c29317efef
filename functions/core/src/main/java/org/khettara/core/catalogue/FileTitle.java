package org.khettara.core.catalogue;

/// The nearest thing to a title that every file has.
public final class FileTitle {
    private FileTitle() {}

    /// The file's name without its extension, in words.
    public static String of(String fileName) {
        String stem = fileName.replaceFirst("(?<=.)\\.[^.]{1,8}$", "").replace('_', ' ').strip();
        return stem.isEmpty() ? fileName : stem;
    }
}
