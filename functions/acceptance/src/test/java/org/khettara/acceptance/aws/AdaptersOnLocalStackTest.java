package org.khettara.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/// The suites of the AWS adapters, run once more against LocalStack where a container engine is;
/// skipped where none is. 4.14.0 is the last image that starts without a token.
@Testcontainers(disabledWithoutDocker = true)
class AdaptersOnLocalStackTest {
    private static final List<String> SUITES =
            List.of(
                    "org.khettara.aws.DynamoLedgerTest",
                    "org.khettara.aws.DynamoInstitutionsTest",
                    "org.khettara.aws.S3ObjectStoreTest",
                    "org.khettara.aws.EventBridgeBusTest");

    @Container
    private static final LocalStackContainer LOCALSTACK =
            new LocalStackContainer(DockerImageName.parse("localstack/localstack:4.14.0"))
                    .withServices("s3", "dynamodb", "events", "sqs");

    @Test
    void theAdaptersKeepTheirContracts() {
        System.setProperty("khettara.endpoint", LOCALSTACK.getEndpoint().toString());
        var summary = new SummaryGeneratingListener();
        var request =
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(SUITES.stream().map(name -> selectClass(name)).toList())
                        .build();
        try {
            LauncherFactory.create().execute(request, summary);
        } finally {
            System.clearProperty("khettara.endpoint");
        }
        var failures = new StringWriter();
        summary.getSummary().printFailuresTo(new PrintWriter(failures, true));
        assertThat(summary.getSummary().getTotalFailureCount()).as(failures.toString()).isZero();
        assertThat(summary.getSummary().getTestsSucceededCount()).isGreaterThan(10);
    }
}
