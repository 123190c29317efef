package org.khettara.dcat;

import java.util.List;
import java.util.Optional;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.jspecify.annotations.Nullable;
import org.khettara.core.catalogue.Description;
import org.khettara.core.catalogue.Description.Contact;
import org.khettara.core.catalogue.Description.Period;
import org.khettara.core.catalogue.Description.Place;
import org.khettara.core.catalogue.LocalText;
import org.khettara.core.upload.DatasetId;

/// Who stands behind a dataset, where and when it is about, and what series it is a part of.
final class PartyStatements {
    private final Addresses at;
    private final Statements out;

    PartyStatements(Addresses at, Statements out) {
        this.at = at;
        this.out = out;
    }

    /// From the dataset, which is the subject.
    void links(Told told) {
        DatasetId dataset = told.release().dataset();
        Description said = told.said();
        if (contact(said.contact()).isPresent()) {
            out.link(Ns.DCAT.term("contactPoint"), at.part(dataset, "contact"));
        }
        for (int i = 0; i < places(said).size(); i++) {
            out.link(Ns.DCT.term("spatial"), at.part(dataset, "place-" + (i + 1)));
        }
        if (said.temporal() != null) {
            out.link(Ns.DCT.term("temporal"), at.part(dataset, "period"));
        }
        if (said.series() != null) {
            out.link(Ns.DCAT.term("inSeries"), series(dataset, said.series()));
        }
    }

    void say(Told told) {
        DatasetId dataset = told.release().dataset();
        Description said = told.said();
        out.about(at.institution(dataset.institution()))
                .a(Ns.FOAF.term("Agent"))
                .plain(Ns.FOAF.term("name"), told.entry().publisher().name())
                .plain(Ns.DCT.term("identifier"), dataset.institution().value());
        contact(said.contact()).ifPresent(contact -> contact(dataset, contact));
        for (int i = 0; i < places(said).size(); i++) {
            place(at.part(dataset, "place-" + (i + 1)), places(said).get(i));
        }
        if (said.temporal() != null) {
            period(at.part(dataset, "period"), said.temporal());
        }
        if (said.series() != null) {
            series(dataset, said.series(), told);
        }
    }

    private static List<Place> places(Description said) {
        return said.spatial() == null ? List.of() : said.spatial();
    }

    /// A contact that says nothing usable is none.
    private static Optional<Contact> contact(@Nullable Contact contact) {
        return Optional.ofNullable(contact)
                .filter(one ->
                        (one.name() != null && !one.name().isBlank())
                                || Iris.mail(one.email()).isPresent()
                                || Iris.web(one.page()).isPresent());
    }

    private void contact(DatasetId dataset, Contact contact) {
        out.about(at.part(dataset, "contact")).a(Ns.VCARD.term("Kind"));
        if (contact.name() != null && !contact.name().isBlank()) {
            out.plain(Ns.VCARD.term("fn"), contact.name());
        }
        Iris.mail(contact.email()).ifPresent(mail -> out.link(Ns.VCARD.term("hasEmail"), mail));
        Iris.web(contact.page()).ifPresent(page -> out.link(Ns.VCARD.term("hasURL"), page));
    }

    private void place(String iri, Place place) {
        out.about(iri).a(Ns.DCT.term("Location")).text(Ns.SKOS.term("prefLabel"), place.name());
        if (place.code() != null) {
            out.plain(Ns.DCT.term("identifier"), place.code());
        }
    }

    private void period(String iri, Period period) {
        out.about(iri).a(Ns.DCT.term("PeriodOfTime"));
        if (period.start() != null) {
            out.typed(Ns.DCAT.term("startDate"), type(period.start()), period.start());
        }
        if (period.end() != null) {
            out.typed(Ns.DCAT.term("endDate"), type(period.end()), period.end());
        }
    }

    private static XSDDatatype type(String date) {
        return switch (date.length()) {
            case 4 -> XSDDatatype.XSDgYear;
            case 7 -> XSDDatatype.XSDgYearMonth;
            default -> XSDDatatype.XSDdate;
        };
    }

    /// Series belong to an institution, as datasets do.
    private String series(DatasetId dataset, String series) {
        return at.shared("series-" + dataset.institution() + "." + series);
    }

    private void series(DatasetId dataset, String series, Told told) {
        out.about(series(dataset, series))
                .a(Ns.DCAT.term("DatasetSeries"))
                .text(
                        Ns.DCT.term("title"),
                        LocalText.of(LocalText.UNDETERMINED, words(series)))
                .text(
                        Ns.DCT.term("description"),
                        PlainText.translated(
                                "Les mêmes données pour plusieurs périodes, publiées par %s."
                                        .formatted(told.entry().publisher().name()),
                                "البيانات نفسها لعدة فترات، تنشرها %s."
                                        .formatted(told.entry().publisher().name()),
                                "The same data for several periods, published by %s."
                                        .formatted(told.entry().publisher().name())))
                .plain(Ns.DCT.term("identifier"), series)
                .link(Ns.DCT.term("publisher"), at.institution(dataset.institution()));
    }

    private static String words(String series) {
        String words = series.replace('-', ' ').replace('_', ' ').strip();
        return words.isEmpty() ? "–" : words;
    }
}
