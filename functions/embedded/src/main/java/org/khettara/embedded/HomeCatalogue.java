package org.khettara.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
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
import org.khettara.embedded.store.DatasetPages;
import org.khettara.embedded.store.SqliteOutbox;
import org.khettara.pages.ServedFiles;

/// The catalogue of a home as a whole, made of the ledger when it is asked for. Safe for many
/// threads.
public final class HomeCatalogue {
    private static final int READ_AHEAD = 8;

    private final DatasetPages pages;
    private final SqliteOutbox outbox;
    private final Catalogue catalogue;
    private final CatalogueDocuments documents;
    private final Portal portal;

    HomeCatalogue(
            DatasetPages pages,
            SqliteOutbox outbox,
            Catalogue catalogue,
            CatalogueDocuments documents,
            URI base) {
        this.pages = pages;
        this.outbox = outbox;
        this.catalogue = catalogue;
        this.documents = documents;
        this.portal = Portal.served(base);
    }

    /// URI under which readers reach the published store, ending with `/`.
    public String base() {
        return portal.base();
    }

    /// The files of the release that a receipt tells of, for who reads it elsewhere.
    public @Nullable ServedFiles files(Receipt receipt) throws IOException {
        return files(base(), receipt);
    }

    /// The files of the release that a receipt tells of; null when readers find none.
    ///
    /// @param base of the server; `/` for pages that it serves itself, whatever it is called there
    public @Nullable ServedFiles files(String base, Receipt receipt) throws IOException {
        Long number = receipt.release();
        DatasetId dataset = DatasetId.parse(receipt.dataset());
        return number == null || catalogue.served(dataset, number).isEmpty()
                ? null
                : ServedFiles.withWorkbooks(
                        Link.to(base, "datasets/%s/releases/%d/".formatted(dataset, number)));
    }

    /// Empty when readers are served no such dataset.
    public Optional<CatalogueEntry> entry(DatasetId dataset) throws IOException {
        return catalogue.entry(dataset);
    }

    public Extent extent() throws IOException {
        return new Extent(pages.datasets(), outbox.lastChanged().orElse(null));
    }

    /// Writes a page of the catalogue.
    ///
    /// @param number from 1 to the last of the extent
    /// @param out flushed, not closed
    public void page(Extent extent, long number, RdfFormat format, OutputStream out)
            throws IOException {
        try (var page = CatalogueWriter.page(portal, extent, number, format, out)) {
            long before = (number - 1) * CatalogueWriter.PAGE;
            String after = before == 0 ? "" : pages.datasetAt(before - 1).orElse("\uFFFF");
            for (Release current : pages.currents(after, CatalogueWriter.PAGE)) {
                page.add(catalogue.entry(current));
            }
        }
    }

    /// Writes the whole catalogue, a page in memory at a time.
    ///
    /// @param out flushed, not closed
    public void whole(RdfFormat format, OutputStream out) throws IOException {
        try (var whole = CatalogueWriter.whole(portal, extent(), format, out)) {
            entries(whole::add);
        }
    }

    /// Writes the records of every dataset anew, and takes away those of datasets that are served
    /// no more; a page of ids in memory at a time. By whoever tells changes, and nobody else.
    ///
    /// @return how many datasets have records
    long renew() throws IOException {
        long renewed = 0;
        List<DatasetId> some = pages.datasets("", CatalogueWriter.PAGE);
        while (!some.isEmpty()) {
            for (DatasetId dataset : some) {
                renewed += catalogue.render(dataset).isPresent() ? 1 : 0;
            }
            some = pages.datasets(some.getLast().toString(), CatalogueWriter.PAGE);
        }
        return renewed;
    }

    /// The Data Package of a release, with what is said of the dataset today.
    public String dataPackage(Release release) throws IOException {
        return documents.dataPackage(catalogue.entry(release));
    }

    @FunctionalInterface
    public interface EntryVisitor {
        void visit(CatalogueEntry entry) throws IOException;
    }

    /// Visits every dataset that readers are served, by dataset id; a page in memory at a time, and
    /// while one entry is looked at, the next ones are read.
    public void entries(EntryVisitor visitor) throws IOException {
        List<Release> some = pages.currents("", CatalogueWriter.PAGE);
        while (!some.isEmpty()) {
            try (Stream<CatalogueEntry> entries =
                    some.stream().gather(Gatherers.mapConcurrent(READ_AHEAD, this::read))) {
                for (var entry = entries.iterator(); entry.hasNext(); ) {
                    visitor.visit(entry.next());
                }
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            some = pages.currents(some.getLast().dataset().toString(), CatalogueWriter.PAGE);
        }
    }

    private CatalogueEntry read(Release current) {
        try {
            return catalogue.entry(current);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
