package org.khettara.aws;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.khettara.core.port.ClaimLostException;
import org.khettara.core.port.Ledger;
import org.khettara.core.release.Claim;
import org.khettara.core.release.Claiming;
import org.khettara.core.release.Release;
import org.khettara.core.release.RunId;
import org.khettara.core.release.Settlement;
import org.khettara.core.release.Settling;
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
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/// The ledger in four DynamoDB tables. A claim is one conditional update; a settlement is one
/// transaction whose conditions say again what was read before it, so that whatever changed in
/// between cancels it and it is thought over anew.
final class DynamoLedger implements Ledger {
    private static final int ATTEMPTS = 30;

    private final DynamoDbClient dynamo;
    private final DynamoTables tables;

    DynamoLedger(DynamoDbClient dynamo, DynamoTables tables) {
        this.dynamo = dynamo;
        this.tables = tables;
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
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Optional<DynamoSettling> settling = settling(claim, verdict, now);
            if (settling.isPresent()) {
                List<TransactWriteItem> actions = settling.get().actions(tables);
                try {
                    dynamo.transactWriteItems(r -> r.transactItems(actions));
                    return settling.get().settling().settlement();
                } catch (TransactionCanceledException cancelled) {
                    if (isRefused(cancelled.cancellationReasons().getFirst())) {
                        return settledBefore(claim);
                    }
                } catch (TransactionInProgressException stillRunning) {
                    // Our own first try, whose answer was lost; the claim tells how it went.
                }
            } else {
                Optional<Settlement> before = endOf(claim);
                if (before.isPresent()) {
                    return before.get();
                }
                throw new ClaimLostException(
                        "%s is no longer what upload %s was found equal to"
                                .formatted(claim.upload().dataset(), claim.upload().id()));
            }
            pause(attempt);
        }
        throw new IOException(
                "%s changed %d times while run %s was to be settled"
                        .formatted(claim.upload().dataset(), ATTEMPTS, claim.run()));
    }

    /// What the verdict means now; empty when it was "unchanged" and is no longer true.
    private Optional<DynamoSettling> settling(Claim claim, Verdict verdict, Instant now)
            throws IOException {
        DatasetId dataset = claim.upload().dataset();
        PointerRow row = pointer(dataset).orElse(null);
        Settling.Pointer pointer = null;
        if (row != null) {
            Release current = release(dataset, row.current()).orElseThrow();
            pointer = new Settling.Pointer(current, row.last(), row.sequencer());
        }
        return Settling.of(claim, verdict, pointer, now)
                .map(settling -> DynamoSettling.of(claim, verdict, settling, row));
    }

    /// The settlement that this very claim made before, when the answer to it was lost.
    private Settlement settledBefore(Claim claim) throws IOException {
        return endOf(claim)
                .orElseThrow(() -> new ClaimLostException("another worker has run " + claim.run()));
    }

    private Optional<Settlement> endOf(Claim claim) throws IOException {
        var row = row(tables.claims(), ClaimRow.key(claim.upload().id(), claim.run()));
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
        var row = row(tables.claims(), ClaimRow.key(input, run));
        return row == null ? Optional.empty() : ClaimRow.settlement(row);
    }

    @Override
    public Optional<Release> current(DatasetId dataset) throws IOException {
        Optional<PointerRow> pointer = pointer(dataset);
        return pointer.isEmpty() ? Optional.empty() : release(dataset, pointer.get().current());
    }

    @Override
    public Optional<Release> release(DatasetId dataset, long number) throws IOException {
        var row = row(tables.releases(), ReleaseRow.key(dataset, number));
        return row == null ? Optional.empty() : Optional.of(ReleaseRow.release(row));
    }

    @Override
    public List<Release> releases(DatasetId dataset) throws IOException {
        String condition = "#pk = :pk AND begins_with(#sk, :prefix)";
        var rows =
                dynamo.queryPaginator(r ->
                                r.tableName(tables.releases())
                                        .consistentRead(true)
                                        .keyConditionExpression(condition)
                                        .expressionAttributeNames(Items.names(condition))
                                        .expressionAttributeValues(
                                                Map.of(
                                                        ":pk",
                                                        Items.text(dataset.toString()),
                                                        ":prefix",
                                                        Items.text(ReleaseRow.PREFIX))))
                        .items();
        var releases = new ArrayList<Release>();
        for (Map<String, AttributeValue> row : rows) {
            releases.add(ReleaseRow.release(row));
        }
        return releases;
    }

    /// Reads the whole table: only asked when something is said of many datasets at once.
    @Override
    public List<DatasetId> datasets(InstitutionId institution) {
        String condition = "#sk = :current AND begins_with(#pk, :prefix)";
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
                                                Items.text(PointerRow.CURRENT),
                                                ":prefix",
                                                Items.text(institution + "."))))
                .items()
                .stream()
                .map(row -> DatasetId.parse(Items.text(row, "pk")))
                .sorted(Comparator.comparing(DatasetId::toString))
                .toList();
    }

    private Optional<PointerRow> pointer(DatasetId dataset) {
        return Optional.ofNullable(row(tables.releases(), PointerRow.key(dataset)))
                .map(PointerRow::read);
    }

    private @Nullable Map<String, AttributeValue> row(
            String table, Map<String, AttributeValue> key) {
        var answer = dynamo.getItem(r -> r.tableName(table).key(key).consistentRead(true));
        return answer.hasItem() ? answer.item() : null;
    }
}
