package org.khettara.ckan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khettara.ckan.CkanPackage.CkanOrganisation;
import org.khettara.ckan.CkanPackage.CkanResource;
import org.khettara.core.catalogue.CkanLicence;

/// Datasets, files, institutions and themes as CKAN 2.12 shows them: the same keys, null where
/// nothing is known.
final class Documents {
    private Documents() {}

    static Map<String, @Nullable Object> dataset(CkanPackage dataset) {
        Map<String, String> said = dataset.fields();
        Optional<CkanLicence> licence = CkanLicence.ofId(said.get("license_id"));
        var document = new LinkedHashMap<String, @Nullable Object>();
        document.put("author", null);
        document.put("author_email", null);
        document.put("creator_user_id", null);
        document.put("id", dataset.id());
        document.put("isopen", licence.map(CkanLicence::isOpen).orElse(false));
        document.put("license_id", said.get("license_id"));
        document.put(
                "license_title", licence.map(CkanLicence::title).orElse(said.get("license_id")));
        licence.map(CkanLicence::url)
                .filter(url -> !url.isEmpty())
                .ifPresent(url -> document.put("license_url", url));
        document.put("maintainer", dataset.extras().get("contact_name"));
        document.put("maintainer_email", dataset.extras().get("contact_email"));
        document.put("metadata_created", Describer.naive(dataset.issued()));
        document.put("metadata_modified", Describer.naive(dataset.modified()));
        document.put("name", dataset.name());
        document.put("notes", said.get("notes"));
        document.put("num_resources", dataset.resources().size());
        document.put("num_tags", dataset.tags().size());
        document.put("organization", organisationOf(dataset));
        document.put("owner_org", dataset.organisation().id());
        document.put("private", false);
        document.put("state", "active");
        document.put("title", said.get("title"));
        document.put("type", "dataset");
        document.put("url", said.get("url"));
        document.put("version", said.get("version"));
        document.put("extras", extras(dataset));
        document.put("resources", resources(dataset));
        document.put("tags", dataset.tags().stream().map(Documents::tag).toList());
        document.put("groups", groups(dataset));
        document.put("relationships_as_subject", List.of());
        document.put("relationships_as_object", List.of());
        return document;
    }

    private static List<Object> extras(CkanPackage dataset) {
        var extras = new ArrayList<Object>();
        dataset.extras().forEach((key, value) -> extras.add(Map.of("key", key, "value", value)));
        return extras;
    }

    private static List<Object> resources(CkanPackage dataset) {
        var resources = new ArrayList<Object>();
        for (int i = 0; i < dataset.resources().size(); i++) {
            resources.add(resource(dataset, i));
        }
        return resources;
    }

    /// @param position from 0
    static Map<String, @Nullable Object> resource(CkanPackage dataset, int position) {
        CkanResource resource = dataset.resources().get(position);
        var document = new LinkedHashMap<String, @Nullable Object>();
        document.put("cache_last_updated", null);
        document.put("cache_url", null);
        document.put("created", Describer.naive(dataset.issued()));
        document.put("datastore_active", isTable(resource));
        document.put("description", null);
        document.put("id", resource.id());
        document.put("last_modified", Describer.naive(dataset.released()));
        document.put("metadata_modified", Describer.naive(dataset.modified()));
        document.put("mimetype_inner", null);
        document.put("package_id", dataset.id());
        document.put("position", position);
        document.put("resource_type", null);
        document.put("state", "active");
        document.put("url_type", null);
        document.putAll(resource.fields());
        return document;
    }

    /// Whether `datastore_search` answers for it.
    static boolean isTable(CkanResource resource) {
        return "CSV".equals(resource.fields().get("format"));
    }

    private static Map<String, @Nullable Object> tag(String name) {
        var document = new LinkedHashMap<String, @Nullable Object>();
        document.put("display_name", name);
        document.put("id", StableId.ofTag(name));
        document.put("name", name);
        document.put("state", "active");
        document.put("vocabulary_id", null);
        return document;
    }

    private static List<Object> groups(CkanPackage dataset) {
        return dataset.themes().stream()
                .map(Theme::find)
                .flatMap(Optional::stream)
                .<Object>map(theme ->
                        Map.of(
                                "description", "",
                                "display_name", theme.titleFr(),
                                "id", theme.id(),
                                "image_display_url", "",
                                "name", theme.name(),
                                "title", theme.titleFr()))
                .toList();
    }

    private static Map<String, Object> organisationOf(CkanPackage dataset) {
        CkanOrganisation organisation = dataset.organisation();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", organisation.id());
        document.put("name", organisation.name());
        document.put("title", organisation.title());
        document.put("type", "organization");
        document.put("description", "");
        document.put("image_url", "");
        document.put("is_organization", true);
        document.put("approval_status", "approved");
        document.put("state", "active");
        return document;
    }

    static Map<String, Object> organisation(CkanOrganisation organisation, long datasets) {
        return group(
                new Group(
                        organisation.id(),
                        organisation.name(),
                        organisation.title(),
                        true,
                        datasets));
    }

    /// As `license_list` has it.
    static Map<String, @Nullable Object> licence(CkanLicence licence) {
        var document = new LinkedHashMap<String, @Nullable Object>();
        document.put("domain_content", truth(licence.isForContent()));
        document.put("id", licence.id());
        document.put("domain_data", truth(licence.isForData()));
        document.put("domain_software", truth(false));
        document.put("family", "");
        document.put("is_generic", truth(licence.url().isEmpty()));
        document.put("od_conformance", licence.conformance());
        document.put("osd_conformance", "not reviewed");
        document.put("maintainer", "");
        document.put("status", "active");
        document.put("url", licence.url());
        document.put("title", licence.title());
        return document;
    }

    /// CKAN's list is in Python's words.
    private static String truth(boolean is) {
        return is ? "True" : "False";
    }

    static Map<String, Object> theme(Theme theme, long datasets) {
        return group(new Group(theme.id(), theme.name(), theme.titleFr(), false, datasets));
    }

    private record Group(
            String id, String name, String title, boolean isOrganisation, long datasets) {}

    private static Map<String, Object> group(Group group) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("approval_status", "approved");
        document.put("description", "");
        document.put("display_name", group.title());
        document.put("id", group.id());
        document.put("image_display_url", "");
        document.put("image_url", "");
        document.put("is_organization", group.isOrganisation());
        document.put("name", group.name());
        document.put("num_followers", 0);
        document.put("package_count", group.datasets());
        document.put("state", "active");
        document.put("title", group.title());
        document.put("type", group.isOrganisation() ? "organization" : "group");
        return document;
    }
}
