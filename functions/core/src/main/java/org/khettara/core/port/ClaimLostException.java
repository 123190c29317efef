package org.khettara.core.port;

import java.io.IOException;

/// Another worker owns the run by now; whatever it does stands, and this worker's result is
/// dropped. A later delivery finds the outcome.
public final class ClaimLostException extends IOException {
    private static final long serialVersionUID = 1L;

    public ClaimLostException(String message) {
        super(message);
    }
}
