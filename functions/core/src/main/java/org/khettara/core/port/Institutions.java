package org.khettara.core.port;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.khettara.core.upload.Institution;
import org.khettara.core.upload.InstitutionId;

/// Who may publish here.
public interface Institutions {
    Optional<Institution> find(InstitutionId id) throws IOException;

    /// All of them, by id.
    List<Institution> all() throws IOException;

    /// Adds an institution or changes its name.
    void register(Institution institution) throws IOException;
}
