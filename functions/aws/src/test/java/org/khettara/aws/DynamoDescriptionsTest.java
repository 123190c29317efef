package org.khettara.aws;

import org.junit.jupiter.api.extension.ExtendWith;
import org.khettara.core.port.Descriptions;
import org.khettara.core.port.DescriptionsContract;

@ExtendWith(Moto.class)
class DynamoDescriptionsTest extends DescriptionsContract {
    @Override
    protected Descriptions none() {
        return new DynamoDescriptions(
                Emulated.DYNAMO,
                Emulated.table("descriptions", "sk", null),
                Emulated.table("audit", "sk", null));
    }
}
