package org.khettara.dcat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khettara.core.catalogue.Description;
import org.khettara.core.catalogue.Description.Contact;
import org.khettara.core.catalogue.Description.Period;
import org.khettara.core.catalogue.Description.Place;
import org.khettara.core.catalogue.LocalText;
import org.khettara.core.document.Iris;
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
        Description said = told.said();
        if (contact(said.contact()).isPresent()) {
            out.link(Ns.DCAT.term("contactPoint"), told.part("contact"));
        }
        for (int i = 0; i < places(said).size(); i++) {
            out.link(Ns.DCT.term("spatial"), told.part("place-" + (i + 1)));
        }
        if (said.temporal() != null) {
            out.link(Ns.DCT.term("temporal"), told.part("period"));
        }
        if (said.series() != null) {
            out.link(Ns.DCAT.term("inSeries"), series(told, said.series()));
        }
    }

    void say(Told told) throws IOException {
        DatasetId dataset = told.release().dataset();
        Description said = told.said();
        out.about(told.publisher())
                .a(Ns.FOAF.term("Agent"))
                .plain(Ns.FOAF.term("name"), told.entry().publisher().name())
                .plain(Ns.DCT.term("identifier"), dataset.institution().value());
        Optional<Contact> contact = contact(said.contact());
        if (contact.isPresent()) {
            contact(told.part("contact"), contact.get());
        }
        for (int i = 0; i < places(said).size(); i++) {
            place(told.part("place-" + (i + 1)), places(said).get(i));
        }
        if (said.temporal() != null) {
            period(told.part("period"), said.temporal());
        }
        if (said.series() != null) {
            series(said.series(), told);
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

    private void contact(String iri, Contact contact) throws IOException {
        out.about(iri).a(Ns.VCARD.term("Kind"));
        if (contact.name() != null && !contact.name().isBlank()) {
            out.plain(Ns.VCARD.term("fn"), contact.name());
        }
        Iris.mail(contact.email()).ifPresent(mail -> out.link(Ns.VCARD.term("hasEmail"), mail));
        Iris.web(contact.page()).ifPresent(page -> out.link(Ns.VCARD.term("hasURL"), page));
    }

    private void place(String iri, Place place) throws IOException {
        out.about(iri).a(Ns.DCT.term("Location")).text(Ns.SKOS.term("prefLabel"), place.name());
        if (place.code() != null) {
            out.plain(Ns.DCT.term("identifier"), place.code());
        }
    }

    private void period(String iri, Period period) throws IOException {
        out.about(iri).a(Ns.DCT.term("PeriodOfTime"));
        if (period.start() != null) {
            out.typed(Ns.DCAT.term("startDate"), type(period.start()), period.start());
        }
        if (period.end() != null) {
            out.typed(Ns.DCAT.term("endDate"), type(period.end()), period.end());
        }
    }

    private static Term type(String date) {
        return switch (date.length()) {
            case 4 -> Ns.XSD.term("gYear");
            case 7 -> Ns.XSD.term("gYearMonth");
            default -> Ns.XSD.term("date");
        };
    }

    /// Series belong to an institution, as datasets do.
    private String series(Told told, String series) {
        var institution = told.release().dataset().institution();
        return at.shared("series-" + institution + "." + series);
    }

    private void series(String series, Told told) throws IOException {
        out.about(series(told, series))
                .a(Ns.DCAT.term("DatasetSeries"))
                .text(Ns.DCT.term("title"), LocalText.of(LocalText.UNDETERMINED, words(series)))
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
                .link(Ns.DCT.term("publisher"), told.publisher());
    }

    private static String words(String series) {
        String words = series.replace('-', ' ').replace('_', ' ').strip();
        return words.isEmpty() ? "–" : words;
    }
}
