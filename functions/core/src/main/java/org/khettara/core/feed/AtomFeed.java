package org.khettara.core.feed;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.khettara.core.catalogue.CatalogueEntry;
import org.khettara.core.document.Link;
import org.khettara.core.release.ReleaseContent;
import org.khettara.core.release.ReleaseFile;
import org.khettara.core.report.Text;
import org.khettara.schemas.DatasetChange;

/// A feed of changes in Atom (RFC 4287), archived in pages (RFC 5005, section 4). Page n holds the
/// n-th hundred of the feed's changes. It is closed when the page after it has a change; from then
/// on its bytes never change. The feed document holds the latest hundred, whatever their pages, so
/// that who reads it rarely still sees them together.
public final class AtomFeed {
    /// Changes of a page.
    public static final int PAGE = 100;

    public static final String MEDIA_TYPE = "application/atom+xml";
    public static final String FOLDER = "feeds/atom/";
    public static final String SUFFIX = ".atom";

    /// What a dataset's IRI gives to a reader that does not choose.
    private static final String RECORD = "application/ld+json";

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String HISTORY = "http://purl.org/syndication/history/1.0";

    private final FeedScope scope;
    private final String base;

    /// @param base URI under which the published store is reachable, ending with `/`
    public AtomFeed(FeedScope scope, String base) {
        this.scope = scope;
        this.base = base;
    }

    /// A change with the files of its release; none when it has none that may be read.
    public record Told(LogEntry entry, List<ReleaseFile> files) {
        public Told {
            files = List.copyOf(files);
        }
    }

    /// Whether later changes may still join the page.
    public enum State {
        OPEN,
        CLOSED
    }

    /// Key of the feed document in the published store.
    public String key() {
        return FOLDER + scope.folder() + "feed" + SUFFIX;
    }

    /// Key of a page.
    ///
    /// @param page from 1
    public String key(long page) {
        return FOLDER + scope.folder() + page + SUFFIX;
    }

    /// The feed document.
    ///
    /// @param latest at most [#PAGE], oldest first
    /// @param closed how many pages are
    public byte[] feed(List<Told> latest, long closed) {
        return document(key(), latest, State.OPEN, closed == 0 ? null : closed, null);
    }

    /// A page.
    ///
    /// @param page from 1
    /// @param changes at least one, oldest first
    public byte[] page(long page, List<Told> changes, State state) {
        return document(
                key(page),
                changes,
                state,
                page == 1 ? null : page - 1,
                state == State.CLOSED ? page + 1 : null);
    }

    private byte[] document(
            String key,
            List<Told> changes,
            State state,
            @Nullable Long previous,
            @Nullable Long next) {
        var xml = new XmlDocument("feed", ATOM, "fh", HISTORY);
        xml.text("id", Link.to(base, FOLDER + scope.folder()));
        xml.text("title", title(), "xml:lang", "fr");
        Instant updated = changes.isEmpty() ? Instant.EPOCH : changes.getLast().entry().at();
        xml.text("updated", updated.toString());
        xml.text("generator", "Khettara");
        xml.empty("link", "rel", "self", "type", MEDIA_TYPE, "href", Link.to(base, key));
        xml.empty("link", "rel", "current", "type", MEDIA_TYPE, "href", Link.to(base, key()));
        if (previous != null) {
            archive(xml, "prev-archive", previous);
        }
        if (next != null) {
            archive(xml, "next-archive", next);
        }
        if (state == State.CLOSED) {
            xml.empty("fh:archive");
        }
        for (Told told : changes.reversed()) {
            entry(xml, told);
        }
        return xml.bytes();
    }

    private void archive(XmlDocument xml, String relation, long page) {
        xml.empty("link", "rel", relation, "type", MEDIA_TYPE, "href", Link.to(base, key(page)));
    }

    private String title() {
        return switch (scope) {
            case FeedScope.Everything() -> "Données ouvertes : tous les changements";
            case FeedScope.OfInstitution(var institution) -> "Changements de " + institution;
            case FeedScope.OfDataset(var dataset) -> "Changements de " + dataset;
        };
    }

    private void entry(XmlDocument xml, Told told) {
        DatasetChange change = told.entry().change();
        xml.open("entry");
        xml.text("id", told.entry().iri());
        xml.text("title", ChangeWords.headline(change).fr(), "xml:lang", "fr");
        xml.text("updated", told.entry().at().toString());
        xml.text("published", change.getReleasedAt().toString());
        xml.open("author");
        xml.text("name", change.getInstitution());
        xml.close();
        xml.empty("category", "term", change.getKind().name().toLowerCase(Locale.ROOT));
        xml.empty("category", "term", change.getDataset());
        links(xml, told);
        words(xml, change);
        xml.close();
    }

    private void links(XmlDocument xml, Told told) {
        DatasetChange change = told.entry().change();
        xml.empty(
                "link",
                "rel",
                "alternate",
                "type",
                RECORD,
                "href",
                Link.to(base, CatalogueEntry.key(told.entry().dataset())));
        xml.empty(
                "link",
                "rel",
                "related",
                "type",
                "application/json",
                "href",
                Link.to(base, change.getPrefix() + ReleaseContent.MANIFEST));
        for (ReleaseFile file : told.files()) {
            if (isTable(file)) {
                xml.empty(
                        "link",
                        "rel",
                        "enclosure",
                        "type",
                        file.mediaType(),
                        "length",
                        Long.toString(file.bytes()),
                        "title",
                        file.name(),
                        "href",
                        Link.to(base, change.getPrefix() + file.name()));
            }
        }
    }

    private static boolean isTable(ReleaseFile file) {
        String name = file.name();
        return (name.endsWith(".csv") && !name.endsWith(".rejects.csv"))
                || name.endsWith(".parquet");
    }

    /// The summary in three languages: Atom has one, so it is of three paragraphs.
    private static void words(XmlDocument xml, DatasetChange change) {
        Text headline = ChangeWords.headline(change);
        Text summary = ChangeWords.summary(change);
        xml.open("summary", "type", "xhtml");
        xml.open("div", "xmlns", "http://www.w3.org/1999/xhtml");
        xml.text("p", headline.fr() + ". " + summary.fr(), "xml:lang", "fr", "lang", "fr");
        xml.text(
                "p",
                headline.ar() + ". " + summary.ar(),
                "xml:lang",
                "ar",
                "lang",
                "ar",
                "dir",
                "rtl");
        xml.text("p", headline.en() + ". " + summary.en(), "xml:lang", "en", "lang", "en");
        xml.close();
        xml.close();
    }
}
