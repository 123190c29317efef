package org.khettara.dcat;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.khettara.core.catalogue.Metadata.Field;
import org.khettara.core.document.Iris;
import org.khettara.core.release.Release;
import org.khettara.core.release.ReleaseContent.Source;

/// How a release came to be (PROV-O): which file was used, what was generated, by which software;
/// and which statements about the dataset are that software's and nobody's word.
final class ProvenanceStatements {
    static final String ACTIVITY = "normalisation";

    private final Statements out;

    ProvenanceStatements(Statements out) {
        this.out = out;
    }

    void say(Told told) throws IOException {
        Release release = told.release();
        out.about(told.part(ACTIVITY))
                .a(Ns.PROV.term("Activity"))
                .link(Ns.PROV.term("used"), told.part("original"));
        for (String made : DistributionStatements.iris(told)) {
            out.link(Ns.PROV.term("generated"), made);
        }
        out.link(Ns.PROV.term("wasAssociatedWith"), told.part("engine"))
                .typed(Ns.PROV.term("endedAtTime"), Ns.XSD.term("dateTime"), release.releasedAt());
        original(told);
        out.about(told.part("engine"))
                .a(Ns.PROV.term("SoftwareAgent"))
                .plain(Ns.FOAF.term("name"), "Khettara")
                .plain(Ns.DCAT.term("version"), release.content().engine());
        for (Field field : told.derived()) {
            Optional<Term> property = property(field);
            if (property.isPresent()) {
                derived(told, field, property.get());
            }
        }
    }

    private void original(Told told) throws IOException {
        Source source = told.release().content().source();
        out.about(told.part("original"))
                .a(Ns.PROV.term("Entity"))
                .plain(Ns.DCT.term("title"), source.name())
                .text(
                        Ns.DCT.term("description"),
                        PlainText.translated(
                                "Le fichier tel qu'il a été déposé ; conservé, non publié.",
                                "الملف كما تم إيداعه؛ محفوظ وغير منشور.",
                                "The file as it was dropped; kept, not published."))
                .typed(Ns.DCAT.term("byteSize"), Ns.XSD.term("nonNegativeInteger"), source.bytes())
                .link(Ns.SPDX.term("checksum"), told.part("checksum-original"));
        Iris.web(told.said().source())
                .ifPresent(from -> out.link(Ns.PROV.term("hadPrimarySource"), from));
        DistributionStatements.sha256(out.about(told.part("checksum-original")), source.sha256());
    }

    /// Of all statements with this property it says whose they are, so it names no object.
    private void derived(Told told, Field field, Term property) throws IOException {
        out.about(told.part("derived-" + field.name().toLowerCase(Locale.ROOT)))
                .a(Ns.RDF.term("Statement"))
                .link(Ns.RDF.term("subject"), told.iri())
                .name(Ns.RDF.term("predicate"), property)
                .link(Ns.PROV.term("wasAttributedTo"), told.part("engine"));
    }

    /// Key columns and schema are no matter of DCAT; Data Package and Croissant have them.
    private static Optional<Term> property(Field field) {
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
            case KEY_COLUMNS, TABLE_SCHEMA -> Optional.empty();
        };
    }
}
