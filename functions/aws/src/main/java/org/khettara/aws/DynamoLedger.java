package org.khettara.aws;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.khettara.core.audit.AuditTrail;
import org.khettara.core.port.ClaimLostException;
import org.khettara.core.port.Descriptions.Outdated;
import org.khettara.core.port.Ledger;
import org.khettara.core.port.OutdatedVerdictException;
import org.khettara.core.release.Change;
import org.khettara.core.release.Claim;
import org.khettara.core.release.Claiming;
import org.khettara.core.release.Deciding;
import org.khettara.core.release.Decision;
import org.khettara.core.release.Holdings;
import org.khettara.core.release.Outcome;
import org.khettara.core.release.Pointer;
import org.khettara.core.release.Release;
import org.khettara.core.release.RunId;
import org.khettara.core.release.Settlement;
import org.khettara.core.release.Settling;
import org.khettara.core.release.Transition;
import org.khettara.core.release.Verdict;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.InputId;
import org.khettara.core.upload.InstitutionId;
import org.khettara.core.upload.Upload;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/// The ledger in four DynamoDB tables. A claim is one conditional update; a settlement or decision
/// is one transaction whose conditions say again what was read before it, so that whatever changed
/// in between cancels it and it is thought over anew.
final class DynamoLedger implements Ledger {
    private static final int ATTEMPTS = 30;

    private final DynamoDbClient dynamo;
    private final DynamoTables tables;
    private final DatasetRows rows;

    DynamoLedger(DynamoDbClient dynamo, DynamoTables tables) {
        this.dynamo = dynamo;
        this.tables = tables;
        this.rows = new DatasetRows(dynamo, tables);
    }

    @Override
    public Claiming claim(Upload upload, RunId run, Instant now, Instant leaseUntil)
            throws IOException {
        String owner = UUID.randomUUID().toString();
        try {
            var taken =
                    dynamo.updateItem(r ->
                            r.tableName(tables.claims())
                                    .key(ClaimRow.key(upload.id(), run))
                                    .updateExpression(ClaimRow.TAKE)
                                    .conditionExpression(ClaimRow.FREE)
                                    .expressionAttributeNames(
                                            Items.names(ClaimRow.TAKE, ClaimRow.FREE))
                                    .expressionAttributeValues(
                                            ClaimRow.taking(upload, owner, now, leaseUntil))
                                    .returnValues(ReturnValue.ALL_NEW)
                                    .returnValuesOnConditionCheckFailure(
                                            ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return granted(upload, run, taken.attributes());
        } catch (ConditionalCheckFailedException refused) {
            Map<String, AttributeValue> row = refused.item();
            Optional<Settlement> settlement = ClaimRow.settlement(row);
            if (settlement.isPresent()) {
                return new Claiming.Ended(settlement.get());
            }
            // Ours after all: the first answer was lost, and the client asked again by itself.
            return owner.equals(Items.textOrNull(row, "owner"))
                    ? granted(upload, run, row)
                    : new Claiming.Busy(Items.time(row, "leaseUntil"));
        }
    }

    private static Claiming granted(Upload upload, RunId run, Map<String, AttributeValue> row) {
        return new Claiming.Granted(
                new Claim(upload, run, Items.number(row, "epoch"), Items.time(row, "leaseUntil")));
    }

    @Override
    public Settlement settle(Claim claim, Verdict verdict, Instant now) throws IOException {
        DatasetId dataset = claim.upload().dataset();
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            PointerRow row = rows.pointerRow(dataset);
            Optional<Settling> settling =
                    Settling.of(claim, verdict, rows.pointer(dataset, row), now);
            if (settling.isEmpty()) {
                return endOf(claim).orElseThrow(() -> outdated(claim));
            }
            var actions = DynamoSettling.of(claim, verdict, settling.get(), row).actions(tables);
            try {
                dynamo.transactWriteItems(r -> r.transactItems(actions));
                return settling.get().settlement();
            } catch (TransactionCanceledException cancelled) {
                if (isRefused(cancelled.cancellationReasons().getFirst())) {
                    return settledBefore(claim);
                }
            } catch (TransactionInProgressException stillRunning) {
                // Our own first try, whose answer was lost; the claim tells how it went.
            }
            pause(attempt);
        }
        throw changing(dataset, "run " + claim.run());
    }

    @Override
    public Outcome decide(Decision decision, Instant now) throws IOException {
        DatasetId dataset = decision.dataset();
        DynamoTransition tried = null;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            PointerRow row = rows.pointerRow(dataset);
            if (tried != null && tried.isMade(row)) {
                // The answer to it was lost.
                return new Outcome.Done(tried.transition());
            }
            Release target =
                    decision instanceof Decision.OnRelease on
                            ? rows.release(dataset, on.release(), row).orElse(null)
                            : null;
            Outcome outcome = Deciding.of(decision, rows.pointer(dataset, row), target, now);
            if (!(outcome instanceof Outcome.Done(Transition transition))) {
                return outcome;
            }
            tried = DynamoTransition.of(dataset, transition, row);
            var actions = tried.actions(tables);
            try {
                dynamo.transactWriteItems(r -> r.transactItems(actions));
                return outcome;
            } catch (TransactionCanceledException | TransactionInProgressException contested) {
                pause(attempt);
            }
        }
        throw changing(dataset, "a decision");
    }

    @Override
    public void announce(DatasetId dataset, Outdated word, Instant now) throws IOException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            PointerRow row = rows.pointerRow(dataset);
            Release served = rows.pointer(dataset, row).current();
            if (served == null) {
                return;
            }
            var change = Change.described(served, word.scope().text(), word.since(), now);
            var actions = DynamoTransition.announcing(dataset, row, change, tables);
            try {
                dynamo.transactWriteItems(r -> r.transactItems(actions));
                return;
            } catch (TransactionCanceledException cancelled) {
                if (isRefused(cancelled.cancellationReasons().getFirst())) {
                    // It was appended before.
                    return;
                }
                pause(attempt);
            } catch (TransactionInProgressException stillRunning) {
                pause(attempt);
            }
        }
        throw changing(dataset, "a description");
    }

    private static OutdatedVerdictException outdated(Claim claim) {
        return new OutdatedVerdictException(
                "%s is no longer what upload %s was judged against"
                        .formatted(claim.upload().dataset(), claim.upload().id()));
    }

    private static IOException changing(DatasetId dataset, String what) {
        return new IOException(
                "%s changed %d times while %s was to be written"
                        .formatted(dataset, ATTEMPTS, what));
    }

    /// The settlement that this very claim made before, when the answer to it was lost.
    private Settlement settledBefore(Claim claim) throws IOException {
        return endOf(claim)
                .orElseThrow(() -> new ClaimLostException("another worker has run " + claim.run()));
    }

    private Optional<Settlement> endOf(Claim claim) throws IOException {
        var row = rows.row(tables.claims(), ClaimRow.key(claim.upload().id(), claim.run()));
        return row != null && Items.number(row, "epoch") == claim.epoch()
                ? ClaimRow.settlement(row)
                : Optional.empty();
    }

    private static boolean isRefused(CancellationReason reason) {
        return "ConditionalCheckFailed".equals(reason.code());
    }

    private static void pause(int attempt) throws InterruptedIOException {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(5, 10 + 20L * Math.min(attempt, 10)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while waiting to settle");
        }
    }

    @Override
    public Optional<Settlement> settlement(InputId input, RunId run) throws IOException {
        var row = rows.row(tables.claims(), ClaimRow.key(input, run));
        return row == null ? Optional.empty() : ClaimRow.settlement(row);
    }

    @Override
    public Pointer pointer(DatasetId dataset) throws IOException {
        return rows.pointer(dataset, rows.pointerRow(dataset));
    }

    @Override
    public Optional<Release> current(DatasetId dataset) throws IOException {
        return Optional.ofNullable(pointer(dataset).current());
    }

    @Override
    public Optional<Release> release(DatasetId dataset, long number) throws IOException {
        return rows.release(dataset, number, rows.pointerRow(dataset));
    }

    @Override
    public List<Release> releases(DatasetId dataset) throws IOException {
        return rows.releases(dataset);
    }

    @Override
    public AuditTrail audit(DatasetId dataset) {
        return rows.audit(dataset);
    }

    @Override
    public Holdings holdings() {
        return HoldingsScan.of(dynamo, tables.releases());
    }

    /// Reads the whole table: only asked when something is said of many datasets at once.
    @Override
    public List<DatasetId> datasets(InstitutionId institution) {
        String condition =
                "#sk = :current AND begins_with(#pk, :prefix) AND attribute_exists(#current)";
        return dynamo
                .scanPaginator(r ->
                        r.tableName(tables.releases())
                                .consistentRead(true)
                                .projectionExpression("#pk")
                                .filterExpression(condition)
                                .expressionAttributeNames(Items.names(condition))
                                .expressionAttributeValues(
                                        Map.of(
                                                ":current",
                                                Items.text(PointerRow.SORT_KEY),
                                                ":prefix",
                                                Items.text(institution + "."))))
                .items()
                .stream()
                .map(row -> DatasetId.parse(Items.text(row, "pk")))
                .sorted(Comparator.comparing(DatasetId::toString))
                .toList();
    }
}
