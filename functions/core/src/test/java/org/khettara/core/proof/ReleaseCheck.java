package org.khettara.core.proof;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.khettara.core.document.Json;
import org.khettara.core.port.ObjectStore;
import org.khettara.core.release.Manifest;
import org.khettara.core.release.Release;
import org.khettara.core.release.ReleaseContent;
import org.khettara.core.release.ReleaseFile;
import org.khettara.core.upload.Sha256;

/// Holds a release against its manifest and version row, and both against the objects.
final class ReleaseCheck {
    private ReleaseCheck() {}

    /// What is wrong with a release; empty when nothing is.
    static String problem(ObjectStore published, Release release) {
        try {
            return read(published, release);
        } catch (IOException e) {
            return "cannot be read: " + e;
        }
    }

    private static String read(ObjectStore published, Release release) throws IOException {
        Manifest manifest;
        try (InputStream in = published.open(release.content().manifestKey())) {
            manifest = Json.read(in, Manifest.class);
        }
        if (!manifest.run().equals(release.run().value())
                || !manifest.files().equals(release.content().files())
                || !manifest.source().equals(release.content().source())) {
            return "is not what its manifest says";
        }
        long rows = 0;
        for (ReleaseFile file : manifest.files()) {
            byte[] content = bytes(published, release, file);
            if (!isOf(file, content)) {
                return "has other bytes in %s than its manifest says".formatted(file.name());
            }
            if (file.mediaType().startsWith("text/csv")) {
                rows += new String(content, StandardCharsets.UTF_8).lines().count() - 1;
            }
        }
        ReleaseContent.StoredDifference change = release.content().change();
        for (ReleaseFile file : change == null ? List.<ReleaseFile>of() : change.files()) {
            if (!isOf(file, bytes(published, release, file))) {
                return "has other bytes in %s than its version row says".formatted(file.name());
            }
        }
        return rows == manifest.rows() && rows == release.content().rows()
                ? ""
                : "has %d rows, not %d".formatted(rows, manifest.rows());
    }

    private static byte[] bytes(ObjectStore published, Release release, ReleaseFile file)
            throws IOException {
        try (InputStream in = published.open(release.content().prefix() + file.name())) {
            return in.readAllBytes();
        }
    }

    private static boolean isOf(ReleaseFile file, byte[] content) {
        return content.length == file.bytes() && Sha256.of(content).equals(file.sha256());
    }
}
