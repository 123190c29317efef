package org.khettara.embedded;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khettara.core.catalogue.CatalogueEntry;
import org.khettara.core.catalogue.Description;
import org.khettara.core.catalogue.LocalText;
import org.khettara.core.catalogue.Metadata;
import org.khettara.core.catalogue.Origin;
import org.khettara.core.port.Institutions;
import org.khettara.core.release.Release;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Institution;
import org.khettara.embedded.store.SqliteLedger;

/// The catalogue entries of a home: what its ledger tells of a dataset, with a title derived from
/// the file's name.
public final class CatalogueEntries {
    private final SqliteLedger ledger;
    private final Institutions institutions;
    private final String base;

    /// @param base URI under which readers reach the published store, ending with `/`
    CatalogueEntries(SqliteLedger ledger, Institutions institutions, String base) {
        this.ledger = ledger;
        this.institutions = institutions;
        this.base = base;
    }

    /// URI under which readers reach the published store, ending with `/`.
    public String base() {
        return base;
    }

    /// Every dataset that readers are served, by dataset id.
    public List<CatalogueEntry> all() throws IOException {
        var entries = new ArrayList<CatalogueEntry>();
        for (Release current : ledger.currents()) {
            entries.add(of(current));
        }
        return entries;
    }

    /// Empty when readers are served no such dataset.
    public Optional<CatalogueEntry> of(DatasetId dataset) throws IOException {
        Optional<Release> current = ledger.current(dataset);
        return current.isEmpty() ? Optional.empty() : Optional.of(of(current.get()));
    }

    private CatalogueEntry of(Release current) throws IOException {
        DatasetId dataset = current.dataset();
        Institution publisher =
                institutions
                        .find(dataset.institution())
                        .orElseGet(() ->
                                new Institution(
                                        dataset.institution(), dataset.institution().value()));
        List<Release> releases = ledger.releases(dataset);
        @Nullable Long previous = null;
        for (Release release : releases) {
            if (release.number() < current.number() && !release.superseded()) {
                previous = release.number();
            }
        }
        return new CatalogueEntry(
                publisher,
                Metadata.of(Map.of(Origin.DERIVED, titled(current))),
                current,
                releases.isEmpty()
                        ? current.releasedAt()
                        : Objects.requireNonNull(releases.getFirst()).releasedAt(),
                previous);
    }

    private static Description titled(Release release) {
        String name = release.content().source().name();
        String stem = name.replaceFirst("(?<=.)\\.[^.]{1,8}$", "").replace('_', ' ').strip();
        return new Description(
                LocalText.of(LocalText.UNDETERMINED, stem.isEmpty() ? name : stem),
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
}
