package org.khettara.dcat;

import java.util.List;
import java.util.Optional;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.khettara.core.catalogue.LocalText;
import org.khettara.core.release.Release;
import org.khettara.core.release.ReleaseFile;
import org.khettara.dcat.PublishedTable.Format;
import org.khettara.dcat.PublishedTable.TableFile;

/// A dcat:Distribution for each CSV and each Parquet. The file as it was dropped is kept and not
/// published, so it is none; [ProvenanceStatements] says what it was.
final class DistributionStatements {
    private final Addresses at;
    private final Statements out;

    DistributionStatements(Addresses at, Statements out) {
        this.at = at;
        this.out = out;
    }

    List<String> iris(Told told) {
        return told.tables().stream()
                .flatMap(table -> table.files().stream())
                .map(file -> iri(told.release(), file.file()))
                .toList();
    }

    void say(Told told) {
        for (PublishedTable table : told.tables()) {
            for (TableFile file : table.files()) {
                distribution(told, table, file);
                checksum(told.release(), file.file());
            }
            schema(told.release(), table);
        }
        formats(told);
        licence(told);
        rights(told);
    }

    private String iri(Release release, ReleaseFile file) {
        return at.part(release.dataset(), file.name());
    }

    private void distribution(Told told, PublishedTable table, TableFile one) {
        Release release = told.release();
        ReleaseFile file = one.file();
        String url = at.file(release, file.name());
        out.about(iri(release, file))
                .a(Ns.DCAT.term("Distribution"))
                .plain(Ns.DCT.term("title"), file.name())
                .text(Ns.DCT.term("description"), description(table, one.format()))
                .link(Ns.DCAT.term("accessURL"), url)
                .link(Ns.DCAT.term("downloadURL"), url)
                .link(Ns.DCT.term("format"), fileType(one.format()))
                .link(Ns.DCAT.term("mediaType"), mediaType(one.format()))
                .typed(
                        Ns.DCAT.term("byteSize"),
                        XSDDatatype.XSDnonNegativeInteger,
                        file.bytes())
                .link(Ns.SPDX.term("checksum"), checksumIri(release, file))
                .typed(Ns.DCT.term("issued"), XSDDatatype.XSDdateTime, release.releasedAt())
                .typed(Ns.DCT.term("modified"), XSDDatatype.XSDdateTime, release.releasedAt())
                .link(
                        Ns.DCATAP.term("availability"),
                        Authority.PLANNED_AVAILABILITY.list() + "/STABLE");
        Authority.LICENCE
                .uri(told.said().licence())
                .ifPresent(licence -> out.link(Ns.DCT.term("license"), licence));
        if (told.said().rights() != null) {
            out.link(Ns.DCT.term("rights"), at.part(release.dataset(), "rights"));
        }
        if (one.format() == Format.CSV && table.schema() != null) {
            out.link(Ns.DCT.term("conformsTo"), at.file(release, table.schema().name()));
        }
    }

    private static LocalText description(PublishedTable table, Format format) {
        String name = table.shape().name();
        long rows = table.shape().rows();
        return switch (format) {
            case CSV ->
                    PlainText.translated(
                            "Tableau « %s » en CSV (UTF-8, virgule) ; lignes : %d."
                                    .formatted(name, rows),
                            "الجدول «%s» بصيغة CSV (UTF-8 وفاصلة)؛ عدد الأسطر: %d."
                                    .formatted(name, rows),
                            "Table '%s' as CSV (UTF-8, comma); rows: %d.".formatted(name, rows));
            case PARQUET ->
                    PlainText.translated(
                            "Tableau « %s » en Parquet, colonnes typées ; lignes : %d."
                                    .formatted(name, rows),
                            "الجدول «%s» بصيغة Parquet بأعمدة محددة الأنواع؛ عدد الأسطر: %d."
                                    .formatted(name, rows),
                            "Table '%s' as Parquet, with typed columns; rows: %d."
                                    .formatted(name, rows));
        };
    }

    private String checksumIri(Release release, ReleaseFile file) {
        return at.part(release.dataset(), "checksum-" + file.name());
    }

    private void checksum(Release release, ReleaseFile file) {
        sha256(out.about(checksumIri(release, file)), file.sha256());
    }

    /// The namespace of SPDX begins with `http:`, whatever some shapes say of it.
    static void sha256(Statements checksum, String sha256) {
        checksum.a(Ns.SPDX.term("Checksum"))
                .say(Ns.SPDX.term("algorithm"), Ns.SPDX.term("checksumAlgorithm_sha256"))
                .typed(Ns.SPDX.term("checksumValue"), XSDDatatype.XSDhexBinary, sha256);
    }

    private void schema(Release release, PublishedTable table) {
        if (table.csv() != null && table.schema() != null) {
            out.about(at.file(release, table.schema().name()))
                    .a(Ns.DCT.term("Standard"))
                    .plain(Ns.DCT.term("title"), table.schema().name());
        }
    }

    private static String fileType(Format format) {
        return Authority.FILE_TYPE.list() + "/" + format.name();
    }

    private static String mediaType(Format format) {
        return "http://www.iana.org/assignments/media-types/" + format.mediaType();
    }

    /// CKAN's reader of RDF shows the label where there is one, and else the whole URI.
    private void formats(Told told) {
        told.tables().stream()
                .flatMap(table -> table.files().stream())
                .map(TableFile::format)
                .distinct()
                .forEach(format ->
                        out.about(fileType(format))
                                .a(Ns.DCT.term("MediaTypeOrExtent"))
                                .plain(Ns.RDFS.term("label"), format.name())
                                .about(mediaType(format))
                                .a(Ns.DCT.term("MediaType"))
                                .plain(Ns.RDFS.term("label"), format.mediaType()));
    }

    private void licence(Told told) {
        Optional<String> licence = Authority.LICENCE.uri(told.said().licence());
        licence.ifPresent(uri -> {
            out.about(uri).a(Ns.DCT.term("LicenseDocument"));
            Authority.LICENCE
                    .code(uri)
                    .flatMap(Authority::licenceName)
                    .ifPresent(name -> out.plain(Ns.DCT.term("title"), name));
        });
    }

    private void rights(Told told) {
        LocalText rights = told.said().rights();
        if (rights != null) {
            out.about(at.part(told.release().dataset(), "rights"))
                    .a(Ns.DCT.term("RightsStatement"))
                    .text(Ns.RDFS.term("label"), rights);
        }
    }
}
