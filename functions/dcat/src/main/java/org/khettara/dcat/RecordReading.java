package org.khettara.dcat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.khettara.core.catalogue.Authority;
import org.khettara.core.catalogue.Description;
import org.khettara.core.catalogue.Description.Contact;
import org.khettara.core.catalogue.Description.Period;
import org.khettara.core.catalogue.Description.Place;
import org.khettara.core.catalogue.LocalText;
import org.khettara.core.document.Iris;

/// A dcat:Dataset as a [Description]. Records in the wild differ: each statement is looked for
/// where DCAT-AP puts it, and where older records do. What cannot be understood is left unsaid.
record RecordReading(RdfResource dataset) {
    private static final int LANGUAGES_MOST = 20;

    /// As DCAT had it before version 2.
    private static final Term SCHEMA_START = new Term("schema", "http://schema.org/", "startDate");

    private static final Term SCHEMA_END = new Term("schema", "http://schema.org/", "endDate");

    Description description() {
        return new Description(
                dataset.text(Ns.DCT.term("title")).orElse(null),
                dataset.text(Ns.DCT.term("description")).orElse(null),
                keywords(),
                codes(Authority.DATA_THEME, Ns.DCAT.term("theme")),
                places(),
                period(),
                languages(),
                code(Authority.FREQUENCY, dataset.word(Ns.DCT.term("accrualPeriodicity"))),
                code(Authority.LICENCE, ofDistributions(Ns.DCT.term("license"))),
                code(Authority.ACCESS_RIGHT, dataset.word(Ns.DCT.term("accessRights"))),
                rights(),
                contact(),
                web(dataset.word(Ns.DCAT.term("landingPage"))),
                web(source()),
                series(),
                null,
                null);
    }

    private @Nullable NavigableMap<String, List<String>> keywords() {
        var keywords = new TreeMap<String, List<String>>();
        for (Node value : dataset.values(Ns.DCAT.term("keyword"))) {
            if (value.isLiteral() && !value.getLiteralLexicalForm().isBlank()) {
                keywords.computeIfAbsent(RdfResource.language(value), _ -> new ArrayList<>())
                        .add(PlainText.of(value.getLiteralLexicalForm()).strip());
            }
        }
        return keywords.isEmpty() ? null : keywords;
    }

    private @Nullable List<Place> places() {
        List<Place> places =
                dataset.resources(Ns.DCT.term("spatial"))
                        .flatMap(one -> place(one).stream())
                        .toList();
        return places.isEmpty() ? null : places;
    }

    private static Optional<Place> place(RdfResource place) {
        Optional<String> code =
                place.word(Ns.DCT.term("identifier"), Ns.SKOS.term("notation"))
                        .filter(text -> text.matches("\\d{2}(\\.\\d+)*\\.?"));
        return place.text(Ns.SKOS.term("prefLabel"), Ns.RDFS.term("label"), Ns.DCT.term("title"))
                .map(name -> new Place(code.orElse(null), name));
    }

    private @Nullable Period period() {
        return dataset.resources(Ns.DCT.term("temporal"))
                .map(period ->
                        period(
                                day(period.word(Ns.DCAT.term("startDate"), SCHEMA_START)),
                                day(period.word(Ns.DCAT.term("endDate"), SCHEMA_END))))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    private static Optional<Period> period(@Nullable String start, @Nullable String end) {
        return start == null && end == null
                ? Optional.empty()
                : Optional.of(new Period(start, end));
    }

    /// The year, month or day of a date, without its time and zone.
    private static @Nullable String day(Optional<String> date) {
        return date.map(text -> text.replaceFirst("(T.*|Z|[+-]\\d{2}:\\d{2})$", ""))
                .filter(text -> text.matches("\\d{4}(-\\d{2}(-\\d{2})?)?"))
                .orElse(null);
    }

    private @Nullable List<String> languages() {
        List<String> languages =
                dataset.values(Ns.DCT.term("language")).stream()
                        .filter(value -> !value.isBlank())
                        .map(value ->
                                value.isURI() ? value.getURI() : value.getLiteralLexicalForm())
                        .flatMap(RecordReading::language)
                        .distinct()
                        .limit(LANGUAGES_MOST)
                        .toList();
        return languages.isEmpty() ? null : languages;
    }

    private static Stream<String> language(String text) {
        String code = Authority.LANGUAGE.code(text).orElse(text).toLowerCase(Locale.ROOT);
        return Stream.of(Locale.getISOLanguages())
                .filter(two -> two.equals(code) || Locale.of(two).getISO3Language().equals(code))
                .findFirst()
                .or(() -> Optional.of(code).filter(three -> three.matches("[a-z]{3}")))
                .stream();
    }

    private Optional<String> ofDistributions(Term property) {
        return dataset.word(property)
                .or(() ->
                        dataset.resources(Ns.DCAT.term("distribution"))
                                .flatMap(one -> one.word(property).stream())
                                .sorted()
                                .findFirst());
    }

    private @Nullable LocalText rights() {
        return Stream.concat(Stream.of(dataset), dataset.resources(Ns.DCAT.term("distribution")))
                .flatMap(one ->
                        Stream.concat(
                                one.text(Ns.DCT.term("rights")).stream(),
                                one.resources(Ns.DCT.term("rights"))
                                        .flatMap(
                                                said -> said.text(Ns.RDFS.term("label")).stream())))
                .findFirst()
                .orElse(null);
    }

    private @Nullable Contact contact() {
        return dataset.resources(Ns.DCAT.term("contactPoint"))
                .map(one ->
                        new Contact(
                                one.text(Ns.VCARD.term("fn"), Ns.VCARD.term("organization-name"))
                                        .map(name -> name.in("fr"))
                                        .orElse(null),
                                one.word(Ns.VCARD.term("hasEmail"))
                                        .flatMap(Iris::mail)
                                        .map(mail -> mail.substring("mailto:".length()))
                                        .orElse(null),
                                web(one.word(Ns.VCARD.term("hasURL")))))
                .filter(one -> one.name() != null || one.email() != null || one.page() != null)
                .findFirst()
                .orElse(null);
    }

    private Optional<String> source() {
        return dataset.word(Ns.DCT.term("source"))
                .or(() ->
                        dataset.resources(Ns.PROV.term("wasGeneratedBy"))
                                .flatMap(activity -> activity.resources(Ns.PROV.term("used")))
                                .flatMap(used ->
                                        used.word(Ns.PROV.term("hadPrimarySource")).stream())
                                .findFirst());
    }

    private @Nullable String series() {
        return dataset.resources(Ns.DCAT.term("inSeries"))
                .flatMap(one ->
                        one
                                .word(Ns.DCT.term("identifier"))
                                .or(() ->
                                        Optional.of(one.node())
                                                .filter(Node::isURI)
                                                .map(Node::getURI))
                                .stream())
                .findFirst()
                .orElse(null);
    }

    private @Nullable List<String> codes(Authority authority, Term property) {
        List<String> codes =
                dataset.values(property).stream()
                        .filter(Node::isURI)
                        .flatMap(value -> authority.code(value.getURI()).stream())
                        .toList();
        return codes.isEmpty() ? null : codes;
    }

    /// The code where the word is a URI of the authority; else a URI as it is; else nothing.
    private static @Nullable String code(Authority authority, Optional<String> word) {
        return word.flatMap(text -> authority.code(text).or(() -> Iris.web(text))).orElse(null);
    }

    private static @Nullable String web(Optional<String> word) {
        return word.flatMap(Iris::web).orElse(null);
    }
}
