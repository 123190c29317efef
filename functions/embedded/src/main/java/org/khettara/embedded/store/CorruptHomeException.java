package org.khettara.embedded.store;

import java.io.IOException;

/// What lies in the home is not what Khettara wrote: damaged, or from a newer version. Trying again
/// does not help; a person must look.
public final class CorruptHomeException extends IOException {
    private static final long serialVersionUID = 1L;

    CorruptHomeException(String message, Throwable cause) {
        super(message, cause);
    }

    CorruptHomeException(String message) {
        super(message);
    }
}
