package org.khettara.core.release;

import org.khettara.core.upload.InputId;
import org.khettara.core.upload.Sha256;

/// Identity of one run of one engine over one input. A newer engine makes a new run of the same
/// input: that is how a replay after a mended defect is not taken for a duplicate.
public record RunId(String value) {
    public static RunId of(InputId input, String engineVersion) {
        return new RunId(Sha256.ofParts(input.value(), engineVersion));
    }

    @Override
    public String toString() {
        return value;
    }
}
