package org.khettara.aws;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;

/// Carries the first request of a kind to its end and then says that the connection broke.
final class FirstAnswerLost implements SdkHttpClient {
    private final SdkHttpClient http = new OneCallAtATime();
    private final Predicate<SdkHttpRequest> kind;
    private final AtomicBoolean lost = new AtomicBoolean();

    FirstAnswerLost(Predicate<SdkHttpRequest> kind) {
        this.kind = kind;
    }

    boolean hasLost() {
        return lost.get();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest prepared = http.prepareRequest(request);
        boolean meant = kind.test(request.httpRequest());
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                HttpExecuteResponse answer = prepared.call();
                if (meant && lost.compareAndSet(false, true)) {
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
