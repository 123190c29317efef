package org.khettara.embedded.assessment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.khettara.core.catalogue.CatalogueEntry;
import org.khettara.core.catalogue.Description;
import org.khettara.core.catalogue.Description.Period;
import org.khettara.core.catalogue.LocalText;
import org.khettara.core.catalogue.Timeliness;
import org.khettara.core.inventory.InventoryStatus;
import org.khettara.core.inventory.Planned;
import org.khettara.core.report.Text;
import org.khettara.core.rules.RuleBook;
import org.khettara.core.upload.Institution;
import org.khettara.dcat.mqa.Assessed;
import org.khettara.dcat.mqa.Metric;
import org.khettara.dcat.mqa.Mqa;
import org.khettara.dcat.mqa.Openness;
import org.khettara.embedded.Home;
import org.khettara.embedded.links.LinkCheck;
import org.khettara.embedded.links.LinkChecker;
import org.khettara.embedded.links.LinkLog;
import org.khettara.pages.DatasetAssessment;
import org.khettara.pages.DatasetAssessment.Coverage;
import org.khettara.pages.DatasetAssessment.Lack;
import org.khettara.pages.Indicators;
import org.khettara.pages.PortalReport;

/// Assesses all datasets of a home: their metadata by the MQA of data.europa.eu, their data by the
/// score of their release, both by the portal's rules; and adds what is counted today to the
/// series. An address of the home itself is looked up in its store; of others, what they answered
/// when they were last asked is known ([#checkLinks]).
public final class PortalAssessor {
    private static final OptionalInt FOUND = OptionalInt.of(200);
    private static final OptionalInt MISSING = OptionalInt.of(404);
    private static final Map<Metric, Lack> LACKS = new EnumMap<>(Metric.class);

    static {
        for (Metric metric : Metric.values()) {
            LACKS.put(metric, new Lack(metric.points(), metric.fix()));
        }
    }

    private static final String FOLDER = "assessment";
    private static final String JUDGED = "judged.jsonl";
    private static final String LINKS = "links.jsonl";

    private final Home home;
    private final Path folder;
    private final LinkLog links;
    private final Instant at;
    private final RuleBook rules;
    private final List<DatasetAssessment> datasets = new ArrayList<>();
    private final Map<Lack, Lack> lacks = new HashMap<>();

    private PortalAssessor(Home home, Instant at) throws IOException {
        this.home = home;
        this.folder = Files.createDirectories(home.folder().resolve(FOLDER));
        this.links = new LinkLog(folder.resolve(LINKS));
        this.at = at;
        this.rules = RuleFile.read(home.folder());
    }

    /// @param at the moment to be told
    /// @throws IOException also when rules, register or series are not as they should be; says
    ///   where
    public static PortalReport assess(Home home, Instant at) throws IOException {
        return new PortalAssessor(home, at).report();
    }

    private PortalReport report() throws IOException {
        Register register = Register.read(home.folder());
        var mqa = new Mqa(home.catalogue().base());
        Path kept = folder.resolve(JUDGED);
        try (var judged = new JudgedRecords(kept, mqa, this::status)) {
            home.catalogue().entries(entry -> datasets.add(dataset(entry, judged.assess(entry))));
            judged.keep();
        }
        List<PortalReport.Inventory> inventories = inventories();
        List<Indicators> trend =
                new Series(folder.resolve("series.csv")).with(indicators(register, inventories));
        return new PortalReport(at.toString(), Assessed.MOST, datasets, rules, inventories, trend);
    }

    private List<PortalReport.Inventory> inventories() throws IOException {
        List<Inventory.Served> served =
                datasets.stream()
                        .map(one -> new Inventory.Served(one.id(), one.title().in("fr")))
                        .toList();
        var inventory = new Inventory(home);
        var inventories = new ArrayList<PortalReport.Inventory>();
        for (Institution institution : home.institutions()) {
            Optional<List<Planned>> planned = inventory.today(institution.id(), served);
            planned.ifPresent(
                    all -> inventories.add(new PortalReport.Inventory(institution.name(), all)));
        }
        return inventories;
    }

    private DatasetAssessment dataset(CatalogueEntry entry, Assessed assessed) {
        Description said = entry.metadata().description();
        LocalText title = said.title();
        String format = format(entry.current().content().source().name());
        return new DatasetAssessment(
                entry.dataset().toString(),
                entry.publisher().name(),
                title == null ? LocalText.of("fr", entry.dataset().name()) : title,
                assessed.points(),
                assessed.rating().toString(),
                assessed.stars(),
                assessed.openness().size(),
                entry.current().content().assessment().score(),
                said.licence(),
                format,
                entry.current().releasedAt().toString(),
                Timeliness.of(entry, at),
                coverage(said),
                assessed.toMend().stream().map(LACKS::get).toList(),
                toStars(assessed),
                toOpenness(assessed),
                rules.breaches(said, format));
    }

    /// The extension; empty where there is none.
    private static String format(String fileName) {
        String extension = fileName.substring(fileName.lastIndexOf('.') + 1);
        return extension.length() == fileName.length() ? "" : extension.toLowerCase(Locale.ROOT);
    }

    private static Coverage coverage(Description said) {
        List<String> places =
                said.spatial() == null
                        ? List.of()
                        : said.spatial().stream()
                                .map(place -> place.code() == null ? "" : place.code())
                                .toList();
        Period period = said.temporal();
        return period == null
                ? new Coverage(places, null, null)
                : new Coverage(places, year(period.start()), year(period.end()));
    }

    private static @Nullable Integer year(@Nullable String date) {
        return date == null ? null : Integer.valueOf(date.substring(0, 4));
    }

    private List<Lack> toStars(Assessed assessed) {
        return assessed
                .toNextStar()
                .map(metric ->
                        shared(
                                new Lack(
                                        assessed.with(metric).stars() - assessed.stars(),
                                        metric.fix())))
                .stream()
                .toList();
    }

    private List<Lack> toOpenness(Assessed assessed) {
        var missing = new ArrayList<Lack>();
        for (Openness element : Openness.values()) {
            List<Text> fixes = element.missing(assessed.met()).stream().map(Metric::fix).toList();
            if (!fixes.isEmpty()) {
                missing.add(shared(new Lack(1, joined(fixes))));
            }
        }
        return missing;
    }

    /// Thousands of datasets lack the same few things.
    private Lack shared(Lack lack) {
        return lacks.computeIfAbsent(lack, same -> same);
    }

    private static Text joined(List<Text> texts) {
        return new Text(
                texts.stream().map(Text::fr).collect(Collectors.joining(" ")),
                texts.stream().map(Text::ar).collect(Collectors.joining(" ")),
                texts.stream().map(Text::en).collect(Collectors.joining(" ")));
    }

    private Indicators indicators(Register register, List<PortalReport.Inventory> inventories)
            throws IOException {
        return new Indicators(
                at.atOffset(ZoneOffset.UTC).toLocalDate().toString(),
                datasets.size(),
                home.catalogue().releases(),
                home.institutions().size(),
                (int) datasets.stream().map(DatasetAssessment::institution).distinct().count(),
                Math.round(mean(DatasetAssessment::points)),
                Math.round(mean(DatasetAssessment::quality)),
                twoDecimals(mean(DatasetAssessment::stars)),
                twoDecimals(mean(DatasetAssessment::openness)),
                (int)
                        datasets.stream()
                                .filter(one -> one.timeliness().state() == Timeliness.State.OVERDUE)
                                .count(),
                (int) datasets.stream().filter(one -> one.licence() == null).count(),
                (int) datasets.stream().filter(one -> one.breaches().isEmpty()).count(),
                register.count(Register.Kind.REUSE),
                register.count(Register.Kind.REQUEST),
                register.count(Register.Kind.SERVICE),
                answering(register),
                inventories.isEmpty() ? null : inventories.size(),
                count(inventories, InventoryStatus.IDENTIFIED),
                count(inventories, InventoryStatus.IN_PREPARATION),
                count(inventories, InventoryStatus.PUBLISHED),
                count(inventories, InventoryStatus.REFUSED));
    }

    private static @Nullable Integer count(
            List<PortalReport.Inventory> inventories, InventoryStatus status) {
        return inventories.isEmpty()
                ? null
                : inventories.stream().mapToInt(inventory -> inventory.count(status)).sum();
    }

    private double mean(ToIntFunction<DatasetAssessment> number) {
        return datasets.stream().mapToInt(number).average().orElse(0);
    }

    private static double twoDecimals(double number) {
        return Math.round(number * 100) / 100.0;
    }

    /// Asks the addresses of other hosts that the records of the last assessment and the register
    /// name, as far as that is due; the next assessment goes by what they answered.
    ///
    /// @param most time that it may take
    /// @return how many were asked
    public static int checkLinks(Home home, LinkChecker checker, Duration most) throws IOException {
        Path folder = home.folder().resolve(FOLDER);
        var addresses = new TreeSet<String>();
        for (String url : JudgedRecords.addresses(folder.resolve(JUDGED))) {
            if (!url.startsWith(home.catalogue().base())) {
                addresses.add(url);
            }
        }
        for (String service : Register.read(home.folder()).of(Register.Kind.SERVICE)) {
            if (!service.isBlank()) {
                addresses.add(service);
            }
        }
        return checker.check(addresses, new LinkLog(folder.resolve(LINKS)), most);
    }

    /// Null when nobody asked any.
    private @Nullable Integer answering(Register register) {
        List<LinkCheck> checks =
                register.of(Register.Kind.SERVICE).stream()
                        .flatMap(service -> links.of(service).stream())
                        .toList();
        return checks.isEmpty() ? null : (int) checks.stream().filter(LinkCheck::answers).count();
    }

    private OptionalInt status(String url) {
        String base = home.catalogue().base();
        if (!url.startsWith(base)) {
            Integer head = links.of(url).map(LinkCheck::head).orElse(null);
            return head == null ? OptionalInt.empty() : OptionalInt.of(head);
        }
        String key =
                URLDecoder.decode(
                        url.substring(base.length()).replace("+", "%2B"), StandardCharsets.UTF_8);
        try {
            return home.statPublished(key).isPresent() ? FOUND : MISSING;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
