package org.khettara.ckan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.khettara.ckan.CkanPackage.CkanOrganisation;
import org.khettara.ckan.PackageIndex.Card;
import org.khettara.core.catalogue.CkanLicence;
import org.khettara.core.report.TableShape;

/// The part of CKAN's Action API (version 3, as CKAN 2.12 answers it) that programs which read use:
/// harvesters, portals' clients, notebooks. Safe for use by many threads.
public final class CkanApi {
    /// Whose answers these are like.
    private static final String LIKE_CKAN = "2.12.0";

    private static final JsonMapper MAPPER = new JsonMapper();

    private final Holdings holdings;
    private final Describer describer;
    private final PackageIndex index;
    private final Map<String, Action> actions = new LinkedHashMap<>();

    private interface Action {
        @Nullable Object result(Arguments arguments) throws IOException, ApiException;
    }

    /// @param status of HTTP
    /// @param json the body
    public record Reply(int status, String json) {}

    public CkanApi(Holdings holdings, Describer describer) {
        this.holdings = holdings;
        this.describer = describer;
        this.index = new PackageIndex(holdings, describer);
        actions.put("status_show", _ -> status());
        actions.put("package_list", this::packageList);
        actions.put("package_show", this::packageShow);
        actions.put("package_search", a -> new PackageSearch(index).answer(a));
        actions.put("resource_show", this::resourceShow);
        actions.put("organization_list", this::organisationList);
        actions.put("organization_show", this::organisationShow);
        actions.put("group_list", this::groupList);
        actions.put("group_show", this::groupShow);
        actions.put("license_list", _ -> CkanLicence.ALL.stream().map(Documents::licence).toList());
        actions.put("datastore_search", this::datastoreSearch);
        actions.put("help_show", this::help);
    }

    /// @param site address of the server, without a slash at its end
    /// @throws IOException when what the home holds cannot be read
    public Reply answer(String action, Arguments arguments, String site) throws IOException {
        Action known = actions.get(action);
        if (known == null) {
            return badRequest("Action name not known: " + action);
        }
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("help", site + "/api/3/action/help_show?name=" + action);
        try {
            @Nullable Object result = known.result(arguments);
            answer.put("success", true);
            answer.put("result", result);
            return new Reply(200, json(answer));
        } catch (ApiException e) {
            answer.put("error", e.error());
            answer.put("success", false);
            return new Reply(e.status(), json(answer));
        }
    }

    /// A call that is not of CKAN's form.
    public Reply badRequest(String why) {
        return new Reply(400, json("Bad request: " + why));
    }

    private static String json(Object document) {
        try {
            return MAPPER.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a document", e);
        }
    }

    private Map<String, Object> status() {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("site_title", "Khettara");
        status.put("site_description", "");
        status.put("site_url", describer.base().replaceFirst("/$", ""));
        status.put("error_emails_to", "");
        status.put("locale_default", "fr");
        status.put("extensions", List.of());
        status.put("ckan_version", LIKE_CKAN);
        return status;
    }

    private Object help(Arguments arguments) throws ApiException {
        String name = arguments.needed("name");
        if (!actions.containsKey(name)) {
            throw ApiException.notFound();
        }
        return "%s of CKAN's Action API, answered as CKAN %s does; schemas/openapi.yaml has its arguments."
                .formatted(name, LIKE_CKAN);
    }

    private static <T> List<T> page(List<T> all, Arguments arguments) throws ApiException {
        int limit = arguments.natural("limit", Integer.MAX_VALUE);
        return all.stream().skip(arguments.natural("offset", 0)).limit(limit).toList();
    }

    private Object packageList(Arguments arguments) throws IOException, ApiException {
        return page(index.cards().stream().map(Card::name).sorted().toList(), arguments);
    }

    private Object packageShow(Arguments arguments) throws IOException, ApiException {
        String id = arguments.text("id");
        String wanted = id == null ? arguments.needed("name_or_id") : id;
        return Documents.dataset(
                described(card ->
                        card.id().equals(wanted)
                                || card.name().equals(wanted)
                                || card.dataset().toString().equals(wanted)));
    }

    private CkanPackage described(Predicate<Card> which) throws IOException, ApiException {
        Card card =
                index.cards().stream()
                        .filter(which)
                        .findFirst()
                        .orElseThrow(ApiException::notFound);
        return index.describe(card.dataset()).orElseThrow(ApiException::notFound);
    }

    /// A file with the dataset that it is of.
    private record Found(CkanPackage dataset, int position) {}

    private Found resource(String id) throws IOException, ApiException {
        CkanPackage dataset = described(card -> card.files().contains(id));
        for (int i = 0; i < dataset.resources().size(); i++) {
            if (dataset.resources().get(i).id().equals(id)) {
                return new Found(dataset, i);
            }
        }
        throw ApiException.notFound();
    }

    private Object resourceShow(Arguments arguments) throws IOException, ApiException {
        Found found = resource(arguments.needed("id"));
        return Documents.resource(found.dataset(), found.position());
    }

    private Object datastoreSearch(Arguments arguments) throws IOException, ApiException {
        String id = arguments.text("resource_id");
        Found found = resource(id == null ? arguments.needed("resource_id") : id);
        var resource = found.dataset().resources().get(found.position());
        Optional<TableShape> table =
                Documents.isTable(resource)
                        ? holdings.entry(found.dataset().dataset()).stream()
                                .flatMap(entry -> entry.current().content().tables().stream())
                                .filter(shape -> shape.name().equals(resource.table()))
                                .findFirst()
                        : Optional.empty();
        var source =
                new DatastoreSearch.Source(
                        resource.id(),
                        String.valueOf(resource.fields().get("url")),
                        resource.fields().get("size") instanceof Long bytes ? bytes : 0,
                        () -> holdings.open(resource.key()));
        return new DatastoreSearch(table.orElseThrow(ApiException::notFound), source)
                .answer(arguments);
    }

    private Object organisationList(Arguments arguments) throws IOException, ApiException {
        Map<String, Long> counts =
                index.cards().stream()
                        .collect(Collectors.groupingBy(Card::organisation, Collectors.counting()));
        Stream<CkanOrganisation> page = page(organisations(), arguments).stream();
        return arguments.truth("all_fields", false)
                ? page.map(one -> Documents.organisation(one, counts.getOrDefault(one.id(), 0L)))
                        .toList()
                : page.map(CkanOrganisation::name).toList();
    }

    private List<CkanOrganisation> organisations() throws IOException {
        return holdings.institutions().stream()
                .map(Describer::organisation)
                .sorted(Comparator.comparing(CkanOrganisation::name))
                .toList();
    }

    private Object organisationShow(Arguments arguments) throws IOException, ApiException {
        String id = arguments.needed("id");
        CkanOrganisation found =
                organisations().stream()
                        .filter(one -> one.id().equals(id) || one.name().equals(id))
                        .findFirst()
                        .orElseThrow(ApiException::notFound);
        List<Card> its = cards(card -> card.organisation().equals(found.id()));
        return shown(Documents.organisation(found, its.size()), its, arguments);
    }

    private List<Card> cards(Predicate<Card> which) throws IOException {
        return index.cards().stream().filter(which).toList();
    }

    /// @param datasets of which CKAN shows no more than a page of a search has at most
    private Object shown(Map<String, Object> group, List<Card> datasets, Arguments arguments)
            throws IOException {
        group.put("users", List.of());
        group.put("extras", List.of());
        group.put("groups", List.of());
        if (arguments.truth("include_datasets", false)) {
            group.put(
                    "packages",
                    index.documents(datasets.stream().limit(PackageSearch.MOST_ROWS).toList()));
        }
        return group;
    }

    /// How many datasets each theme has, by name; those that have none are not there.
    private SortedMap<Theme, Long> themes() throws IOException {
        var counts = new TreeMap<Theme, Long>(Comparator.comparing(Theme::name));
        for (Card card : index.cards()) {
            card.themes().stream()
                    .flatMap(code -> Theme.find(code).stream())
                    .forEach(theme -> counts.merge(theme, 1L, Long::sum));
        }
        return counts;
    }

    private Object groupList(Arguments arguments) throws IOException, ApiException {
        SortedMap<Theme, Long> themes = themes();
        Stream<Map.Entry<Theme, Long>> page =
                page(List.copyOf(themes.entrySet()), arguments).stream();
        return arguments.truth("all_fields", false)
                ? page.map(one -> Documents.theme(one.getKey(), one.getValue())).toList()
                : page.map(one -> one.getKey().name()).toList();
    }

    private Object groupShow(Arguments arguments) throws IOException, ApiException {
        String id = arguments.needed("id");
        Theme theme =
                themes().keySet().stream()
                        .filter(one -> one.id().equals(id) || one.name().equals(id))
                        .findFirst()
                        .orElseThrow(ApiException::notFound);
        List<Card> its = cards(card -> card.themes().contains(theme.code()));
        return shown(Documents.theme(theme, its.size()), its, arguments);
    }
}
