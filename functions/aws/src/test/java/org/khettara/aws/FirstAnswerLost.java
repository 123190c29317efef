package org.khettara.aws;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/// Carries the first write to its end and then says that the connection broke.
final class FirstAnswerLost implements SdkHttpClient {
    private final SdkHttpClient http = new OneCallAtATime();
    private final AtomicBoolean lost = new AtomicBoolean();

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest prepared = http.prepareRequest(request);
        String action = request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
        boolean write = action.endsWith("UpdateItem") || action.endsWith("TransactWriteItems");
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                HttpExecuteResponse answer = prepared.call();
                if (write && lost.compareAndSet(false, true)) {
                    throw new IOException("Connection reset");
                }
                return answer;
            }

            @Override
            public void abort() {
                prepared.abort();
            }
        };
    }

    @Override
    public void close() {
        http.close();
    }
}
