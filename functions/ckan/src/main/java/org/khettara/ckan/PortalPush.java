package org.khettara.ckan;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khettara.core.catalogue.CatalogueEntry;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.InstitutionId;

/// Makes a CKAN portal (2.9 to 2.12) say of a dataset what the catalogue says. May be called again
/// at any time, and by many at once: a dataset is written only as it was read (`package_revise`
/// with a `match` on `metadata_modified`), so nobody's edit is lost, and not at all when nothing
/// differs.
public final class PortalPush {
    private static final int ROUNDS = 20;
    private static final List<String> BRIEF = List.of("+package__metadata_modified", "-package__*");

    private final Portal portal;
    private final Describer describer;
    private final Mode mode;
    private final Organisations organisations;

    /// Only a portal's administrators may; that is found out with the first dataset.
    private volatile boolean mayChooseIds = true;

    /// Whether the portal is changed.
    public enum Mode {
        WRITE,
        /// Only said what would change.
        DRY_RUN
    }

    /// @param organisations what the portal calls an institution, where that is not the
    ///   institution's id; the others are made when they are missing
    public PortalPush(
            Portal portal,
            Describer describer,
            Mode mode,
            Map<InstitutionId, String> organisations) {
        this.portal = portal;
        this.describer = describer;
        this.mode = mode;
        this.organisations = new Organisations(portal, organisations);
    }

    /// @throws PortalException when the portal does not answer as CKAN does
    public Outcome push(CatalogueEntry entry) throws IOException {
        CkanPackage wanted = describer.describe(entry);
        for (int round = 0; round < ROUNDS; round++) {
            Optional<Outcome> outcome =
                    switch (find(wanted.dataset())) {
                        case Answer.Done(JsonNode current) -> revise(wanted, current);
                        case Answer.Refused refused when refused.kind() == Answer.Kind.NOT_FOUND ->
                                create(wanted);
                        case Answer.Refused refused ->
                                Optional.of(new Outcome.Refused(refused.why()));
                    };
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        return tooBusy();
    }

    /// Takes a dataset that was pushed off the portal's pages; the portal keeps it, and a later
    /// push brings it back.
    ///
    /// @throws PortalException when the portal does not answer as CKAN does
    public Outcome withdraw(DatasetId dataset) throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            switch (find(dataset)) {
                case Answer.Done(JsonNode current) -> {
                    if (current.path("state").asText().equals("deleted")) {
                        return new Outcome.Absent();
                    }
                    Optional<Outcome> outcome =
                            write(current, Revision.withdrawal(current), new Outcome.Withdrawn());
                    if (outcome.isPresent()) {
                        return outcome.get();
                    }
                }
                case Answer.Refused refused -> {
                    return refused.kind() == Answer.Kind.NOT_FOUND
                            ? new Outcome.Absent()
                            : new Outcome.Refused(refused.why());
                }
            }
        }
        return tooBusy();
    }

    private static Outcome tooBusy() {
        return new Outcome.Refused(
                "others changed the dataset all the time; nothing was written, try again later");
    }

    /// The portal's dataset by our id; one that an editor made has the portal's own, and is known
    /// by its name and what it says of itself.
    private Answer find(DatasetId dataset) throws IOException {
        Answer byId = show("package_show", StableId.of(dataset));
        if (!(byId instanceof Answer.Refused refused) || refused.kind() != Answer.Kind.NOT_FOUND) {
            return byId;
        }
        Answer byName = show("package_show", Slug.of(dataset));
        boolean isForeign =
                byName instanceof Answer.Done(JsonNode current) && !Written.isOf(dataset, current);
        return isForeign ? byId : byName;
    }

    private Answer show(String action, String id) throws IOException {
        return portal.call(action, Map.of("id", id));
    }

    /// Empty when the dataset changed meanwhile.
    private Optional<Outcome> revise(CkanPackage wanted, JsonNode current) throws IOException {
        if (current.path("state").asText().equals("deleted") && !Revision.isWithdrawn(current)) {
            return Optional.of(
                    new Outcome.LeftAlone("someone deleted it at the portal; restore it there"));
        }
        Optional<Revision> revision = Revision.of(wanted, current);
        return revision.isEmpty()
                ? Optional.of(new Outcome.Unchanged())
                : write(current, revision.get(), new Outcome.Updated(revision.get().changes()));
    }

    private Optional<Outcome> write(JsonNode current, Revision revision, Outcome done)
            throws IOException {
        if (mode == Mode.DRY_RUN) {
            return Optional.of(done);
        }
        Map<String, Object> body = new LinkedHashMap<>(revision.body());
        body.put(
                "match",
                Map.of(
                        "id", current.path("id").asText(),
                        "metadata_modified", current.path("metadata_modified").asText()));
        body.put("include", BRIEF);
        return switch (portal.call("package_revise", body)) {
            case Answer.Done _ -> Optional.of(done);
            case Answer.Refused refused when refused.isStale() -> Optional.empty();
            case Answer.Refused refused -> Optional.of(new Outcome.Refused(refused.why()));
        };
    }

    /// Empty when someone else created it meanwhile.
    private Optional<Outcome> create(CkanPackage wanted) throws IOException {
        if (mode == Mode.DRY_RUN) {
            return Optional.of(new Outcome.Created(wanted.name()));
        }
        return switch (organisations.of(wanted.dataset().institution(), wanted.organisation())) {
            case Organisations.Found.There(String id) -> create(wanted, id);
            case Organisations.Found.Missing(String why) -> Optional.of(new Outcome.Refused(why));
        };
    }

    private Optional<Outcome> create(CkanPackage wanted, String owner) throws IOException {
        Map<String, Object> creation = Revision.creation(wanted, owner);
        if (!mayChooseIds) {
            creation.remove("id");
        }
        return switch (portal.call("package_create", creation)) {
            case Answer.Done _ -> Optional.of(new Outcome.Created(wanted.name()));
            case Answer.Refused refused when refused.isAbout("id") -> {
                if (!isThere(wanted.dataset())) {
                    mayChooseIds = false;
                }
                yield Optional.empty();
            }
            case Answer.Refused refused when refused.isAbout("name") && isThere(wanted.dataset()) ->
                    Optional.empty();
            case Answer.Refused refused -> Optional.of(new Outcome.Refused(refused.why()));
        };
    }

    private boolean isThere(DatasetId dataset) throws IOException {
        return find(dataset) instanceof Answer.Done;
    }
}
