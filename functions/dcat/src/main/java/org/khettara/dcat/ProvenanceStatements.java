package org.khettara.dcat;

import java.util.Locale;
import java.util.Optional;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.khettara.core.catalogue.Metadata.Field;
import org.khettara.core.release.Release;
import org.khettara.core.release.ReleaseContent.Source;
import org.khettara.core.upload.DatasetId;

/// How a release came to be (PROV-O): which file was used, what was generated, by which software;
/// and which statements about the dataset are that software's and nobody's word.
final class ProvenanceStatements {
    static final String ACTIVITY = "normalisation";

    private final Addresses at;
    private final Statements out;

    ProvenanceStatements(Addresses at, Statements out) {
        this.at = at;
        this.out = out;
    }

    void say(Told told) {
        Release release = told.release();
        DatasetId dataset = release.dataset();
        out.about(at.part(dataset, ACTIVITY))
                .a(Ns.PROV.term("Activity"))
                .link(Ns.PROV.term("used"), at.part(dataset, "original"));
        for (String made : new DistributionStatements(at, out).iris(told)) {
            out.link(Ns.PROV.term("generated"), made);
        }
        out.link(Ns.PROV.term("wasAssociatedWith"), at.part(dataset, "engine"))
                .typed(
                        Ns.PROV.term("endedAtTime"),
                        XSDDatatype.XSDdateTime,
                        release.releasedAt());
        original(told);
        out.about(at.part(dataset, "engine"))
                .a(Ns.PROV.term("SoftwareAgent"))
                .plain(Ns.FOAF.term("name"), "Khettara")
                .plain(Ns.DCAT.term("version"), release.content().engine());
        for (Field field : told.derived()) {
            property(field).ifPresent(property -> derived(dataset, field, property));
        }
    }

    private void original(Told told) {
        DatasetId dataset = told.release().dataset();
        Source source = told.release().content().source();
        out.about(at.part(dataset, "original"))
                .a(Ns.PROV.term("Entity"))
                .plain(Ns.DCT.term("title"), source.name())
                .text(
                        Ns.DCT.term("description"),
                        PlainText.translated(
                                "Le fichier tel qu'il a été déposé ; conservé, non publié.",
                                "الملف كما تم إيداعه؛ محفوظ وغير منشور.",
                                "The file as it was dropped; kept, not published."))
                .typed(
                        Ns.DCAT.term("byteSize"),
                        XSDDatatype.XSDnonNegativeInteger,
                        source.bytes())
                .link(Ns.SPDX.term("checksum"), at.part(dataset, "checksum-original"));
        Iris.web(told.said().source())
                .ifPresent(from -> out.link(Ns.PROV.term("hadPrimarySource"), from));
        DistributionStatements.sha256(
                out.about(at.part(dataset, "checksum-original")), source.sha256());
    }

    /// Of all statements with this property it says whose they are, so it names no object.
    private void derived(DatasetId dataset, Field field, Node property) {
        out.about(at.part(dataset, "derived-" + field.name().toLowerCase(Locale.ROOT)))
                .a(Ns.RDF.term("Statement"))
                .link(Ns.RDF.term("subject"), at.dataset(dataset))
                .say(Ns.RDF.term("predicate"), property)
                .link(Ns.PROV.term("wasAttributedTo"), at.part(dataset, "engine"));
    }

    /// Key columns are no matter of DCAT; Data Package and Croissant have them.
    private static Optional<Node> property(Field field) {
        return switch (field) {
            case TITLE -> Optional.of(Ns.DCT.term("title"));
            case DESCRIPTION -> Optional.of(Ns.DCT.term("description"));
            case KEYWORDS -> Optional.of(Ns.DCAT.term("keyword"));
            case THEMES -> Optional.of(Ns.DCAT.term("theme"));
            case SPATIAL -> Optional.of(Ns.DCT.term("spatial"));
            case TEMPORAL -> Optional.of(Ns.DCT.term("temporal"));
            case LANGUAGES -> Optional.of(Ns.DCT.term("language"));
            case FREQUENCY -> Optional.of(Ns.DCT.term("accrualPeriodicity"));
            case LICENCE -> Optional.of(Ns.DCT.term("license"));
            case ACCESS_RIGHTS -> Optional.of(Ns.DCT.term("accessRights"));
            case RIGHTS -> Optional.of(Ns.DCT.term("rights"));
            case CONTACT -> Optional.of(Ns.DCAT.term("contactPoint"));
            case LANDING_PAGE -> Optional.of(Ns.DCAT.term("landingPage"));
            case SOURCE -> Optional.of(Ns.PROV.term("hadPrimarySource"));
            case SERIES -> Optional.of(Ns.DCAT.term("inSeries"));
            case KEY_COLUMNS -> Optional.empty();
        };
    }
}
