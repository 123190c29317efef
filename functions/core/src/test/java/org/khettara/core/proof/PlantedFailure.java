package org.khettara.core.proof;

import java.io.IOException;
import java.io.UncheckedIOException;

/// A failure that a [FaultPlan] made up.
final class PlantedFailure extends IOException {
    private static final long serialVersionUID = 1L;

    private PlantedFailure(String call) {
        super(call + " failed");
    }

    /// The failure as the caller of that port may see it.
    static Exception of(Call call) {
        var failure = new PlantedFailure(call.name());
        return call.mayBreak() ? failure : new UncheckedIOException(failure);
    }
}
