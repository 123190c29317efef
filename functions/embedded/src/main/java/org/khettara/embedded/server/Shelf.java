package org.khettara.embedded.server;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.khettara.core.release.Release;
import org.khettara.core.release.ReleaseContent;
import org.khettara.core.release.ReleaseFile;
import org.khettara.core.release.Ruling;
import org.khettara.core.release.Standing;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Sha256;
import org.khettara.embedded.Home;

/// Finds published files, and nothing else: a file is served because the manifest of a release
/// names it, never because it lies there.
@Singleton
final class Shelf {
    private final Home home;

    Shelf(Home home) {
        this.home = home;
    }

    /// A file that may be served.
    ///
    /// @param key in the published store
    record Item(String key, ReleaseFile file, Instant releasedAt) {
        /// Without the folders it lies in.
        String fileName() {
            return file.name().substring(file.name().lastIndexOf('/') + 1);
        }
    }

    /// @throws ProblemException when there is none; likewise the others
    Release current(DatasetId dataset) throws IOException {
        Optional<Release> current = home.current(dataset);
        if (current.isEmpty()) {
            throw gone(dataset, home.releases(dataset));
        }
        return current.get();
    }

    /// Nothing is served: it was withdrawn or deleted, or never was.
    private static ProblemException gone(DatasetId dataset, List<Release> releases) {
        String what = "dataset " + dataset;
        for (Release release : releases.reversed()) {
            if (release.standing() == Standing.WITHDRAWN
                    || release.standing() == Standing.DELETED) {
                return new ProblemException(gone(what, release));
            }
        }
        return new ProblemException(Problem.notFound(what));
    }

    private static Problem gone(String what, Release release) {
        Ruling ruling = release.ruling();
        return ruling == null ? Problem.deleted(what) : Problem.withdrawn(what, ruling.why());
    }

    Release release(DatasetId dataset, long number) throws IOException {
        return home.release(dataset, number)
                .orElseThrow(() -> new ProblemException(Problem.notFound(name(dataset, number))));
    }

    private static String name(DatasetId dataset, long number) {
        return "release %d of %s".formatted(number, dataset);
    }

    /// @param folder `v=` and the run, as in keys
    Release release(DatasetId dataset, String folder) throws IOException {
        return home.releases(dataset).stream()
                .filter(release -> release.content().prefix().endsWith("/" + folder + "/"))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.notFound(folder)));
    }

    private ReleaseFile manifest(ReleaseContent content) throws IOException {
        try (InputStream in = home.openPublished(content.manifestKey())) {
            byte[] bytes = in.readAllBytes();
            return new ReleaseFile(
                    ReleaseContent.MANIFEST, "application/json", bytes.length, Sha256.of(bytes));
        }
    }

    /// A file of the difference to the release before.
    ///
    /// @param name without the folders it lies in
    Item difference(Release release, String name) {
        ReleaseContent.StoredDifference change = release.content().change();
        List<ReleaseFile> files = change == null ? List.of() : change.files();
        return files.stream()
                .filter(file -> file.name().endsWith("/" + name))
                .findFirst()
                .map(file -> item(release, file))
                .orElseThrow(() -> new ProblemException(Problem.notFound("file " + name)));
    }

    private static Item item(Release release, ReleaseFile file) {
        return new Item(release.content().prefix() + file.name(), file, release.releasedAt());
    }

    /// A file of a release that readers may see; what is held is not there for them.
    Item item(Release release, String name) throws IOException {
        String what = name(release.dataset(), release.number());
        switch (release.standing()) {
            case WITHDRAWN, DELETED -> throw new ProblemException(gone(what, release));
            case HELD, DECLINED, PUBLISHED, SUPERSEDED -> {
                if (!release.isPublic()) {
                    throw new ProblemException(Problem.notFound(what));
                }
            }
        }
        ReleaseContent content = release.content();
        if (name.equals(ReleaseContent.MANIFEST)) {
            return new Item(content.manifestKey(), manifest(content), release.releasedAt());
        }
        return content.files().stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .map(file -> item(release, file))
                .orElseThrow(() -> new ProblemException(Problem.notFound("file " + name)));
    }
}
