package org.khettara.core;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khettara.core.catalogue.CatalogueEntry;
import org.khettara.core.catalogue.Description;
import org.khettara.core.catalogue.LocalText;
import org.khettara.core.catalogue.Metadata;
import org.khettara.core.catalogue.Origin;
import org.khettara.core.port.Institutions;
import org.khettara.core.port.Ledger;
import org.khettara.core.release.Release;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Institution;

/// What the catalogue tells of a dataset, put together from the ledger and the institutions.
public final class CatalogueEntries {
    private final Ledger ledger;
    private final Institutions institutions;

    public CatalogueEntries(Ledger ledger, Institutions institutions) {
        this.ledger = ledger;
        this.institutions = institutions;
    }

    /// Empty when nothing of the dataset is published.
    public Optional<CatalogueEntry> of(DatasetId dataset) throws IOException {
        Optional<Release> current = ledger.current(dataset);
        return current.isPresent() ? Optional.of(of(current.get())) : Optional.empty();
    }

    /// As if the release were the one that readers are served.
    public CatalogueEntry of(Release release) throws IOException {
        return new CatalogueEntry(
                publisher(release.dataset()),
                Metadata.of(Map.of(Origin.DERIVED, derived(release))),
                release,
                issued(release),
                previous(release));
    }

    private Institution publisher(DatasetId dataset) throws IOException {
        var id = dataset.institution();
        return institutions.find(id).orElseGet(() -> new Institution(id, id.value()));
    }

    /// The file's name without its extension, the nearest thing to a title that every file has.
    private static Description derived(Release release) {
        String name = release.content().source().name();
        String stem = name.replaceFirst("(?<=.)\\.[^.]{1,8}$", "").replace('_', ' ').strip();
        var title = LocalText.of(LocalText.UNDETERMINED, stem.isEmpty() ? name : stem);
        return new Description(
                title, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null);
    }

    private Instant issued(Release release) throws IOException {
        return release.number() == 1
                ? release.releasedAt()
                : ledger.release(release.dataset(), 1)
                        .map(Release::releasedAt)
                        .orElse(release.releasedAt());
    }

    private @Nullable Long previous(Release release) throws IOException {
        for (long number = release.number() - 1; number >= 1; number--) {
            Optional<Release> before = ledger.release(release.dataset(), number);
            if (before.isPresent() && !before.get().superseded()) {
                return number;
            }
        }
        return null;
    }
}
