package org.khettara.core;

import java.io.IOException;
import java.time.Instant;

/// Another worker has the upload in hand; deliver it again after its lease.
public final class UploadBusyException extends IOException {
    private static final long serialVersionUID = 1L;
    private final Instant leaseUntil;

    UploadBusyException(Instant leaseUntil) {
        super("another worker has this upload until " + leaseUntil);
        this.leaseUntil = leaseUntil;
    }

    public Instant leaseUntil() {
        return leaseUntil;
    }
}
