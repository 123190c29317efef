package org.khettara.core;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khettara.core.catalogue.CatalogueEntry;
import org.khettara.core.catalogue.Description;
import org.khettara.core.catalogue.FileTitle;
import org.khettara.core.catalogue.LocalText;
import org.khettara.core.catalogue.Metadata;
import org.khettara.core.catalogue.Origin;
import org.khettara.core.port.CatalogueRenderer;
import org.khettara.core.port.Institutions;
import org.khettara.core.port.Ledger;
import org.khettara.core.port.ObjectStore;
import org.khettara.core.release.Release;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Institution;

/// Puts together what the catalogue tells of a dataset, and has it rendered. Everything here can be
/// made anew at any time from ledger and institutions.
public final class Catalogue {
    private final Ports ports;

    public Catalogue(Ports ports) {
        this.ports = ports;
    }

    public record Ports(
            Ledger ledger,
            Institutions institutions,
            ObjectStore published,
            CatalogueRenderer renderer) {}

    /// What is to be told of a dataset; empty for one without a current release.
    public Optional<CatalogueEntry> entry(DatasetId dataset) throws IOException {
        Optional<Release> current = ports.ledger().current(dataset);
        return current.isEmpty() ? Optional.empty() : Optional.of(entry(current.get()));
    }

    /// As if the release were the one that readers are served.
    public CatalogueEntry entry(Release release) throws IOException {
        return new CatalogueEntry(
                publisher(release.dataset()),
                Metadata.of(Map.of(Origin.DERIVED, derived(release))),
                release,
                issued(release),
                previous(release));
    }

    private Institution publisher(DatasetId dataset) throws IOException {
        var id = dataset.institution();
        return ports.institutions().find(id).orElseGet(() -> new Institution(id, id.value()));
    }

    private static Description derived(Release release) {
        String title = FileTitle.of(release.content().source().name());
        return new Description(
                LocalText.of(LocalText.UNDETERMINED, title),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private Instant issued(Release release) throws IOException {
        return release.number() == 1
                ? release.releasedAt()
                : ports.ledger()
                        .release(release.dataset(), 1)
                        .map(Release::releasedAt)
                        .orElse(release.releasedAt());
    }

    private @Nullable Long previous(Release release) throws IOException {
        for (long number = release.number() - 1; number >= 1; number--) {
            Optional<Release> before = ports.ledger().release(release.dataset(), number);
            if (before.isPresent() && !before.get().superseded()) {
                return number;
            }
        }
        return null;
    }

    /// Puts the records of a dataset in the place of those of its last release.
    void render(DatasetId dataset) throws IOException {
        Optional<CatalogueEntry> entry = entry(dataset);
        if (entry.isEmpty()) {
            return;
        }
        for (var document : ports.renderer().documents(entry.get())) {
            ports.published()
                    .replace(
                            document.key(),
                            document.content().getBytes(StandardCharsets.UTF_8),
                            document.mediaType());
        }
    }
}
