package org.khettara.dcat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.khettara.core.assess.Assessment;
import org.khettara.core.catalogue.CatalogueEntry;
import org.khettara.core.catalogue.Description;
import org.khettara.core.catalogue.Description.Contact;
import org.khettara.core.catalogue.Description.Period;
import org.khettara.core.catalogue.Description.Place;
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
import org.khettara.core.report.Text;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.InputId;
import org.khettara.core.upload.Institution;
import org.khettara.core.upload.Sequencer;
import org.khettara.core.upload.Sha256;

/// Catalogue entries of every kind: named ones, and any number of generated ones.
final class Entries {
    static final String BASE = "https://data.example.org/";
    static final Instant RELEASED = Instant.parse("2026-11-23T12:00:00.123Z");

    /// What no text of a record may break.
    static final String HOSTILE =
            "\"'''\"\"\" <b>&amp;]]> \\ \u202Eabc\u202C \u200F\u0000\u0008\uD800 \r\n\t{@id} \uFFFF 𐐷 ";

    private Entries() {}

    /// The named ones.
    static Map<String, CatalogueEntry> named() {
        var entries = new LinkedHashMap<String, CatalogueEntry>();
        entries.put("full", full());
        entries.put("bare", entry("ville-de-fes.budget", Map.of(), List.of("budget")));
        entries.put("arabic", arabic());
        entries.put("tables", entry("ville-de-fes.classeur", Map.of(), List.of("a", "b", "ج")));
        entries.put("none", entry("ville-de-fes.vide", Map.of(), List.of()));
        entries.put("hostile", hostile());
        entries.put("long", longTexts());
        return entries;
    }

    static CatalogueEntry named(String name) {
        return Objects.requireNonNull(named().get(name));
    }

    static CatalogueEntry full() {
        return entry(
                "haut-commissariat-au-plan.population-2024",
                Map.of(Origin.PERSON, fullDescription(), Origin.DERIVED, derivedDescription()),
                List.of("population"));
    }

    static Description fullDescription() {
        return new Description(
                texts("Population 2024", "السكان 2024", "Population 2024"),
                texts("Population par région.", "عدد السكان حسب الجهة.", "Population by region."),
                new TreeMap<>(
                        Map.of(
                                "fr",
                                List.of("l'eau", "population"),
                                "ar",
                                List.of("مَدْرَسَة", "سكان"))),
                List.of("SOCI", "REGI"),
                List.of(
                        new Place("03", texts("Fès-Meknès", "فاس-مكناس", "Fez-Meknes")),
                        new Place(null, LocalText.of("fr", "Médina de Fès"))),
                null,
                List.of("fr", "ar", "zgh"),
                "ANNUAL",
                "ODC_BL",
                "PUBLIC",
                texts("Source : HCP", "المصدر: المندوبية", "Source: HCP"),
                new Contact("Service des données", "donnees@example.org", "https://example.org/q"),
                "https://example.org/population?a=1&b=2",
                "https://example.org/source.xlsx",
                "population",
                List.of("region"),
                null);
    }

    private static Description derivedDescription() {
        return new Description(
                null,
                null,
                null,
                null,
                null,
                new Period("2024", "2024-09"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static CatalogueEntry arabic() {
        var said =
                new Description(
                        LocalText.of("ar", "ميزانية الجماعة"),
                        LocalText.of("ar", "مداخيل ومصاريف الجماعة."),
                        null,
                        null,
                        null,
                        new Period(null, "2024-12-31"),
                        List.of("ar"),
                        null,
                        "https://example.org/licence",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
        return entry("ville-de-fes.ميزانية", Map.of(Origin.FILE, said), List.of("ميزانية"));
    }

    private static CatalogueEntry hostile() {
        var text = texts(HOSTILE + "x", HOSTILE + "ي", HOSTILE);
        var said =
                new Description(
                        text,
                        text,
                        new TreeMap<>(
                                Map.of("fr", List.of(HOSTILE, "mot"), "und", List.of("\u0000"))),
                        List.of("no such theme", "ECON>", "javascript:alert(1)", "ECON"),
                        List.of(new Place(HOSTILE, text)),
                        new Period("2024-01-01", null),
                        List.of("fr", "xx-x-y", "", "not a tag"),
                        "\"",
                        "http://example.org/a b<c>\"{}|\\^`é\u202E",
                        "> <http://evil.example/> a <x",
                        text,
                        new Contact(HOSTILE, "a b@example.org\n", "file:///etc/passwd"),
                        "https://مثال.إختبار/صفحة one?q=\"<>",
                        "http://user:secret@example.org/",
                        HOSTILE,
                        List.of("no such column"),
                        null);
        return entry("ville-de-fes.hostile", Map.of(Origin.HARVEST, said), List.of("t"));
    }

    private static CatalogueEntry longTexts() {
        String line = "Une description très longue, بالعربية أيضا. ";
        var said =
                new Description(
                        LocalText.of("fr", "Longue description"),
                        LocalText.of("fr", line.repeat((1 << 20) / line.length())),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
        return entry("ville-de-fes.longue", Map.of(Origin.PERSON, said), List.of("t"));
    }

    /// The n-th of the generated ones: each field there or not.
    static CatalogueEntry generated(int n) {
        var random = new Random(n);
        Description all = fullDescription();
        var said =
                new Description(
                        maybe(random, all.title()),
                        maybe(random, all.description()),
                        maybe(random, all.keywords()),
                        maybe(random, all.themes()),
                        maybe(random, all.spatial()),
                        maybe(random, new Period("20%02d".formatted(n % 100), null)),
                        maybe(random, all.languages()),
                        maybe(random, all.frequency()),
                        maybe(random, all.licence()),
                        maybe(random, all.accessRights()),
                        maybe(random, all.rights()),
                        maybe(random, all.contact()),
                        maybe(random, all.landingPage()),
                        maybe(random, all.source()),
                        maybe(random, all.series()),
                        maybe(random, all.keyColumns()),
                        null);
        List<Origin> origins = List.of(Origin.values());
        Origin origin = origins.get(random.nextInt(origins.size()));
        var tables = new ArrayList<String>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            tables.add("table-" + i);
        }
        return entry("institution-%d.jeu-%d".formatted(n % 48, n), Map.of(origin, said), tables);
    }

    private static <T> @Nullable T maybe(Random random, @Nullable T value) {
        return random.nextBoolean() ? value : null;
    }

    static CatalogueEntry entry(
            String dataset, Map<Origin, Description> said, List<String> tables) {
        DatasetId id = DatasetId.parse(dataset);
        return new CatalogueEntry(
                new Institution(id.institution(), "Organisme « " + id.institution() + " »"),
                Metadata.of(said),
                release(id, tables),
                RELEASED.minusSeconds(86_400),
                RELEASED.plusSeconds(3_600),
                1L);
    }

    private static Release release(DatasetId dataset, List<String> tables) {
        var files = new ArrayList<ReleaseFile>();
        for (String table : tables) {
            files.add(file(table + ".csv", "text/csv"));
            files.add(file(table + ".parquet", "application/vnd.apache.parquet"));
            files.add(file(table + ".schema.json", "application/json"));
        }
        files.add(file("report.json", "application/json"));
        var content =
                new ReleaseContent(
                        "datasets/%s/%s/v=%s/"
                                .formatted(dataset.institution(), dataset.name(), "a".repeat(64)),
                        "7",
                        new ReleaseContent.Source("données 2024.xlsx", 1234, hash("x"), "raw/x"),
                        3,
                        new Assessment(
                                97,
                                1,
                                0.95,
                                0.8,
                                Compatibility.BREAKING,
                                List.of(
                                        new Text(
                                                "la colonne a a disparu",
                                                "اختفى العمود a",
                                                "column a is gone"))),
                        tables.stream().map(Entries::shape).toList(),
                        files,
                        "reports/x/report.json",
                        null,
                        null);
        return new Release(
                dataset,
                2,
                new RunId("a".repeat(64)),
                new InputId("b".repeat(64)),
                Sequencer.at(RELEASED),
                Standing.PUBLISHED,
                null,
                RELEASED,
                content);
    }

    private static TableShape shape(String name) {
        var columns = new ArrayList<ColumnShape>();
        columns.add(new ColumnShape("region", ColumnType.STRING));
        columns.add(new ColumnShape("الجهة", ColumnType.STRING));
        columns.add(new ColumnShape("2023 Filles (%)", ColumnType.INTEGER));
        columns.add(new ColumnShape("2023 Filles [%]", ColumnType.INTEGER));
        for (ColumnType type : ColumnType.values()) {
            columns.add(new ColumnShape("c_" + type, type));
        }
        return new TableShape(name, 3, columns);
    }

    private static ReleaseFile file(String name, String mediaType) {
        return new ReleaseFile(name, mediaType, 31, hash(name));
    }

    private static String hash(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }

    static LocalText texts(String fr, String ar, String en) {
        return new LocalText(new TreeMap<>(Map.of("fr", fr, "ar", ar, "en", en)));
    }
}
