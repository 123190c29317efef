package org.khettara.embedded;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.khettara.core.Catalogue;
import org.khettara.core.catalogue.CatalogueEntry;
import org.khettara.core.catalogue.Description;
import org.khettara.core.catalogue.Layer;
import org.khettara.core.catalogue.Origin;
import org.khettara.core.catalogue.Scope;
import org.khettara.core.catalogue.TableSchema;
import org.khettara.core.describe.Findings;
import org.khettara.core.release.Release;
import org.khettara.core.report.Report;
import org.khettara.core.schema.Conformity;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Institution;
import org.khettara.core.upload.Sequencer;
import org.khettara.embedded.store.SqliteDescriptions;
import org.khettara.embedded.store.SqliteLedger;

/// A person's word on datasets: takes it, and tells what is believed. A record that it changes is
/// made anew before the call returns; when that breaks off, the next command does it.
public final class Describer {
    private final Home home;
    private final SqliteLedger ledger;
    private final SqliteDescriptions descriptions;
    private final Catalogue catalogue;
    private final InstantSource clock;

    Describer(
            Home home,
            SqliteLedger ledger,
            SqliteDescriptions descriptions,
            Catalogue catalogue,
            InstantSource clock) {
        this.home = home;
        this.ledger = ledger;
        this.descriptions = descriptions;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /// What is believed of a dataset; empty for one without a release.
    public Optional<CatalogueEntry> entry(DatasetId dataset) throws IOException {
        return catalogue.entry(dataset);
    }

    /// What there is to mend in what is believed of a dataset.
    public static List<Report.Finding> findings(CatalogueEntry entry) {
        return entry.metadata().description().licence() == null
                ? List.of(Findings.noLicence())
                : List.of();
    }

    /// Where the tables that readers are served are not as they are declared to be.
    public List<Report.Finding> breaches(CatalogueEntry entry) throws IOException {
        TableSchema declared = entry.metadata().description().tableSchema();
        if (declared == null) {
            return List.of();
        }
        Release current = entry.current();
        return Conformity.breaches(
                        home.report(current),
                        csv -> home.openPublished(current.content().prefix() + csv),
                        declared)
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    /// What a person said of a scope until now.
    public Optional<Layer> said(Scope scope) throws IOException {
        return descriptions.find(scope, Origin.PERSON);
    }

    /// Changes what a person says of a scope, and makes the records anew.
    ///
    /// @param change of what was said until now
    public Description say(Scope scope, String who, UnaryOperator<Description> change)
            throws IOException {
        while (true) {
            Optional<Layer> before = said(scope);
            Description after =
                    change.apply(before.map(Layer::description).orElse(Description.NONE));
            if (put(scope, after, who, before.map(Layer::sequencer).orElse(null))) {
                return after;
            }
        }
    }

    /// Puts what a person says of a scope in the place of what the person who did it saw.
    ///
    /// @param over what was there; null when there was nothing
    /// @return false when someone else said something since
    public boolean put(Scope scope, Description description, String who, @Nullable Sequencer over)
            throws IOException {
        var now = clock.instant();
        var sequencer = Sequencer.at(now);
        // Two words within a millisecond are two words.
        if (over != null && sequencer.compareTo(over) <= 0) {
            sequencer = after(over);
        }
        var layer = new Layer(scope, Origin.PERSON, description, who, now, sequencer);
        boolean done = descriptions.replace(layer, over);
        if (done) {
            home.relayPending();
        }
        return done;
    }

    private static Sequencer after(Sequencer sequencer) {
        var next = new java.math.BigInteger(sequencer.value(), 16).add(java.math.BigInteger.ONE);
        return new Sequencer("%032X".formatted(next));
    }

    /// Datasets of which nobody has said anything yet: all that their records tell is derived, or
    /// holds for others too. By id.
    public List<DatasetId> drafts() throws IOException {
        var drafts = new ArrayList<DatasetId>();
        for (Institution institution : home.institutions()) {
            Set<DatasetId> described = new HashSet<>(descriptions.described(institution.id()));
            ledger.datasets(institution.id()).stream()
                    .filter(dataset -> !described.contains(dataset))
                    .forEach(drafts::add);
        }
        return drafts;
    }
}
