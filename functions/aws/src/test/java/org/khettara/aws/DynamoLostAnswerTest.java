package org.khettara.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.khettara.core.port.Uploads;
import org.khettara.core.release.Claim;
import org.khettara.core.release.Claiming;
import org.khettara.core.release.ReleaseContent;
import org.khettara.core.release.Settlement;
import org.khettara.core.release.Verdict;
import org.khettara.core.report.ColumnType;
import org.khettara.core.report.TableShape;
import org.khettara.core.report.TableShape.ColumnShape;
import org.khettara.core.upload.Upload;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/// DynamoDB does what it is asked, and the answer never arrives.
@ExtendWith(Moto.class)
class DynamoLostAnswerTest {
    private static final Instant LATER = Uploads.NOON.plusSeconds(60);

    private final Upload upload = Uploads.upload("ville-de-fes.budget", 1);
    private final DynamoTables tables = Emulated.tables();
    private final DynamoLedger ledger = new DynamoLedger(Emulated.DYNAMO, tables);

    @Test
    void aClaimWhoseAnswerWasLostIsOursWhenTheClientAsksAgain() throws IOException {
        try (var forgetful = forgetful("UpdateItem")) {
            assertThat(claim(new DynamoLedger(forgetful, tables)))
                    .isInstanceOf(Claiming.Granted.class);
        }
        assertThat(claim(ledger)).isInstanceOf(Claiming.Busy.class);
    }

    @Test
    void aSettlementWhoseAnswerWasLostIsMadeOnce() throws IOException {
        Claim claim = granted();
        Verdict verdict = Uploads.publish(upload, "a");
        Settlement settlement;
        try (var forgetful = forgetful("TransactWriteItems")) {
            settlement = new DynamoLedger(forgetful, tables).settle(claim, verdict, LATER);
        }
        assertThat(settlement.state()).isEqualTo(Settlement.State.PUBLISHED);
        assertThat(ledger.settlement(upload.id(), claim.run())).contains(settlement);
        assertThat(ledger.settle(claim, verdict, LATER.plusSeconds(1))).isEqualTo(settlement);
        assertThat(ledger.releases(upload.dataset())).hasSize(1);
    }

    @Test
    void aTableOfManyColumnsFitsIntoItsRow() throws IOException {
        var columns = new ArrayList<ColumnShape>();
        for (int i = 0; i < 16_384; i++) {
            columns.add(new ColumnShape("Montant engagé de l'exercice " + i, ColumnType.NUMBER));
        }
        ReleaseContent few = Uploads.publish(upload, "a").content();
        var many =
                new ReleaseContent(
                        few.prefix(),
                        few.engine(),
                        few.source(),
                        few.rows(),
                        few.assessment(),
                        List.of(new TableShape("f", 3, columns)),
                        few.files(),
                        few.reportKey(),
                        null);
        ledger.settle(granted(), new Verdict.Publish(many), LATER);
        assertThat(ledger.current(upload.dataset()).orElseThrow().content()).isEqualTo(many);
    }

    @Test
    void whatDynamoRefusesRises() {
        var nowhere = new DynamoTables("no", "such", "tables", "here");
        assertThatThrownBy(() -> claim(new DynamoLedger(Emulated.DYNAMO, nowhere)))
                .isInstanceOf(DynamoDbException.class);
    }

    private Claiming claim(DynamoLedger with) throws IOException {
        return with.claim(upload, Uploads.run(upload), Uploads.NOON, LATER);
    }

    private Claim granted() throws IOException {
        return ((Claiming.Granted) claim(ledger)).claim();
    }

    /// A client that loses the first answer to an action, and asks again.
    private static DynamoDbClient forgetful(String action) {
        return DynamoDbClient.builder()
                .httpClient(
                        new FirstAnswerLost(request ->
                                request.firstMatchingHeader("X-Amz-Target")
                                        .orElse("")
                                        .endsWith(action)))
                .build();
    }
}
