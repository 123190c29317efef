package org.khettara.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.khettara.core.audit.AuditRow;
import org.khettara.core.port.Uploads;
import org.khettara.core.release.By;
import org.khettara.core.release.Claim;
import org.khettara.core.release.Claiming;
import org.khettara.core.release.Decision;
import org.khettara.core.release.Outcome;
import org.khettara.core.release.Pointer;
import org.khettara.core.release.Release;
import org.khettara.core.release.ReleaseContent;
import org.khettara.core.release.ReleasePolicy;
import org.khettara.core.release.Settlement;
import org.khettara.core.release.Standing;
import org.khettara.core.release.Verdict;
import org.khettara.core.report.ColumnType;
import org.khettara.core.report.TableShape;
import org.khettara.core.report.TableShape.ColumnShape;
import org.khettara.core.upload.Upload;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
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
    void aDecisionWhoseAnswerWasLostIsMadeOnce() throws IOException {
        ledger.settle(granted(), Uploads.publish(upload, "a"), LATER);
        var withdraw = new Decision.Withdraw(upload.dataset(), 1, new By("amina", "wrong"));
        try (var forgetful = forgetful("TransactWriteItems")) {
            assertThat(new DynamoLedger(forgetful, tables).decide(withdraw, LATER))
                    .isInstanceOf(Outcome.Done.class);
        }
        assertThat(ledger.decide(withdraw, LATER)).isInstanceOf(Outcome.Refused.class);
        assertThat(ledger.audit(upload.dataset()).rows()).hasSize(2);
        assertThat(ledger.audit(upload.dataset()).firstBroken()).isEmpty();
    }

    /// A row as the first version wrote it.
    @Test
    void rowsOfTheOldFormAreRead() throws IOException {
        ledger.settle(granted(), Uploads.publish(upload, "a"), LATER);
        Release release = ledger.release(upload.dataset(), 1).orElseThrow();
        for (boolean superseded : List.of(false, true)) {
            var row = new HashMap<>(ReleaseRow.of(release));
            row.remove("standing");
            row.put("superseded", AttributeValue.fromBool(superseded));
            put(row);
            assertThat(ledger.release(upload.dataset(), 1).orElseThrow().standing())
                    .isEqualTo(superseded ? Standing.SUPERSEDED : Standing.PUBLISHED);
        }
        // Earlier versions had no book per dataset.
        AuditRow written = ledger.audit(upload.dataset()).rows().getFirst();
        var key = new HashMap<>(AuditItem.of(written));
        key.keySet().retainAll(List.of("pk", "sk"));
        Emulated.DYNAMO.deleteItem(r -> r.tableName(tables.audit()).key(key));
        var pointer = new HashMap<>(PointerRow.key(upload.dataset()));
        pointer.put("current", AttributeValue.fromN("1"));
        pointer.put("last", AttributeValue.fromN("1"));
        pointer.put("seq", AttributeValue.fromS(upload.sequencer().value()));
        pointer.put("revision", AttributeValue.fromN("1"));
        put(pointer);
        assertThat(ledger.pointer(upload.dataset()).policy()).isEqualTo(ReleasePolicy.PUBLISH);
        var rollBack = new Decision.Withdraw(upload.dataset(), 1, new By("amina", "wrong"));
        assertThat(ledger.decide(rollBack, LATER)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aRowOfTheBookThatIsChangedInTheTableIsNamed() throws IOException {
        ledger.settle(granted(), Uploads.publish(upload, "a"), LATER);
        var withdraw = new Decision.Withdraw(upload.dataset(), 1, new By("amina", "wrong"));
        ledger.decide(withdraw, LATER);
        for (AuditRow row : ledger.audit(upload.dataset()).rows()) {
            var forged = new HashMap<>(AuditItem.of(row));
            forged.put("who", AttributeValue.fromS("nobody"));
            Emulated.DYNAMO.putItem(r -> r.tableName(tables.audit()).item(forged));
            assertThat(ledger.audit(upload.dataset()).firstBroken().orElseThrow())
                    .contains("row %d of".formatted(row.number()));
            Emulated.DYNAMO.putItem(r -> r.tableName(tables.audit()).item(AuditItem.of(row)));
        }
        assertThat(ledger.audit(upload.dataset()).firstBroken()).isEmpty();
    }

    private void put(Map<String, AttributeValue> row) {
        Emulated.DYNAMO.putItem(r -> r.tableName(tables.releases()).item(row));
    }

    @Test
    void aTableOfManyColumnsFitsIntoItsRow() throws IOException {
        var columns = new ArrayList<ColumnShape>();
        for (int i = 0; i < 16_384; i++) {
            columns.add(new ColumnShape("Montant engagé de l'exercice " + i, ColumnType.NUMBER));
        }
        ReleaseContent few = Uploads.content(upload, "a");
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
                        null,
                        null);
        ledger.settle(granted(), new Verdict.Publish(many, Pointer.NONE.basis()), LATER);
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
