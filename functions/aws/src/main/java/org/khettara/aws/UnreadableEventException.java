package org.khettara.aws;

import java.io.IOException;

/// A message that is none of those we know. It stays in its queue until an operator has looked.
public final class UnreadableEventException extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadableEventException(String message) {
        super(message);
    }

    UnreadableEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
