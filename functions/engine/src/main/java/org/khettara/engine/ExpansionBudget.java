package org.khettara.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.khettara.core.report.ReasonCode;

/// Counts all that is written to the disk on behalf of one file, and refuses what is out of bounds:
/// absolute bytes first, then what came out of a file by how small that was, for no honest file
/// grows so much. A workbook that names one text in a million cells grows as a compressed file
/// does.
final class ExpansionBudget {
    private final Limits limits;
    private final long compressed;
    private long expanded;
    private long spooled;

    /// @param compressed bytes of the file as it came
    ExpansionBudget(Limits limits, long compressed) {
        this.limits = limits;
        this.compressed = Math.max(1, compressed);
    }

    /// Counts bytes that were compressed.
    void expand(long bytes) throws Refusal {
        expanded += bytes;
        check(expanded);
    }

    /// Counts bytes that are a copy of what the file holds in another form.
    void spool(long bytes) throws Refusal {
        spooled += bytes;
        if (isOutOfProportion(spooled) || expanded + spooled > limits.expandedBytes()) {
            throw bomb(expanded + spooled);
        }
    }

    /// Refuses at once what says itself that it is too large.
    void announce(long bytes) throws Refusal {
        check(expanded + bytes);
    }

    private void check(long bytes) throws Refusal {
        if (isOutOfProportion(bytes) || bytes + spooled > limits.expandedBytes()) {
            throw bomb(bytes);
        }
    }

    private boolean isOutOfProportion(long bytes) {
        return bytes > limits.ratioFrom() && bytes / limits.expansionRatio() > compressed;
    }

    private static Refusal bomb(long bytes) {
        return Refusal.of(ReasonCode.BOMB, "BOMB", bytes >> 20);
    }

    /// Writes what a stream yields to a file.
    void expand(InputStream in, Path to) throws IOException, Refusal {
        byte[] buffer = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(to)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                expand(n);
                out.write(buffer, 0, n);
            }
        }
    }
}
