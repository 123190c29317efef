package org.khettara.dcat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khettara.core.catalogue.Authority;
import org.khettara.core.catalogue.Description;
import org.khettara.core.catalogue.Keywords;
import org.khettara.core.document.Iris;
import org.khettara.core.release.Release;
import org.khettara.core.report.Text;

/// The dcat:Dataset of an entry and its dcat:CatalogRecord, after DCAT-AP 3.0.1.
final class DatasetStatements {
    private static final String PROFILE = "http://data.europa.eu/r5r/";

    private final Statements out;
    private final DistributionStatements distributions;
    private final ProvenanceStatements provenance;
    private final QualityStatements quality;
    private final PartyStatements parties;

    DatasetStatements(Addresses at, Statements out) {
        this.out = out;
        this.distributions = new DistributionStatements(out);
        this.provenance = new ProvenanceStatements(out);
        this.quality = new QualityStatements(at, out);
        this.parties = new PartyStatements(at, out);
    }

    void say(Told told) throws IOException {
        dataset(told);
        Optional<String> page = Iris.web(told.said().landingPage());
        if (page.isPresent()) {
            out.about(page.get()).a(Ns.FOAF.term("Document"));
        }
        parties.say(told);
        distributions.say(told);
        provenance.say(told);
        quality.say(told);
        record(told);
    }

    /// What several datasets have in common; said once a document.
    void common() throws IOException {
        quality.common();
    }

    private void dataset(Told told) throws IOException {
        Release release = told.release();
        out.about(told.iri())
                .a(Ns.DCAT.term("Dataset"))
                .text(Ns.DCT.term("title"), told.title())
                .text(Ns.DCT.term("description"), told.description())
                .plain(Ns.DCT.term("identifier"), release.dataset().toString())
                .link(Ns.DCT.term("publisher"), told.publisher())
                .typed(Ns.DCT.term("issued"), Ns.XSD.term("dateTime"), told.entry().issued())
                .typed(Ns.DCT.term("modified"), Ns.XSD.term("dateTime"), told.entry().modified())
                .plain(Ns.DCAT.term("version"), Long.toString(release.number()));
        for (Text reason : release.content().assessment().reasons()) {
            out.word(Ns.ADMS.term("versionNotes"), "fr", reason.fr());
            out.word(Ns.ADMS.term("versionNotes"), "ar", reason.ar());
            out.word(Ns.ADMS.term("versionNotes"), "en", reason.en());
        }
        topics(told.said());
        terms(told.said());
        parts(told);
    }

    private void topics(Description said) {
        if (said.keywords() != null) {
            said.keywords()
                    .forEach((language, words) ->
                            Keywords.of(words)
                                    .forEach(word ->
                                            out.word(Ns.DCAT.term("keyword"), language, word)));
        }
        links(Ns.DCAT.term("theme"), Authority.DATA_THEME, said.themes());
        if (said.languages() != null) {
            said.languages().stream()
                    .map(Authority::language)
                    .distinct()
                    .forEach(uri -> link(Ns.DCT.term("language"), uri));
        }
        if (said.frequency() != null) {
            link(Ns.DCT.term("accrualPeriodicity"), Authority.FREQUENCY.uri(said.frequency()));
        }
    }

    private void terms(Description said) {
        link(Ns.DCT.term("accessRights"), Authority.ACCESS_RIGHT.uri(said.accessRights()));
        // DCAT-AP has the licence on distributions; who reads datasets alone finds it here.
        link(Ns.DCT.term("license"), Authority.LICENCE.uri(said.licence()));
        link(Ns.DCAT.term("landingPage"), Iris.web(said.landingPage()));
    }

    private void parts(Told told) {
        parties.links(told);
        for (String one : DistributionStatements.iris(told)) {
            out.link(Ns.DCAT.term("distribution"), one);
        }
        out.link(Ns.PROV.term("wasGeneratedBy"), told.part(ProvenanceStatements.ACTIVITY));
        for (String measure : QualityStatements.iris(told)) {
            out.link(Ns.DQV.term("hasQualityMeasurement"), measure);
        }
    }

    private void record(Told told) throws IOException {
        out.about(told.part("record"))
                .a(Ns.DCAT.term("CatalogRecord"))
                .link(Ns.FOAF.term("primaryTopic"), told.iri())
                .typed(Ns.DCT.term("issued"), Ns.XSD.term("dateTime"), told.entry().issued())
                .typed(Ns.DCT.term("modified"), Ns.XSD.term("dateTime"), told.entry().modified())
                .link(Ns.DCT.term("conformsTo"), PROFILE)
                .about(PROFILE)
                .a(Ns.DCT.term("Standard"))
                .word(Ns.DCT.term("title"), "en", "DCAT-AP 3.0.1");
    }

    private void links(Term property, Authority authority, @Nullable List<String> codes) {
        if (codes != null) {
            codes.stream().map(authority::uri).distinct().forEach(uri -> link(property, uri));
        }
    }

    private void link(Term property, Optional<String> iri) {
        iri.ifPresent(one -> out.link(property, one));
    }
}
