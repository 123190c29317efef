package org.khettara.core.port;

import java.io.IOException;

/// The dataset is no longer what an upload was judged against. The claim is still its owner's: the
/// upload is to be judged again.
public final class OutdatedVerdictException extends IOException {
    private static final long serialVersionUID = 1L;

    public OutdatedVerdictException(String message) {
        super(message);
    }
}
