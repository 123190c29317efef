package org.khettara.ckan;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.khettara.core.assess.Assessment;
import org.khettara.core.catalogue.CatalogueEntry;
import org.khettara.core.catalogue.Description;
import org.khettara.core.catalogue.LocalText;
import org.khettara.core.catalogue.Metadata;
import org.khettara.core.catalogue.Origin;
import org.khettara.core.difference.Compatibility;
import org.khettara.core.release.Release;
import org.khettara.core.release.ReleaseContent;
import org.khettara.core.release.ReleaseFile;
import org.khettara.core.release.RunId;
import org.khettara.core.release.Standing;
import org.khettara.core.report.ColumnType;
import org.khettara.core.report.TableShape;
import org.khettara.core.report.TableShape.ColumnShape;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.InputId;
import org.khettara.core.upload.Institution;
import org.khettara.core.upload.InstitutionId;
import org.khettara.core.upload.Sequencer;

/// Catalogue entries to describe.
final class Entries {
    static final String BASE = "https://data.example.org/";
    static final Institution WATER =
            new Institution(new InstitutionId("onee-essai"), "المكتب الوطني للماء");

    static final LocalText TITLE =
            new LocalText(
                    new TreeMap<>(
                            Map.of(
                                    "fr", "Qualité de l'eau « Oum Er-Rbia »",
                                    "ar", "جودة مياه أم الربيع")));

    private Entries() {}

    /// All that a description can say.
    static CatalogueEntry water() {
        return entry("qualité-eau", 2, said(List.of("l'eau", "مَدْرَسَة", "Qualité de l'eau")));
    }

    static Description said(List<String> keywords) {
        return new Description(
                TITLE,
                LocalText.of("fr", "Mesures mensuelles."),
                new TreeMap<>(Map.of("fr", keywords)),
                List.of("ENVI", "HEAL"),
                List.of(new Description.Place("05", LocalText.of("fr", "Béni Mellal-Khénifra"))),
                new Description.Period("2023-01", "2024-12"),
                List.of("fr", "ar"),
                "MONTHLY",
                "ODC_BL",
                "PUBLIC",
                null,
                new Description.Contact("Service des données", "donnees@example.org", null),
                "https://example.org/eau",
                null,
                null,
                null,
                null);
    }

    static CatalogueEntry entry(String name, long release, Description said) {
        var dataset = new DatasetId(WATER.id(), name);
        String prefix = "datasets/%s/%s/v=%d/".formatted(WATER.id(), name, release);
        String hash = "%064x".formatted(release);
        var content =
                new ReleaseContent(
                        prefix,
                        "1",
                        new ReleaseContent.Source("eau.csv", 9, hash, "raw/eau.csv"),
                        3,
                        new Assessment(87, 1, 1, 1, Compatibility.SAME, List.of()),
                        List.of(
                                new TableShape(
                                        "eau",
                                        3,
                                        List.of(
                                                new ColumnShape("station", ColumnType.STRING),
                                                new ColumnShape("ph", ColumnType.NUMBER),
                                                new ColumnShape("jour", ColumnType.DATE)))),
                        List.of(
                                new ReleaseFile("eau.csv", "text/csv; charset=utf-8", 120, hash),
                                new ReleaseFile(
                                        "eau.parquet", "application/vnd.apache.parquet", 900, hash),
                                new ReleaseFile("eau.rejects.csv", "text/csv", 9, hash),
                                new ReleaseFile("eau.schema.json", "application/json", 9, hash)),
                        "raw/report.json",
                        null,
                        null);
        var current =
                new Release(
                        dataset,
                        release,
                        new RunId(hash),
                        new InputId(hash),
                        new Sequencer("1"),
                        Standing.PUBLISHED,
                        null,
                        Instant.parse("2026-02-03T04:05:06Z").plusSeconds(release),
                        content);
        return new CatalogueEntry(
                WATER,
                Metadata.of(Map.of(Origin.PERSON, said)),
                current,
                Instant.parse("2026-01-02T03:04:05.678Z"),
                current.releasedAt(),
                release == 1 ? null : release - 1);
    }
}
