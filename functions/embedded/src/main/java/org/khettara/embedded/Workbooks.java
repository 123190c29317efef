package org.khettara.embedded;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.khettara.core.release.Release;
import org.khettara.core.report.Text;
import org.khettara.pages.Language;
import org.khettara.pages.workbook.ReleaseWorkbook;

/// The workbooks of releases, made when they are asked for. Safe for many threads.
public final class Workbooks {
    private final Home home;
    private final Path work;

    Workbooks(Home home, Path work) {
        this.home = home;
        this.work = work;
    }

    /// What is asked for.
    ///
    /// @param release that readers may see
    /// @param language of the notes
    public record Asked(Release release, ReleaseWorkbook workbook, Language language) {
        public Asked {
            if (!release.isPublic()) {
                throw new IllegalArgumentException(
                        "release %d of %s is not for readers"
                                .formatted(release.number(), release.dataset()));
            }
        }

        /// What it should be called, so that it is dropped into its own dataset.
        public String fileName() {
            return release.dataset().name() + ".xlsx";
        }
    }

    /// What came of it.
    public sealed interface Made {
        /// @param file for the caller to delete
        record Whole(Path file) implements Made {}

        record None(Text why) implements Made {}
    }

    /// Makes it in a file of this process, so that whoever gets it gets all of it.
    public Made make(Asked asked) throws IOException {
        Path file = Files.createTempFile(Files.createDirectories(work), "workbook", ".xlsx");
        boolean made = false;
        try {
            Optional<Text> why = write(asked, file);
            made = why.isEmpty();
            return why.<Made>map(Made.None::new).orElseGet(() -> new Made.Whole(file));
        } finally {
            if (!made) {
                Files.delete(file);
            }
        }
    }

    private Optional<Text> write(Asked asked, Path file) throws IOException {
        Release release = asked.release();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            return asked.workbook()
                    .write(
                            home.report(release),
                            name -> home.openPublished(release.content().prefix() + name),
                            asked.language(),
                            out);
        }
    }
}
