package org.khettara.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khettara.core.Catalogue;
import org.khettara.core.catalogue.CatalogueEntry;
import org.khettara.core.document.Link;
import org.khettara.core.receipt.Receipt;
import org.khettara.core.release.Release;
import org.khettara.core.upload.DatasetId;
import org.khettara.dcat.CatalogueDocuments;
import org.khettara.dcat.CatalogueWriter;
import org.khettara.dcat.CatalogueWriter.Extent;
import org.khettara.dcat.Portal;
import org.khettara.dcat.RdfFormat;
import org.khettara.embedded.store.Books;
import org.khettara.embedded.store.SqliteLedger;

/// The catalogue of a home as a whole, made of the ledger when it is asked for. Safe for many
/// threads.
public final class HomeCatalogue {
    private final SqliteLedger ledger;
    private final Books books;
    private final Catalogue catalogue;
    private final CatalogueDocuments documents;
    private final Portal portal;

    HomeCatalogue(
            SqliteLedger ledger,
            Books books,
            Catalogue catalogue,
            CatalogueDocuments documents,
            URI base) {
        this.ledger = ledger;
        this.books = books;
        this.catalogue = catalogue;
        this.documents = documents;
        this.portal = Portal.served(base);
    }

    /// URI under which readers reach the published store, ending with `/`.
    public String base() {
        return portal.base();
    }

    /// What was noted in the books of datasets after a place, whatever it was.
    ///
    /// @param place of an earlier answer; 0 for every dataset that readers are served
    public Books.Noted notedAfter(long place) throws IOException {
        return books.after(place);
    }

    /// Address of the files of the release that a receipt tells of, ending with `/`; null when it
    /// tells of none.
    public @Nullable String files(Receipt receipt) {
        return receipt.release() == null
                ? null
                : Link.to(
                        base(),
                        "datasets/%s/releases/%d/".formatted(receipt.dataset(), receipt.release()));
    }

    /// Every dataset that readers are served, by dataset id.
    public List<CatalogueEntry> all() throws IOException {
        var entries = new ArrayList<CatalogueEntry>();
        for (Release current : ledger.currents()) {
            entries.add(catalogue.entry(current));
        }
        return entries;
    }

    /// Empty when readers are served no such dataset.
    public Optional<CatalogueEntry> entry(DatasetId dataset) throws IOException {
        return catalogue.entry(dataset);
    }

    public Extent extent() throws IOException {
        return new Extent(ledger.datasets(), ledger.lastReleased().orElse(null));
    }

    /// Writes a page of the catalogue.
    ///
    /// @param number from 1 to the last of the extent
    /// @param out flushed, not closed
    public void page(Extent extent, long number, RdfFormat format, OutputStream out)
            throws IOException {
        try (var page = CatalogueWriter.page(portal, extent, number, format, out)) {
            long before = (number - 1) * CatalogueWriter.PAGE;
            String after = before == 0 ? "" : ledger.datasetAt(before - 1).orElse("\uFFFF");
            add(ledger.currents(after, CatalogueWriter.PAGE), page);
        }
    }

    /// Writes the whole catalogue, a page in memory at a time.
    ///
    /// @param out flushed, not closed
    public void whole(RdfFormat format, OutputStream out) throws IOException {
        try (var whole = CatalogueWriter.whole(portal, extent(), format, out)) {
            List<Release> some = ledger.currents("", CatalogueWriter.PAGE);
            while (!some.isEmpty()) {
                add(some, whole);
                some = ledger.currents(some.getLast().dataset().toString(), CatalogueWriter.PAGE);
            }
        }
    }

    /// The Data Package of a release, with what is said of the dataset today.
    public String dataPackage(Release release) throws IOException {
        return documents.dataPackage(catalogue.entry(release));
    }

    private void add(List<Release> releases, CatalogueWriter writer) throws IOException {
        for (Release release : releases) {
            writer.add(catalogue.entry(release));
        }
    }
}
