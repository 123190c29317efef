package org.khettara.embedded;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells a disk that takes no more from other failures: it is no upload's fault, and passes when
/// somebody makes room.
public final class FullDisk {
    /// What Linux and macOS say; the JDK hands the words on and has no exception of its own.
    private static final List<String> SIGNS =
            List.of(
                    "No space left on device",
                    "Disk quota exceeded",
                    "File too large",
                    "Read-only file system",
                    "There is not enough space on the disk");

    private FullDisk() {}

    /// Whether a failure, or what lies behind it, comes of a full disk.
    public static boolean causes(Throwable failure) {
        for (@Nullable Throwable t = failure; t != null; t = t.getCause()) {
            String message = t.getMessage();
            if (message != null && SIGNS.stream().anyMatch(message::contains)) {
                return true;
            }
        }
        return false;
    }
}
