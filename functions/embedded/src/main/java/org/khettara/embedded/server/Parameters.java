package org.khettara.embedded.server;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.InputId;
import org.khettara.core.upload.InstitutionId;

/// Values from requests, or the problem with them.
final class Parameters {
    private static final Pattern INPUT_ID = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern RELEASE = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Pattern FILE_NAME = Pattern.compile("[^/\\\\\\p{Cntrl}\\u2028\\u2029]+");
    private static final int LONGEST_FILE_NAME = 255;
    private static final int MOST = 1000;
    private static final long MOST_PAGES = 1_000_000_000;

    private Parameters() {}

    static InstitutionId institution(String text) {
        try {
            return new InstitutionId(text);
        } catch (IllegalArgumentException e) {
            throw bad("institution", e);
        }
    }

    static DatasetId dataset(String text) {
        try {
            return DatasetId.parse(text);
        } catch (IllegalArgumentException e) {
            throw bad("dataset", e);
        }
    }

    static InputId receipt(String text) {
        if (!INPUT_ID.matcher(text).matches()) {
            throw bad("id", "expected 64 digits or letters from a to f");
        }
        return new InputId(text);
    }

    static long release(String text) {
        if (!RELEASE.matcher(text).matches()) {
            throw bad("release", "expected a whole number of at least 1");
        }
        return Long.parseLong(text);
    }

    static String fileName(@Nullable String text) {
        if (text == null
                || text.length() > LONGEST_FILE_NAME
                || !FILE_NAME.matcher(text).matches()
                || text.isBlank()
                || text.matches("\\.{1,2}")
                || !isWellFormed(text)) {
            throw new ProblemException(Problem.badFileName());
        }
        return text;
    }

    /// The dataset that an upload is for.
    ///
    /// @param words null or blank when it is to be named after the file
    static DatasetId target(InstitutionId institution, @Nullable String words, String fileName) {
        if (words == null || words.isBlank()) {
            return DatasetId.ofFile(institution, fileName);
        }
        if (words.length() > 128 || !isWellFormed(words)) {
            throw bad("dataset", "expected at most 128 characters");
        }
        return DatasetId.named(institution, words);
    }

    /// The name of a person, as the audit keeps it.
    static String who(@Nullable String text) {
        if (text == null
                || text.isBlank()
                || text.length() > 128
                || !FILE_NAME.matcher(text).matches()
                || !isWellFormed(text)) {
            throw bad("who", "expected a name of 1 to 128 characters");
        }
        return text.strip();
    }

    static int limit(@Nullable String text) {
        return limit(text, 50);
    }

    /// @param usual where none is given
    static int limit(@Nullable String text, int usual) {
        return text == null ? usual : (int) number("limit", text, 1, MOST);
    }

    /// How many to pass over.
    static int offset(@Nullable String text) {
        return text == null ? 0 : (int) number("offset", text, 0, Integer.MAX_VALUE);
    }

    static long after(@Nullable String text) {
        return number("after", text == null ? "0" : text, 0, Long.MAX_VALUE);
    }

    /// Number of a page; the first when none is named.
    static long page(@Nullable String text) {
        return number("page", text == null ? "1" : text, 1, MOST_PAGES);
    }

    private static long number(String where, String text, long least, long most) {
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most && !text.startsWith("+")) {
                return number;
            }
            throw bad(where, "expected %d to %d".formatted(least, most));
        } catch (NumberFormatException e) {
            throw bad(where, "expected a whole number, %d to %d".formatted(least, most));
        }
    }

    /// Without half surrogate pairs, which no file system and no UTF-8 text can hold.
    private static boolean isWellFormed(String text) {
        return text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }

    private static ProblemException bad(String where, IllegalArgumentException cause) {
        return bad(where, String.valueOf(cause.getMessage()));
    }

    private static ProblemException bad(String where, String expected) {
        return new ProblemException(Problem.badValue(where, expected));
    }
}
