package org.khettara.embedded.cli;

/// What was typed cannot be done; the message says what to type instead.
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }

    /// For a value whose own type says what is wrong with it.
    static UsageException of(IllegalArgumentException wrong) {
        String message = wrong.getMessage();
        return new UsageException(message == null ? wrong.toString() : message);
    }
}
