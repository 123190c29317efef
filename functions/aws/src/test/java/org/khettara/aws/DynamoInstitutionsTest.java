package org.khettara.aws;

import org.junit.jupiter.api.extension.ExtendWith;
import org.khettara.core.port.Institutions;
import org.khettara.core.port.InstitutionsContract;

@ExtendWith(Moto.class)
class DynamoInstitutionsTest extends InstitutionsContract {
    @Override
    protected Institutions none() {
        return new DynamoInstitutions(Emulated.DYNAMO, Emulated.table("institutions", null, null));
    }
}
