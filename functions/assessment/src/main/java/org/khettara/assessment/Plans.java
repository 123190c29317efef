package org.khettara.assessment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.khettara.core.document.Json;
import org.khettara.core.inventory.InventoryStatus;
import org.khettara.core.inventory.Planned;
import org.khettara.core.search.Words;
import org.khettara.core.upload.InstitutionId;

/// What institutions hold and plan: `inventory/<institution>.jsonl`, one line per dataset.
///
/// @param given where people put it
public record Plans(Folder given) {
    private static final String ADVICE =
            "it must be as 'khettara inventory add' writes it; take the sheet in again.";

    private static String fileName(InstitutionId institution) {
        return "inventory/%s.jsonl".formatted(institution);
    }

    /// Keeps what an institution plans, in the place of what it said before.
    public void keep(InstitutionId institution, List<Planned> planned) throws IOException {
        given.replace(
                fileName(institution),
                planned.stream().map(one -> Json.line(one) + "\n").collect(Collectors.joining()));
    }

    /// What an institution plans, as it stands today: a dataset that readers are served by now is
    /// published, and one that was withdrawn is not. Empty without an inventory.
    ///
    /// @param served all datasets that readers find
    /// @throws IOException also when a line is none of an inventory; says which
    public Optional<List<Planned>> today(InstitutionId institution, List<Served> served)
            throws IOException {
        var now = new Today(institution, served);
        var planned = new ArrayList<Planned>();
        try (var lines = new KeptLines<>(given, fileName(institution), Planned.class, ADVICE)) {
            for (var one = lines.next(); one != null; one = lines.next()) {
                planned.add(now.of(one));
            }
            return lines.isThere() ? Optional.of(planned) : Optional.empty();
        }
    }

    /// A dataset that readers find.
    ///
    /// @param id `institution.name`
    public record Served(String id, String title) {}

    /// What has become of an institution's plans.
    private static final class Today {
        private final Map<String, String> ids = new HashMap<>();

        Today(InstitutionId institution, List<Served> served) {
            for (Served one : served) {
                if (one.id().startsWith(institution + ".")) {
                    ids.put(Words.key(one.title()), one.id());
                    ids.put(one.id(), one.id());
                }
            }
        }

        Planned of(Planned planned) {
            String id = ids.get(String.valueOf(planned.dataset()));
            id = id == null ? ids.get(Words.key(planned.title())) : id;
            if (id != null) {
                return planned.published(id);
            }
            return planned.status() == InventoryStatus.PUBLISHED ? planned.unpublished() : planned;
        }
    }
}
