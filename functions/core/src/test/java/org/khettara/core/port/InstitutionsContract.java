package org.khettara.core.port;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.khettara.core.upload.Institution;
import org.khettara.core.upload.Institution.LicenceRule;
import org.khettara.core.upload.InstitutionId;

/// What [Institutions] must do.
public abstract class InstitutionsContract {
    protected abstract Institutions none() throws Exception;

    @Test
    void nobodyIsKnownUntilRegistered() throws Exception {
        assertThat(none().find(new InstitutionId("ville-de-fes"))).isEmpty();
        assertThat(none().all()).isEmpty();
    }

    @Test
    void theLastRegistrationHolds() throws Exception {
        Institutions institutions = none();
        var id = new InstitutionId("ville-de-fes");
        institutions.register(new Institution(id, "Fes"));
        institutions.register(new Institution(id, "Ville de Fès · مدينة فاس"));
        assertThat(institutions.find(id)).contains(new Institution(id, "Ville de Fès · مدينة فاس"));
        assertThat(institutions.find(new InstitutionId("ville-de-fe"))).isEmpty();
        var strict = new Institution(id, "Ville de Fès", LicenceRule.REQUIRED);
        institutions.register(strict);
        assertThat(institutions.find(id)).contains(strict);
    }

    @Test
    void allAreListedById() throws Exception {
        Institutions institutions = none();
        var onee = new Institution(new InstitutionId("onee"), "ONEE · المكتب الوطني");
        var fes = new Institution(new InstitutionId("fes"), "Fès", LicenceRule.REQUIRED);
        institutions.register(onee);
        institutions.register(fes);
        institutions.register(onee);
        assertThat(institutions.all()).containsExactly(fes, onee);
    }
}
