package org.khettara.core;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.khettara.core.catalogue.CatalogueEntry;
import org.khettara.core.catalogue.Description;
import org.khettara.core.catalogue.Layer;
import org.khettara.core.catalogue.Metadata;
import org.khettara.core.catalogue.Origin;
import org.khettara.core.derive.Derived;
import org.khettara.core.derive.UpdateFrequency;
import org.khettara.core.document.Json;
import org.khettara.core.feed.Effect;
import org.khettara.core.port.CatalogueRenderer;
import org.khettara.core.port.Descriptions;
import org.khettara.core.port.Institutions;
import org.khettara.core.port.Ledger;
import org.khettara.core.port.ObjectStore;
import org.khettara.core.release.Release;
import org.khettara.core.release.Ruling;
import org.khettara.core.release.Standing;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Institution;
import org.khettara.schemas.DatasetChange;

/// Puts together what the catalogue tells of a dataset, and has it rendered. Everything here can be
/// made anew at any time from ledger, institutions, descriptions and the files of the release.
public final class Catalogue {
    private final Ports ports;

    public Catalogue(Ports ports) {
        this.ports = ports;
    }

    public record Ports(
            Ledger ledger,
            Institutions institutions,
            Descriptions descriptions,
            ObjectStore published,
            CatalogueRenderer renderer) {}

    /// What is to be told of a dataset; empty for one without a current release.
    public Optional<CatalogueEntry> entry(DatasetId dataset) throws IOException {
        var current = ports.ledger().current(dataset);
        return current.isEmpty() ? Optional.empty() : Optional.of(entry(current.get()));
    }

    /// A release whose files readers find; empty for one that they were never given, or no more.
    public Optional<Release> served(DatasetId dataset, long number) throws IOException {
        return ports.ledger().release(dataset, number).filter(Release::isPublic);
    }

    /// As if the release were the one that readers are served.
    public CatalogueEntry entry(Release current) throws IOException {
        DatasetId dataset = current.dataset();
        List<Release> releases = ports.ledger().releases(dataset);
        Institution publisher =
                ports.institutions()
                        .find(dataset.institution())
                        .orElseGet(() ->
                                new Institution(
                                        dataset.institution(), dataset.institution().value()));
        @Nullable Long previous =
                releases.stream()
                        .filter(release -> release.standing() == Standing.PUBLISHED)
                        .map(Release::number)
                        .filter(number -> number < current.number())
                        .max(Long::compare)
                        .orElse(null);
        List<Layer> layers = ports.descriptions().around(dataset);
        return new CatalogueEntry(
                publisher,
                metadata(current, releases, layers),
                current,
                issued(current, releases),
                modified(current, releases, layers),
                previous);
    }

    /// What was never public has no date that readers may know.
    private static Instant issued(Release current, List<Release> releases) {
        return releases.stream()
                .filter(Catalogue::wasPublic)
                .map(Release::releasedAt)
                .min(Instant::compareTo)
                .orElse(current.releasedAt());
    }

    /// The last of all releases, rollbacks, withdrawals and words.
    private static Instant modified(Release current, List<Release> releases, List<Layer> layers) {
        Stream<Instant> ruled =
                releases.stream()
                        .filter(Catalogue::wasPublic)
                        .flatMap(release -> Stream.ofNullable(release.ruling()))
                        .map(Ruling::at);
        Stream<Instant> released =
                releases.stream()
                        .filter(release -> release.standing() == Standing.PUBLISHED)
                        .map(Release::releasedAt);
        return Stream.of(released, ruled, layers.stream().map(Layer::at))
                .flatMap(Function.identity())
                .max(Instant::compareTo)
                .orElse(current.releasedAt());
    }

    private static boolean wasPublic(Release release) {
        return release.isPublic() || release.standing() == Standing.WITHDRAWN;
    }

    private Metadata metadata(Release current, List<Release> releases, List<Layer> layers)
            throws IOException {
        var said = new EnumMap<Origin, Description>(Origin.class);
        said.putAll(Layer.byOrigin(layers));
        said.put(Origin.DERIVED, UpdateFrequency.in(derived(current).description(), releases));
        return Metadata.of(said);
    }

    /// What was read off a release when it was made.
    public Derived derived(Release release) throws IOException {
        String key = release.content().prefix() + Derived.FILE_NAME;
        try (InputStream in = ports.published().open(key)) {
            return Json.read(in, Derived.class);
        } catch (NoSuchFileException madeBeforeAnythingWasDerived) {
            return Derived.NOTHING;
        }
    }

    /// Puts the records of a dataset in the place of those of its last release, or takes them away
    /// where nothing is served any more. Two changes of a dataset may be told at once, and the
    /// slower one would leave the records at the older state: so what they tell of is looked up
    /// again after they are written.
    ///
    /// @return what they tell; empty where nothing is served
    public Optional<CatalogueEntry> render(DatasetId dataset) throws IOException {
        Known known = known(dataset);
        while (true) {
            Optional<CatalogueEntry> written = write(dataset, known.current());
            Known now = known(dataset);
            if (now.equals(known)) {
                return written;
            }
            known = now;
        }
    }

    /// What the records of a dataset tell of.
    private record Known(Optional<Release> current, Set<Layer> said) {}

    private Known known(DatasetId dataset) throws IOException {
        return new Known(
                ports.ledger().current(dataset), Set.copyOf(ports.descriptions().around(dataset)));
    }

    /// What is to be told of a change in N-Triples, once its records are written: of the release
    /// that it names, even if another is served by now. Empty where the change brings nothing, or
    /// what it brought was taken back.
    ///
    /// @param written what the records tell
    Optional<String> triples(DatasetChange change, Optional<CatalogueEntry> written)
            throws IOException {
        return switch (Effect.of(change)) {
            case SERVES, DESCRIBES -> told(change, written).map(ports.renderer()::triples);
            case REMOVES, KEEPS -> Optional.empty();
        };
    }

    private Optional<CatalogueEntry> told(DatasetChange change, Optional<CatalogueEntry> written)
            throws IOException {
        if (written.isPresent() && written.get().current().number() == change.getRelease()) {
            return written;
        }
        DatasetId dataset = DatasetId.parse(change.getDataset());
        Optional<Release> named = ports.ledger().release(dataset, change.getRelease());
        return named.isPresent() && named.get().isPublic()
                ? Optional.of(entry(named.get()))
                : Optional.empty();
    }

    private Optional<CatalogueEntry> write(DatasetId dataset, Optional<Release> current)
            throws IOException {
        if (current.isEmpty()) {
            for (String key : ports.renderer().keys(dataset)) {
                ports.published().delete(key);
            }
            return Optional.empty();
        }
        CatalogueEntry entry = entry(current.get());
        for (var document : ports.renderer().documents(entry)) {
            ports.published()
                    .replace(
                            document.key(),
                            document.content().getBytes(StandardCharsets.UTF_8),
                            document.mediaType());
        }
        return Optional.of(entry);
    }
}
