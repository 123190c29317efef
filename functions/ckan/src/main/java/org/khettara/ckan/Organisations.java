package org.khettara.ckan;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.khettara.ckan.CkanPackage.CkanOrganisation;
import org.khettara.core.upload.InstitutionId;

/// The portal's organisations that our institutions are. One that is there is taken as it is,
/// whoever made it; a missing one is made, unless it was named.
final class Organisations {
    private final Portal portal;
    private final Map<InstitutionId, String> named;
    private final Map<String, String> known = new ConcurrentHashMap<>();

    /// @param named what the portal calls an institution, where it is not our name
    Organisations(Portal portal, Map<InstitutionId, String> named) {
        this.portal = portal;
        this.named = Map.copyOf(named);
    }

    sealed interface Found {
        /// @param id in the portal
        record There(String id) implements Found {}

        record Missing(String why) implements Found {}
    }

    Found of(InstitutionId institution, CkanOrganisation wanted) throws IOException {
        String id = known.get(wanted.id());
        if (id != null) {
            return new Found.There(id);
        }
        Found found = ask(institution, wanted);
        if (found instanceof Found.There(String there)) {
            known.put(wanted.id(), there);
        }
        return found;
    }

    private Found ask(InstitutionId institution, CkanOrganisation wanted) throws IOException {
        String name = named.get(institution);
        if (name != null) {
            return find(List.of(name))
                    .<Found>map(Found.There::new)
                    .orElseGet(() ->
                            new Found.Missing(
                                    "the portal has no organisation '%s'".formatted(name)));
        }
        List<String> names = List.of(wanted.id(), wanted.name());
        Optional<String> found = find(names);
        if (found.isPresent()) {
            return new Found.There(found.get());
        }
        Answer created = create(wanted);
        found = find(names);
        if (found.isPresent()) {
            return new Found.There(found.get());
        }
        String why = created instanceof Answer.Refused refused ? refused.why() : "it is gone again";
        return new Found.Missing(
                "the portal has no organisation '%s', and none can be made: %s"
                        .formatted(wanted.name(), why));
    }

    /// Only a portal's administrators may choose an id.
    private Answer create(CkanOrganisation wanted) throws IOException {
        Map<String, Object> creation = new LinkedHashMap<>();
        creation.put("id", wanted.id());
        creation.put("name", wanted.name());
        creation.put("title", wanted.title());
        Answer answer = portal.call("organization_create", creation);
        if (answer instanceof Answer.Refused refused && refused.isAbout("id")) {
            creation.remove("id");
            return portal.call("organization_create", creation);
        }
        return answer;
    }

    private Optional<String> find(List<String> names) throws IOException {
        for (String name : names) {
            if (portal.call("organization_show", Map.of("id", name))
                    instanceof Answer.Done(JsonNode organisation)) {
                return Optional.of(organisation.path("id").asText(name));
            }
        }
        return Optional.empty();
    }
}
