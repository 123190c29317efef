package org.khettara.dcat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.khettara.core.catalogue.Authority;
import org.khettara.core.catalogue.CkanLicence;
import org.khettara.core.catalogue.LocalText;
import org.khettara.core.release.Release;
import org.khettara.core.release.ReleaseFile;
import org.khettara.dcat.PublishedTable.Format;
import org.khettara.dcat.PublishedTable.TableFile;

/// A dcat:Distribution for each CSV and each Parquet. The file as it was dropped is kept and not
/// published, so it is none; [ProvenanceStatements] says what it was.
final class DistributionStatements {
    private final Statements out;

    DistributionStatements(Statements out) {
        this.out = out;
    }

    static List<String> iris(Told told) {
        return told.tables().stream()
                .flatMap(table -> table.files().stream())
                .map(file -> told.part(file.file().name()))
                .toList();
    }

    void say(Told told) throws IOException {
        for (PublishedTable table : told.tables()) {
            for (TableFile file : table.files()) {
                distribution(told, table, file);
                checksum(told, file.file());
            }
            schema(told, table);
        }
        formats(told);
        licence(told);
        rights(told);
    }

    private void distribution(Told told, PublishedTable table, TableFile one) throws IOException {
        Release release = told.release();
        ReleaseFile file = one.file();
        String url = told.file(file.name());
        out.about(told.part(file.name()))
                .a(Ns.DCAT.term("Distribution"))
                .plain(Ns.DCT.term("title"), file.name())
                .text(Ns.DCT.term("description"), description(table, one.format()))
                .link(Ns.DCAT.term("accessURL"), url)
                .link(Ns.DCAT.term("downloadURL"), url)
                .link(Ns.DCT.term("format"), fileType(one.format()))
                .link(Ns.DCAT.term("mediaType"), mediaType(one.format()))
                .typed(Ns.DCAT.term("byteSize"), Ns.XSD.term("nonNegativeInteger"), file.bytes())
                .link(Ns.SPDX.term("checksum"), checksumIri(told, file))
                .typed(Ns.DCT.term("issued"), Ns.XSD.term("dateTime"), release.releasedAt())
                .typed(Ns.DCT.term("modified"), Ns.XSD.term("dateTime"), release.releasedAt())
                .link(
                        Ns.DCATAP.term("availability"),
                        Authority.PLANNED_AVAILABILITY.list() + "/STABLE");
        Authority.LICENCE
                .uri(told.said().licence())
                .ifPresent(licence -> out.link(Ns.DCT.term("license"), licence));
        if (told.said().rights() != null) {
            out.link(Ns.DCT.term("rights"), told.part("rights"));
        }
        if (one.format() == Format.CSV && table.schema() != null) {
            out.link(Ns.DCT.term("conformsTo"), told.file(table.schema().name()));
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

    private static String checksumIri(Told told, ReleaseFile file) {
        return told.part("checksum-" + file.name());
    }

    private void checksum(Told told, ReleaseFile file) throws IOException {
        sha256(out.about(checksumIri(told, file)), file.sha256());
    }

    /// The namespace of SPDX begins with `http:`, whatever some shapes say of it.
    static void sha256(Statements checksum, String sha256) throws IOException {
        checksum.a(Ns.SPDX.term("Checksum"))
                .name(Ns.SPDX.term("algorithm"), Ns.SPDX.term("checksumAlgorithm_sha256"))
                .typed(Ns.SPDX.term("checksumValue"), Ns.XSD.term("hexBinary"), sha256);
    }

    private void schema(Told told, PublishedTable table) throws IOException {
        if (table.csv() != null && table.schema() != null) {
            out.about(told.file(table.schema().name()))
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

    /// CKAN's reader of RDF takes the label of a dct:IMT and of nothing else; where there is none
    /// it shows the whole URI (ckanext-dcat, `_distribution_format`).
    private void formats(Told told) throws IOException {
        List<Format> formats =
                told.tables().stream()
                        .flatMap(table -> table.files().stream())
                        .map(TableFile::format)
                        .distinct()
                        .toList();
        for (Format format : formats) {
            out.about(fileType(format))
                    .a(Ns.DCT.term("IMT"))
                    .plain(Ns.RDFS.term("label"), format.name())
                    .about(mediaType(format))
                    .a(Ns.DCT.term("MediaType"))
                    .plain(Ns.RDFS.term("label"), format.mediaType());
        }
    }

    /// CKAN's reader of RDF knows a licence by the title that its own list has in the portal's
    /// language (ckanext-dcat, `_license`).
    private void licence(Told told) throws IOException {
        Optional<String> licence = Authority.LICENCE.uri(told.said().licence());
        if (licence.isPresent()) {
            out.about(licence.get()).a(Ns.DCT.term("LicenseDocument"));
            CkanLicence.find(licence.get())
                    .map(one -> PlainText.translated(one.titleFr(), one.titleAr(), one.title()))
                    .ifPresent(names -> out.text(Ns.DCT.term("title"), names));
        }
    }

    private void rights(Told told) throws IOException {
        LocalText rights = told.said().rights();
        if (rights != null) {
            out.about(told.part("rights"))
                    .a(Ns.DCT.term("RightsStatement"))
                    .text(Ns.RDFS.term("label"), rights);
        }
    }
}
