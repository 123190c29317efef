package org.khettara.dcat;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.khettara.core.catalogue.LocalText;

/// The catalogue as a whole: what it is called and who answers for it.
///
/// @param base URI under which the published store is reachable, ending with `/`
/// @param publisher name of who runs the catalogue
/// @param licence of the records, not of the data: code of the EU's licence authority or URI; null
///   when nobody has decided
/// @param api address of the HTTP interface; null when there is none
public record Portal(
        String base,
        LocalText title,
        LocalText description,
        String publisher,
        @Nullable String licence,
        @Nullable String api) {

    /// The catalogue of `khettara serve`, called after its host.
    public static Portal served(URI base) {
        String host = base.getHost() == null ? base.toString() : base.getHost();
        return new Portal(
                base.toString(),
                PlainText.translated(
                        "Catalogue de données ouvertes de " + host,
                        "فهرس البيانات المفتوحة على " + host,
                        "Open data catalogue of " + host),
                PlainText.translated(
                        "Jeux de données publiés sur %s, normalisés en CSV et Parquet, avec leur qualité et leur provenance."
                                .formatted(host),
                        "مجموعات البيانات المنشورة على %s، منمطة بصيغتي CSV وParquet، مع جودتها ومصدرها."
                                .formatted(host),
                        "Datasets published on %s, normalised to CSV and Parquet, with their quality and provenance."
                                .formatted(host)),
                host,
                null,
                base + "api/datasets");
    }
}
