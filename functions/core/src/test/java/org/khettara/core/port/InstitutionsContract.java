package org.khettara.core.port;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.khettara.core.upload.Institution;
import org.khettara.core.upload.InstitutionId;

/// What [Institutions] must do.
public abstract class InstitutionsContract {
    protected abstract Institutions none() throws Exception;

    @Test
    void nobodyIsKnownUntilRegistered() throws Exception {
        assertThat(none().find(new InstitutionId("ville-de-fes"))).isEmpty();
    }

    @Test
    void theLastRegistrationHolds() throws Exception {
        Institutions institutions = none();
        var id = new InstitutionId("ville-de-fes");
        institutions.register(new Institution(id, "Fes"));
        institutions.register(new Institution(id, "Ville de Fès · مدينة فاس"));
        assertThat(institutions.find(id)).contains(new Institution(id, "Ville de Fès · مدينة فاس"));
        assertThat(institutions.find(new InstitutionId("ville-de-fe"))).isEmpty();
        var strict = new Institution(id, "Ville de Fès", Institution.LicenceRule.REQUIRED);
        institutions.register(strict);
        assertThat(institutions.find(id)).contains(strict);
    }
}
