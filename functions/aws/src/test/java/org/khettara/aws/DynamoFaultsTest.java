package org.khettara.aws;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.khettara.core.proof.FaultContract;
import org.khettara.core.proof.Installation;

/// A sample of the faults, over the ledger in DynamoDB: some hundred requests a run, so by night
/// alone. `-Dkhettara.dynamo.stride` takes another sample.
@ExtendWith(Moto.class)
@EnabledIfSystemProperty(named = "khettara.long", matches = "true")
class DynamoFaultsTest extends FaultContract {
    @Override
    protected Installation installation() {
        return new DynamoInstallation();
    }

    @Override
    protected int stride() {
        return Integer.getInteger("khettara.dynamo.stride", 97);
    }
}
