package org.khettara.ckan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.khettara.ckan.CkanPackage.CkanResource;
import org.khettara.ckan.Query.Searched;
import org.khettara.core.catalogue.CatalogueEntry;
import org.khettara.core.catalogue.Scope;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Institution;
import org.khettara.core.upload.InstitutionId;

/// What searches and lists need of every dataset, kept in memory from request to request; all else
/// is read for the datasets of an answer alone. Each request first looks what was noted since the
/// last one, and reads those datasets anew, so no answer is older than its question. Safe for use
/// by many threads.
final class PackageIndex {
    private final Holdings holdings;
    private final Describer describer;
    private final Map<DatasetId, Card> byDataset = new HashMap<>();
    private Map<InstitutionId, Institution> institutions = Map.of();
    private List<Card> byId = List.of();
    private long place;

    PackageIndex(Holdings holdings, Describer describer) {
        this.holdings = holdings;
        this.describer = describer;
    }

    /// A dataset, as far as it is searched and counted.
    ///
    /// @param organisation its id
    /// @param files ids of its files
    record Card(
            DatasetId dataset,
            String id,
            String name,
            String organisation,
            List<String> themes,
            List<String> files,
            Searched searched) {
        Card {
            themes = List.copyOf(themes);
            files = List.copyOf(files);
        }

        static Card of(CkanPackage dataset) {
            return new Card(
                    dataset.dataset(),
                    dataset.id(),
                    dataset.name(),
                    dataset.organisation().id(),
                    dataset.themes(),
                    dataset.resources().stream().map(CkanResource::id).toList(),
                    SearchedFields.of(dataset));
        }
    }

    /// All datasets that readers are served, by their ids.
    synchronized List<Card> cards() throws IOException {
        Holdings.Noted noted = holdings.since(place);
        Map<InstitutionId, Institution> now = new HashMap<>();
        holdings.institutions().forEach(one -> now.put(one.id(), one));
        Collection<DatasetId> touched = touched(noted.books(), now);
        for (DatasetId dataset : touched) {
            read(dataset);
        }
        if (!touched.isEmpty()) {
            var sorted = new TreeMap<String, Card>();
            byDataset.values().forEach(card -> sorted.put(card.id(), card));
            byId = List.copyOf(sorted.values());
        }
        institutions = now;
        place = noted.place();
        return byId;
    }

    /// A dataset may be told of in another way when something is noted in its book, or in that of a
    /// folder or institution that says something of it, or when its institution has another name.
    private Set<DatasetId> touched(List<DatasetId> books, Map<InstitutionId, Institution> now) {
        var touched = new LinkedHashSet<>(books);
        var noted = new HashSet<>(books);
        for (DatasetId dataset : byDataset.keySet()) {
            InstitutionId its = dataset.institution();
            if (!Objects.equals(institutions.get(its), now.get(its))
                    || Scope.around(dataset).stream()
                            .anyMatch(scope -> noted.contains(scope.book()))) {
                touched.add(dataset);
            }
        }
        return touched;
    }

    private void read(DatasetId dataset) throws IOException {
        Optional<CkanPackage> told = describe(dataset);
        if (told.isPresent()) {
            byDataset.put(dataset, Card.of(told.get()));
        } else {
            byDataset.remove(dataset);
        }
    }

    /// All that is told of a dataset; empty when it is no longer served.
    Optional<CkanPackage> describe(DatasetId dataset) throws IOException {
        Optional<CatalogueEntry> entry = holdings.entry(dataset);
        return entry.map(describer::describe);
    }

    /// What CKAN shows of datasets.
    List<Object> documents(List<Card> cards) throws IOException {
        var documents = new ArrayList<Object>();
        for (Card card : cards) {
            describe(card.dataset()).map(Documents::dataset).ifPresent(documents::add);
        }
        return documents;
    }
}
