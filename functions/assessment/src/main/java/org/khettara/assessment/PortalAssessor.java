package org.khettara.assessment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.khettara.assessment.links.LinkCheck;
import org.khettara.assessment.links.LinkChecker;
import org.khettara.assessment.links.LinkLog;
import org.khettara.core.catalogue.CatalogueEntry;
import org.khettara.core.inventory.Planned;
import org.khettara.core.release.Holdings;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Institution;
import org.khettara.dcat.mqa.Assessed;
import org.khettara.dcat.mqa.Mqa;
import org.khettara.pages.DatasetAssessment;
import org.khettara.pages.Indicators;
import org.khettara.pages.PortalReport;

/// Assesses all datasets of a portal: their metadata by the MQA of data.europa.eu, their data by
/// the score of their release, both by the portal's rules; and adds what is counted today to the
/// series. An address of the portal itself is looked up in its store; of others, what they answered
/// when they were last asked is known ([#checkLinks]).
public final class PortalAssessor {
    /// Datasets that are read and judged at a time, each for the most part waiting for a store.
    static final int AT_ONCE = 8;

    private static final OptionalInt FOUND = OptionalInt.of(200);
    private static final OptionalInt MISSING = OptionalInt.of(404);

    private final Portal portal;
    private final LinkLog links;
    private final Instant at;
    private final Register register;
    private final DatasetAssessor assessor;

    private PortalAssessor(Portal portal, Instant at) throws IOException {
        this.portal = portal;
        this.at = at;
        this.links = LinkLog.read(portal.kept());
        this.register = Register.read(portal.given());
        this.assessor = new DatasetAssessor(RuleFile.read(portal.given()), at);
    }

    /// What an assessment comes to.
    ///
    /// @param judged records that were judged anew, as they or what their addresses answer had
    ///   changed
    public record Assessment(PortalReport report, int judged) {}

    /// @param at the moment to be told
    /// @throws IOException also when rules, register or series are not as they should be; says
    ///   where
    public static Assessment assess(Portal portal, Instant at) throws IOException {
        return new PortalAssessor(portal, at).assess();
    }

    private Assessment assess() throws IOException {
        Holdings holdings = portal.ledger().holdings();
        List<DatasetAssessment> datasets = new ArrayList<>();
        int judged;
        try (var records = new JudgedRecords(portal.kept(), new Mqa(portal.base()), this::status)) {
            judged = datasets(records, holdings.served(), datasets);
            records.keep();
        }
        List<Institution> institutions = portal.institutions().all();
        List<PortalReport.Inventory> inventories = inventories(institutions, datasets);
        Indicators today =
                new Counts(datasets, inventories, register)
                        .on(at, holdings.releases(), institutions.size(), answering());
        return new Assessment(
                new PortalReport(
                        at.toString(),
                        Assessed.MOST,
                        datasets,
                        assessor.rules(),
                        inventories,
                        new Series(portal.kept()).with(today)),
                judged);
    }

    private record Judged(CatalogueEntry entry, JudgedRecords.Line line, boolean anew) {}

    /// Some are read and judged side by side; they are taken up in the order of ids.
    ///
    /// @return how many were judged anew
    private int datasets(JudgedRecords records, List<DatasetId> served, List<DatasetAssessment> to)
            throws IOException {
        int anew = 0;
        try (Stream<Optional<Judged>> all =
                served.stream()
                        .map(records::kept)
                        .gather(Gatherers.mapConcurrent(AT_ONCE, kept -> judged(records, kept)))) {
            for (var some = all.iterator(); some.hasNext(); ) {
                Optional<Judged> next = some.next();
                if (next.isPresent()) {
                    Judged one = next.get();
                    records.write(one.line());
                    to.add(assessor.assess(one.entry(), new Assessed(one.line().met())));
                    anew += one.anew() ? 1 : 0;
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return anew;
    }

    /// Empty for a dataset that was withdrawn since the ledger was asked.
    private Optional<Judged> judged(JudgedRecords records, JudgedRecords.Kept kept) {
        try {
            Optional<CatalogueEntry> entry = portal.catalogue().entry(kept.dataset());
            return entry.map(one -> {
                JudgedRecords.Line line = records.judge(one, kept);
                return new Judged(one, line, !line.equals(kept.line()));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<PortalReport.Inventory> inventories(
            List<Institution> institutions, List<DatasetAssessment> datasets) throws IOException {
        List<Plans.Served> served =
                datasets.stream()
                        .map(one -> new Plans.Served(one.id(), one.title().in("fr")))
                        .toList();
        var plans = new Plans(portal.given());
        var inventories = new ArrayList<PortalReport.Inventory>();
        for (Institution institution : institutions) {
            Optional<List<Planned>> planned = plans.today(institution.id(), served);
            planned.ifPresent(
                    all -> inventories.add(PortalReport.Inventory.of(institution.name(), all)));
        }
        return inventories;
    }

    /// Asks the addresses of other hosts that the records of the last assessment and the register
    /// name, as far as that is due; the next assessment goes by what they answered.
    ///
    /// @param most time that it may take
    /// @return how many were asked
    public static int checkLinks(Portal portal, LinkChecker checker, Duration most)
            throws IOException {
        var addresses = new TreeSet<String>();
        for (String url : JudgedRecords.addresses(portal.kept())) {
            if (!url.startsWith(portal.base())) {
                addresses.add(url);
            }
        }
        for (String service : Register.read(portal.given()).of(Register.Kind.SERVICE)) {
            if (!service.isBlank()) {
                addresses.add(service);
            }
        }
        return checker.check(addresses, LinkLog.read(portal.kept()), most);
    }

    /// How many services answered when they were last asked; empty when nobody asked any.
    private OptionalInt answering() {
        List<LinkCheck> checks =
                register.of(Register.Kind.SERVICE).stream()
                        .flatMap(service -> links.of(service).stream())
                        .toList();
        return checks.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of((int) checks.stream().filter(LinkCheck::answers).count());
    }

    private OptionalInt status(String url) {
        if (!url.startsWith(portal.base())) {
            Integer head = links.of(url).map(LinkCheck::head).orElse(null);
            return head == null ? OptionalInt.empty() : OptionalInt.of(head);
        }
        String key =
                URLDecoder.decode(
                        url.substring(portal.base().length()).replace("+", "%2B"),
                        StandardCharsets.UTF_8);
        try {
            return portal.published().stat(key).isPresent() ? FOUND : MISSING;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
