package org.khettara.aws;

import org.junit.jupiter.api.extension.ExtendWith;
import org.khettara.core.proof.Installation;
import org.khettara.core.proof.LongRun;
import org.khettara.core.proof.ZombieContract;

/// A worker that sleeps past its lease, over the ledger in DynamoDB.
@ExtendWith(Moto.class)
class DynamoZombieTest extends ZombieContract {
    @Override
    protected Installation installation() {
        return new DynamoInstallation();
    }

    @Override
    protected int stride() {
        return LongRun.ASKED ? 1 : 4;
    }
}
