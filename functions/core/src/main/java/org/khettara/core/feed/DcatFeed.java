package org.khettara.core.feed;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.khettara.core.document.Link;
import org.khettara.schemas.DatasetChange;

/// The whole catalogue as a DCAT-AP Feed (SEMICeu, DCAT-AP Feeds): a Linked Data Event Stream of
/// ActivityStreams activities in TriG. Its pages hold the same hundreds of changes as those of
/// [AtomFeed]; each names the one before it, so that a page that is closed never changes. The view
/// names the newest page and holds no member.
public final class DcatFeed {
    public static final String MEDIA_TYPE = "application/trig";
    public static final String PAYLOAD_TYPE = "application/n-triples";
    public static final String FOLDER = "feeds/dcat/";
    public static final String SUFFIX = ".trig";
    private static final String VIEW = FOLDER + "feed" + SUFFIX;
    private static final String PREFIXES =
            """
            @prefix as: <https://www.w3.org/ns/activitystreams#> .
            @prefix ldes: <https://w3id.org/ldes#> .
            @prefix tree: <https://w3id.org/tree#> .
            @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
            """;
    private final String base;

    /// @param base URI under which the published store is reachable, ending with `/`
    public DcatFeed(String base) {
        this.base = base;
    }

    /// A change as a member.
    ///
    /// @param object IRI of the dataset
    /// @param payload what the catalogue said of the dataset from then on, in N-Triples; empty when
    ///   it was removed, or when that was not kept
    public record Member(LogEntry entry, String object, String payload) {}

    /// Key under which is kept what the catalogue said of a dataset when a change of it was told.
    /// It is no part of the feed's documents, for it cannot be made anew.
    public static String payloadKey(String changeId) {
        return "activities/%s.nt".formatted(changeId);
    }

    /// Key of the view in the published store.
    public static String viewKey() {
        return VIEW;
    }

    /// Key of a page.
    ///
    /// @param page from 1
    public static String key(long page) {
        return FOLDER + page + SUFFIX;
    }

    /// The view.
    ///
    /// @param newest the newest page; 0 when there is none
    public byte[] view(long newest) {
        var trig = new StringBuilder(PREFIXES).append(stream()).append(" .\n\n");
        trig.append("<%s> a tree:Node".formatted(Link.to(base, VIEW)));
        if (newest > 0) {
            trig.append(
                    " ;\n    tree:relation [ a tree:Relation ; tree:node <%s> ]"
                            .formatted(Link.to(base, key(newest))));
        }
        return trig.append(" .\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    /// A page.
    ///
    /// @param page from 1
    /// @param first the log's clock at the page's first change
    /// @param members in the order of the log; changes that leave the catalogue as it is are none
    public byte[] page(long page, Instant first, List<Member> members) {
        var trig = new StringBuilder(PREFIXES).append(stream());
        if (!members.isEmpty()) {
            trig.append(
                    members.stream()
                            .map(member -> "<%s>".formatted(member.entry().iri()))
                            .collect(
                                    Collectors.joining(",\n        ", " ;\n    tree:member ", "")));
        }
        trig.append(" .\n\n<%s> a tree:Node".formatted(Link.to(base, key(page))));
        if (page > 1) {
            trig.append(
                    """
                     ;
                        tree:relation [ a tree:LessThanOrEqualToRelation ;
                            tree:path as:published ;
                            tree:value %s ;
                            tree:node <%s> ]\
                    """
                            .formatted(moment(first), Link.to(base, key(page - 1))));
        }
        trig.append(" .\n");
        members.forEach(member -> append(trig, member));
        return trig.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// The activity that a change is; null when what is served stays as it is.
    public static @Nullable String activity(DatasetChange change) {
        return switch (Effect.of(change)) {
            case SERVES -> change.getPreviousRelease() == null ? "Create" : "Update";
            case DESCRIBES -> "Update";
            case REMOVES -> "Delete";
            case KEEPS -> null;
        };
    }

    private String stream() {
        return """

        <%s#stream> a ldes:EventStream ;
            ldes:timestampPath as:published ;
            ldes:versionOfPath as:object ;
            tree:shape <https://semiceu.github.io/LDES-DCAT-AP-feeds/shape.ttl#ActivityShape> ;
            tree:view <%s>\
        """
                .formatted(Link.to(base, VIEW), Link.to(base, VIEW));
    }

    private static void append(StringBuilder trig, Member member) {
        String iri = member.entry().iri();
        trig.append(
                """

                <%s> a as:%s ;
                    as:object <%s> ;
                    as:published %s .
                """
                        .formatted(
                                iri,
                                activity(member.entry().change()),
                                member.object(),
                                moment(member.entry().at())));
        if (!member.payload().isEmpty()) {
            trig.append("<%s> {\n%s}\n".formatted(iri, member.payload()));
        }
    }

    private static String moment(Instant at) {
        return "\"%s\"^^xsd:dateTime".formatted(at);
    }
}
