package org.khettara.dcat;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.khettara.core.release.Release;
import org.khettara.core.release.ReleaseFile;
import org.khettara.core.report.TableShape;

/// A table of a release with the files that hold it; null what the release does not have.
///
/// @param schema Table Schema and CSVW of the CSV
record PublishedTable(
        TableShape shape,
        @Nullable ReleaseFile csv,
        @Nullable ReleaseFile parquet,
        @Nullable ReleaseFile schema) {

    static List<PublishedTable> of(Release release) {
        return release.content().tables().stream()
                .map(shape ->
                        new PublishedTable(
                                shape,
                                file(release, shape.name() + ".csv"),
                                file(release, shape.name() + ".parquet"),
                                file(release, shape.name() + ".schema.json")))
                .toList();
    }

    /// The files that are the table itself.
    List<TableFile> files() {
        return Stream.of(
                        csv == null ? null : new TableFile(csv, Format.CSV),
                        parquet == null ? null : new TableFile(parquet, Format.PARQUET))
                .flatMap(Stream::ofNullable)
                .toList();
    }

    record TableFile(ReleaseFile file, Format format) {}

    /// @see <a href="https://www.iana.org/assignments/media-types/">IANA media types</a>
    enum Format {
        CSV("text/csv"),
        PARQUET("application/vnd.apache.parquet");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        String mediaType() {
            return mediaType;
        }
    }

    private static @Nullable ReleaseFile file(Release release, String name) {
        return release.content().files().stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
