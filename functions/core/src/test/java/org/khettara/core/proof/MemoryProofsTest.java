package org.khettara.core.proof;

import org.junit.jupiter.api.Nested;

/// The proofs over the adapters in memory, which the other adapters are held against.
class MemoryProofsTest {
    @Nested
    class Faults extends FaultContract {
        @Override
        protected Installation installation() {
            return new MemoryInstallation();
        }

        @Override
        protected int stride() {
            return LongRun.ASKED ? 1 : 7;
        }
    }

    @Nested
    class Zombies extends ZombieContract {
        @Override
        protected Installation installation() {
            return new MemoryInstallation();
        }
    }
}
