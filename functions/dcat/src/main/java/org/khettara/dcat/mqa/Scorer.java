package org.khettara.dcat.mqa;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.khettara.core.catalogue.Codes;
import org.khettara.core.catalogue.Licences;

/// Scores records as the MQA methodology of data.europa.eu does. Of several distributions the one
/// that earns most counts, for they hold the same data in several formats.
public final class Scorer {
    private static final String ACCESS_RIGHTS =
            "^https?://publications\\.europa\\.eu/resource/authority/access-right/";
    private static final Pattern IANA =
            Pattern.compile(
                    "https?://www\\.iana\\.org/assignments/media-types/"
                            + "(application|audio|font|image|message|model|multipart|text|video)/[^/\\s]+");

    private final LinkStatus links;

    /// @param links what is known of the addresses of distributions
    public Scorer(LinkStatus links) {
        this.links = links;
    }

    /// @param record what is said of one dataset and its distributions, and of no other dataset
    /// @param dataset in the record
    public Assessed score(Graph record, Node dataset) {
        var met = onDataset(record, dataset);
        values(record, dataset, DCAT.distribution)
                .map(distribution -> onDistribution(record, distribution))
                .max(Comparator.comparingInt(earned -> new Assessed(earned).points()))
                .ifPresent(met::addAll);
        if (!record.isEmpty() && DcatAp.conforms(record)) {
            met.add(Metric.DCAT_AP);
        }
        return new Assessed(met);
    }

    private static Set<Metric> onDataset(Graph record, Node dataset) {
        var met = EnumSet.noneOf(Metric.class);
        add(met, Metric.KEYWORDS, values(record, dataset, DCAT.keyword));
        add(met, Metric.CATEGORY, values(record, dataset, DCAT.theme));
        add(met, Metric.SPATIAL, values(record, dataset, DCTerms.spatial));
        add(met, Metric.TEMPORAL, values(record, dataset, DCTerms.temporal));
        add(met, Metric.ACCESS_RIGHTS, values(record, dataset, DCTerms.accessRights));
        add(
                met,
                Metric.ACCESS_RIGHTS_VOCABULARY,
                iris(record, dataset, DCTerms.accessRights).filter(Scorer::isAccessRight));
        add(met, Metric.CONTACT, values(record, dataset, DCAT.contactPoint));
        add(met, Metric.PUBLISHER, values(record, dataset, DCTerms.publisher));
        dates(met, record, dataset);
        return met;
    }

    private Set<Metric> onDistribution(Graph record, Node distribution) {
        var met = EnumSet.noneOf(Metric.class);
        add(
                met,
                Metric.ACCESS_URL_STATUS,
                iris(record, distribution, DCAT.accessURL).filter(this::answers));
        add(met, Metric.DOWNLOAD_URL, values(record, distribution, DCAT.downloadURL));
        add(
                met,
                Metric.DOWNLOAD_URL_STATUS,
                iris(record, distribution, DCAT.downloadURL).filter(this::answers));
        formats(met, record, distribution);
        add(met, Metric.LICENCE, values(record, distribution, DCTerms.license));
        add(
                met,
                Metric.KNOWN_LICENCE,
                iris(record, distribution, DCTerms.license).filter(Licences::isOfTheAuthority));
        add(met, Metric.RIGHTS, values(record, distribution, DCTerms.rights));
        add(met, Metric.BYTE_SIZE, values(record, distribution, DCAT.byteSize));
        dates(met, record, distribution);
        return met;
    }

    private static void formats(Set<Metric> met, Graph record, Node distribution) {
        List<String> formats = iris(record, distribution, DCTerms.format).toList();
        List<String> mediaTypes = iris(record, distribution, DCAT.mediaType).toList();
        add(met, Metric.FORMAT, values(record, distribution, DCTerms.format));
        add(met, Metric.MEDIA_TYPE, values(record, distribution, DCAT.mediaType));
        boolean aligned =
                formats.stream().anyMatch(FileTypes::isKnown)
                        && mediaTypes.stream().anyMatch(IANA.asMatchPredicate());
        if (aligned) {
            met.add(Metric.FORMAT_VOCABULARY);
        }
        add(met, Metric.NON_PROPRIETARY, where(formats, FileTypes::isNonProprietary));
        add(met, Metric.MACHINE_READABLE, where(formats, FileTypes::isMachineReadable));
    }

    private static void dates(Set<Metric> met, Graph record, Node subject) {
        add(met, Metric.ISSUED, values(record, subject, DCTerms.issued));
        add(met, Metric.MODIFIED, values(record, subject, DCTerms.modified));
    }

    private static void add(Set<Metric> met, Metric metric, Stream<?> found) {
        if (found.findAny().isPresent()) {
            met.add(metric);
        }
    }

    private static Stream<String> where(List<String> iris, Predicate<String> condition) {
        return iris.stream().filter(condition);
    }

    private boolean answers(String url) {
        int status = links.of(url).orElse(0);
        return status >= 200 && status < 400;
    }

    private static boolean isAccessRight(String iri) {
        String code = iri.replaceFirst(ACCESS_RIGHTS, "");
        return !code.equals(iri) && Codes.ACCESS_RIGHTS.find(code).isPresent();
    }

    private static Stream<Node> values(Graph record, Node subject, Property property) {
        return record
                .find(subject, property.asNode(), Node.ANY)
                .mapWith(triple -> triple.getObject())
                .toList()
                .stream();
    }

    private static Stream<String> iris(Graph record, Node subject, Property property) {
        return values(record, subject, property).filter(Node::isURI).map(Node::getURI);
    }
}
