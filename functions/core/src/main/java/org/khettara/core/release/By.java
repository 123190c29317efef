package org.khettara.core.release;

/// Who decides, and why.
///
/// @param who for the audit alone
/// @param why a sentence for the publisher, and of a withdrawal for readers too
public record By(String who, String why) {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REASON = 1000;

    /// @throws IllegalArgumentException when one of them is empty, too long, or has control
    ///   characters
    public By {
        who = checked("who", who, LONGEST_NAME);
        why = checked("why", why, LONGEST_REASON);
    }

    private static String checked(String name, String text, int longest) {
        String stripped = text.strip();
        if (stripped.isEmpty()
                || stripped.length() > longest
                || stripped.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "%s: expected 1 to %d characters on one line".formatted(name, longest));
        }
        return stripped;
    }
}
