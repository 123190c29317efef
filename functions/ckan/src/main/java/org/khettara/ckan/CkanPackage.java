package org.khettara.ckan;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.khettara.core.upload.DatasetId;

/// A dataset in CKAN's terms: all that Khettara says of it, and nothing else.
///
/// @param id UUID, the same for ever
/// @param name the dataset's place in the portal's addresses
/// @param fields root fields by name: `title`, `notes`, `license_id`, `url`, `version`; those of
///   which nothing is said are not there
/// @param tags sorted
/// @param themes codes of the EU's data-theme authority
/// @param extras by key
/// @param issued when the first release was made
/// @param released when the current one was
/// @param modified when it, or what is said of it, changed last
public record CkanPackage(
        DatasetId dataset,
        String id,
        String name,
        CkanOrganisation organisation,
        SortedMap<String, String> fields,
        List<String> tags,
        List<String> themes,
        SortedMap<String, String> extras,
        List<CkanResource> resources,
        Instant issued,
        Instant released,
        Instant modified) {
    public CkanPackage {
        fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
        tags = List.copyOf(tags);
        themes = List.copyOf(themes);
        extras = Collections.unmodifiableSortedMap(new TreeMap<>(extras));
        resources = List.copyOf(resources);
    }

    /// An institution in CKAN's terms.
    public record CkanOrganisation(String id, String name, String title) {}

    /// A file of the current release.
    ///
    /// @param key in the published store
    /// @param table that the file holds
    /// @param fields as CKAN has them, in its order; `size` is a number, all others are texts
    public record CkanResource(
            String id, String key, String table, SortedMap<String, Object> fields) {
        public CkanResource {
            fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
        }
    }
}
