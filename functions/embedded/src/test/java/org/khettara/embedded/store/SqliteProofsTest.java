package org.khettara.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.khettara.core.port.Ledger;
import org.khettara.core.port.Uploads;
import org.khettara.core.proof.FaultContract;
import org.khettara.core.proof.Installation;
import org.khettara.core.proof.LongRun;
import org.khettara.core.proof.ZombieContract;

/// The proofs of the protocol over the adapters of a home.
final class SqliteProofsTest {
    @Nested
    final class Faults extends FaultContract {
        @Override
        protected Installation installation() throws IOException {
            return SqliteInstallation.open();
        }

        @Override
        protected int stride() {
            return LongRun.ASKED ? 1 : 113;
        }
    }

    @Nested
    final class Zombies extends ZombieContract {
        @Override
        protected Installation installation() throws IOException {
            return SqliteInstallation.open();
        }
    }

    @Test
    void anAuditThatWasWrittenInIsNoticed() throws IOException {
        try (SqliteInstallation home = SqliteInstallation.open()) {
            var upload = Uploads.upload("ville-de-fes.budget", 1);
            Ledger ledger = home.ledger();
            ledger.claim(upload, Uploads.run(upload), Uploads.NOON, Uploads.NOON.plusSeconds(60));
            var nothing = new Installation.Booked(0, 0, Set.of());
            assertThat(home.brokenPromises(nothing)).isEmpty();
            home.falsifyAudit();
            assertThat(home.brokenPromises(nothing)).hasSize(1);
        }
    }
}
