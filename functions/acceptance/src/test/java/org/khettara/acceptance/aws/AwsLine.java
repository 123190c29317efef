package org.khettara.acceptance.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.khettara.aws.Moto;
import org.khettara.core.port.Ledger;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// The whole system: an emulator with what the template describes, the packaged functions, their
/// pollers, and one subscriber of the topic. Everything is looked at from outside, with plain AWS
/// requests.
final class AwsLine implements AutoCloseable {
    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Moto.Server emulator;
    private final Map<String, CallRecorder> recorders = new HashMap<>();
    private final Template template;
    private final Clients aws;
    private final LocalDeployer.Deployed system;
    private final Rie ingest;
    private final Rie catalog;
    private final Rie notify;
    private final StreamPoller stream;
    private final String subscriber;
    private final List<Message> heard = new ArrayList<>();

    private AwsLine(Moto.Server emulator, Template template)
            throws IOException, InterruptedException {
        this.emulator = emulator;
        this.template = template;
        this.aws = Clients.of(emulator.endpoint());
        this.system =
                LocalDeployer.deploy(
                        template, aws, "k" + UUID.randomUUID().toString().substring(0, 8));
        this.ingest = start("Ingest");
        this.catalog = start("Catalog");
        this.notify = start("Notify");
        this.stream = new StreamPoller(aws.streams(), system.mapping("Catalog"), catalog);
        this.subscriber = aws.sqs().createQueue(r -> r.queueName("subscriber")).queueUrl();
        var asked = QueueAttributeName.QUEUE_ARN;
        var queue = aws.sqs().getQueueAttributes(r -> r.queueUrl(subscriber).attributeNames(asked));
        String arn = queue.attributes().get(asked);
        aws.sns()
                .subscribe(r ->
                        r.topicArn(system.name("MessagingChangeTopic"))
                                .protocol("sqs")
                                .endpoint(arn)
                                .attributes(Map.of("RawMessageDelivery", "true")));
    }

    static AwsLine open() throws IOException, InterruptedException {
        System.setProperty("khettara.moto", Python.tool("moto_server").toString());
        return new AwsLine(Moto.Server.start(), Template.transformed());
    }

    /// One more worker of a function.
    Rie start(String function) throws IOException, InterruptedException {
        CallRecorder recorder = recorders.get(function);
        if (recorder == null) {
            recorder = new CallRecorder(emulator.endpoint());
            recorders.put(function, recorder);
        }
        return Rie.start(system.function(function), recorder.endpoint());
    }

    /// What a function asked AWS for until now.
    Set<Call> calls(String function) {
        CallRecorder recorder = recorders.get(function);
        return recorder == null ? Set.of() : recorder.calls();
    }

    /// What the template grants the function.
    List<Grants> grants(String function) {
        return Grants.of(template, function, system.names());
    }

    void register(String institution, String name) {
        aws.dynamo()
                .putItem(r ->
                        r.tableName(system.name("TablesInstitutions"))
                                .item(
                                        Map.of(
                                                "pk", AttributeValue.fromS(institution),
                                                "name", AttributeValue.fromS(name))));
    }

    /// Drops a file into the upload bucket; answers with its version id.
    String drop(String key, byte[] content) {
        return aws.s3()
                .putObject(
                        r -> r.bucket(system.name("StorageUploadBucket")).key(key),
                        RequestBody.fromBytes(content))
                .versionId();
    }

    /// Puts an object where an operator does.
    void put(String bucket, String key, String content) {
        aws.s3()
                .putObject(
                        r -> r.bucket(system.name(bucket)).key(key),
                        RequestBody.fromString(content));
    }

    void remove(String bucket, String key) {
        aws.s3().deleteObject(r -> r.bucket(system.name(bucket)).key(key));
    }

    /// A poller of a queue, with a worker of its own or the one that is there.
    QueuePoller poller(String function, Rie worker, Duration again) {
        return new QueuePoller(aws.sqs(), system.mapping(function), worker, again);
    }

    void ingest() throws IOException, InterruptedException {
        drain(() -> poller("Ingest", ingest, AT_ONCE).poll(AT_ONCE));
    }

    void tell() throws IOException, InterruptedException {
        drain(stream::poll);
    }

    void notifySubscribers() throws IOException, InterruptedException {
        drain(() -> poller("Notify", notify, AT_ONCE).poll(AT_ONCE));
    }

    /// Lets everything come to its end.
    void run() throws IOException, InterruptedException {
        ingest();
        tell();
        notifySubscribers();
    }

    @FunctionalInterface
    private interface Poll {
        int poll() throws IOException, InterruptedException;
    }

    private void drain(Poll poll) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (poll.poll() > 0) {
            if (System.nanoTime() > end) {
                throw new IOException(
                        "messages come back for ever: %s%s%s"
                                .formatted(ingest.log(), catalog.log(), notify.log()));
            }
        }
    }

    List<String> keys(String bucket, String prefix) {
        return aws
                .s3()
                .listObjectsV2Paginator(r -> r.bucket(system.name(bucket)).prefix(prefix))
                .contents()
                .stream()
                .map(S3Object::key)
                .toList();
    }

    /// Every version of every object below a prefix.
    List<String> versions(String bucket, String prefix) {
        return aws
                .s3()
                .listObjectVersionsPaginator(r -> r.bucket(system.name(bucket)).prefix(prefix))
                .versions()
                .stream()
                .map(version -> version.key() + " " + version.versionId())
                .toList();
    }

    /// Takes the commit of a dataset's first release out of the ledger, as if its worker had died
    /// just before.
    void forget(String dataset) {
        forget("TablesReleases", dataset, Set.of("pk", "sk"));
        forget("TablesClaims", dataset, Set.of("pk", "sk"));
        forget("TablesAudit", dataset, Set.of("pk", "sk"));
        forget("TablesOutbox", dataset, Set.of("pk"));
    }

    private void forget(String table, String dataset, Set<String> key) {
        String name = system.name(table);
        for (var row : aws.dynamo().scan(r -> r.tableName(name)).items()) {
            if (row.toString().contains(dataset)) {
                var named = new HashMap<>(row);
                named.keySet().retainAll(key);
                aws.dynamo().deleteItem(r -> r.tableName(name).key(named));
            }
        }
    }

    ResponseBytes<GetObjectResponse> fetch(String bucket, String key) {
        return aws.s3().getObjectAsBytes(r -> r.bucket(system.name(bucket)).key(key));
    }

    byte[] object(String bucket, String key) {
        return fetch(bucket, key).asByteArray();
    }

    JsonNode document(String bucket, String key) {
        return Template.json(new String(object(bucket, key), UTF_8));
    }

    /// What the institution was told of its files.
    List<JsonNode> receipts(String institution) {
        return keys("StorageRawBucket", "receipts/" + institution + "/").stream()
                .filter(key -> key.endsWith("/receipt.json"))
                .map(key -> document("StorageRawBucket", key))
                .toList();
    }

    List<Map<String, AttributeValue>> rows(String table, String pk) {
        return aws.dynamo()
                .query(r ->
                        r.tableName(system.name(table))
                                .keyConditionExpression("pk = :pk")
                                .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(pk))))
                .items();
    }

    /// Makes a change one that is still to be told, as old as a sweep wants it: its row, or the
    /// mark that it was told, got lost.
    void age(String change) {
        aws.dynamo()
                .updateItem(r ->
                        r.tableName(system.name("TablesOutbox"))
                                .key(Map.of("pk", AttributeValue.fromS(change)))
                                .updateExpression("SET since = :since, pending = :yes")
                                .expressionAttributeValues(
                                        Map.of(
                                                ":yes",
                                                AttributeValue.fromS("yes"),
                                                ":since",
                                                AttributeValue.fromS("2020-01-01T00:00:00Z#1"))));
    }

    /// Takes one message away from a queue; answers with its body.
    String take(String queue) throws IOException {
        List<Message> messages = receive(system.name(queue));
        if (messages.isEmpty()) {
            throw new IOException("nothing in " + queue);
        }
        return messages.getFirst().body();
    }

    void send(String queue, String body) {
        aws.sqs().sendMessage(r -> r.queueUrl(system.name(queue)).messageBody(body));
    }

    /// How many messages can be received.
    int depth(String queue) {
        return count(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
    }

    /// Whether nothing is waiting in the queue, nor being worked on.
    boolean isIdle(String queue) {
        return depth(queue) == 0
                && count(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE) == 0;
    }

    private int count(String queue, QueueAttributeName which) {
        var attributes =
                aws.sqs()
                        .getQueueAttributes(
                                r -> r.queueUrl(system.name(queue)).attributeNames(which));
        return Integer.parseInt(attributes.attributes().getOrDefault(which, "-1"));
    }

    private List<Message> receive(String url) {
        List<Message> messages =
                aws.sqs()
                        .receiveMessage(r ->
                                r.queueUrl(url).maxNumberOfMessages(1).messageAttributeNames("All"))
                        .messages();
        messages.forEach(m ->
                aws.sqs().deleteMessage(r -> r.queueUrl(url).receiptHandle(m.receiptHandle())));
        return messages;
    }

    /// What the subscriber was sent of a dataset, from the beginning.
    List<Message> heard(String dataset) {
        for (List<Message> more = receive(subscriber);
                !more.isEmpty();
                more = receive(subscriber)) {
            heard.addAll(more);
        }
        return heard.stream()
                .filter(m -> Template.json(m.body()).path("subject").asText().equals(dataset))
                .toList();
    }

    /// What is in the books.
    Ledger ledger() {
        return DecisionsOnAws.ledger(emulator.endpoint(), system::name);
    }

    /// What the functions wrote to their logs.
    String logs() throws IOException {
        return ingest.log() + catalog.log() + notify.log();
    }

    @Override
    public void close() throws IOException {
        ingest.close();
        catalog.close();
        notify.close();
        recorders.values().forEach(CallRecorder::close);
        emulator.close();
    }
}
