package org.khettara.dcat;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khettara.core.catalogue.Authority;
import org.khettara.core.catalogue.CatalogueEntry;

/// Writes the dcat:Catalog, whole or one page of it, dataset by dataset, and holds one dataset at a
/// time. Not for several threads.
public final class CatalogueWriter implements AutoCloseable {
    /// Datasets on a page, as harvesters of DCAT expect (ckanext-dcat).
    public static final int PAGE = 100;

    private final Portal portal;
    private final Extent extent;
    private final Addresses at;
    private final Statements out;
    private final DatasetStatements datasets;

    /// @param datasets how many the whole catalogue has
    /// @param modified when what is served, or said of it, changed last; null when it never has
    public record Extent(long datasets, @Nullable Instant modified) {
        /// Number of the last page; 1 when there is nothing.
        public long pages() {
            return Math.max(1, Math.ceilDiv(datasets, PAGE));
        }
    }

    private CatalogueWriter(Portal portal, Extent extent, Statements out) {
        this.portal = portal;
        this.extent = extent;
        this.at = new Addresses(portal.base());
        this.out = out;
        this.datasets = new DatasetStatements(at, out);
    }

    /// Begins the whole catalogue. The stream is flushed by [#close] and not closed.
    public static CatalogueWriter whole(
            Portal portal, Extent extent, RdfFormat format, OutputStream out) throws IOException {
        var catalogue = new CatalogueWriter(portal, extent, format.begin(out));
        catalogue.head();
        return catalogue;
    }

    /// Begins a page.
    ///
    /// @param number from 1
    public static CatalogueWriter page(
            Portal portal, Extent extent, long number, RdfFormat format, OutputStream out)
            throws IOException {
        var catalogue = new CatalogueWriter(portal, extent, format.begin(out));
        catalogue.paging(number, format);
        catalogue.head();
        return catalogue;
    }

    /// Hydra's terms in the old and in the new spelling: CKAN's harvester knows `nextPage`.
    private void paging(long number, RdfFormat format) throws IOException {
        String pages = at.catalogue() + "." + format.extension() + "?page=";
        out.about(pages + number)
                .a(Ns.HYDRA.term("PagedCollection"))
                .typed(Ns.HYDRA.term("totalItems"), Ns.XSD.term("integer"), extent.datasets())
                .typed(Ns.HYDRA.term("itemsPerPage"), Ns.XSD.term("integer"), PAGE);
        page("first", pages + 1);
        page("last", pages + extent.pages());
        if (number > 1) {
            page("previous", pages + (number - 1));
        }
        if (number < extent.pages()) {
            page("next", pages + (number + 1));
        }
    }

    private void page(String which, String iri) {
        out.link(Ns.HYDRA.term(which), iri).link(Ns.HYDRA.term(which + "Page"), iri);
    }

    private void head() throws IOException {
        out.about(at.catalogue())
                .a(Ns.DCAT.term("Catalog"))
                .text(Ns.DCT.term("title"), portal.title())
                .text(Ns.DCT.term("description"), portal.description())
                .link(Ns.DCT.term("publisher"), at.shared("publisher"))
                .link(Ns.FOAF.term("homepage"), portal.base())
                .link(Ns.DCAT.term("themeTaxonomy"), Authority.DATA_THEME.list());
        for (String language : List.of("FRA", "ARA", "ENG")) {
            out.link(Ns.DCT.term("language"), Authority.LANGUAGE.list() + "/" + language);
        }
        Authority.LICENCE
                .uri(portal.licence())
                .ifPresent(licence -> out.link(Ns.DCT.term("license"), licence));
        if (extent.modified() != null) {
            out.typed(Ns.DCT.term("modified"), Ns.XSD.term("dateTime"), extent.modified());
        }
        if (portal.api() != null) {
            out.link(Ns.DCAT.term("service"), at.shared("api"));
            api(portal.api());
        }
        out.about(portal.base())
                .a(Ns.FOAF.term("Document"))
                .about(at.shared("publisher"))
                .a(Ns.FOAF.term("Agent"))
                .plain(Ns.FOAF.term("name"), portal.publisher());
        datasets.common();
    }

    private void api(String endpoint) throws IOException {
        out.about(at.shared("api"))
                .a(Ns.DCAT.term("DataService"))
                .text(
                        Ns.DCT.term("title"),
                        PlainText.translated(
                                "Interface HTTP : jeux de données, versions et fichiers",
                                "واجهة HTTP: مجموعات البيانات وإصداراتها وملفاتها",
                                "HTTP interface: datasets, releases and files"))
                .link(Ns.DCAT.term("endpointURL"), endpoint)
                .link(Ns.DCT.term("publisher"), at.shared("publisher"));
    }

    public void add(CatalogueEntry entry) throws IOException {
        Told told = Told.of(entry, at);
        out.about(at.catalogue())
                .link(Ns.DCAT.term("dataset"), told.iri())
                .link(Ns.DCAT.term("record"), told.part("record"));
        if (portal.api() != null) {
            out.about(at.shared("api")).link(Ns.DCAT.term("servesDataset"), told.iri());
        }
        datasets.say(told);
    }

    @Override
    public void close() throws IOException {
        out.finish();
    }
}
