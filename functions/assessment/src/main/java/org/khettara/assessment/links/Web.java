package org.khettara.assessment.links;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpHead;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.util.Timeout;

/// Asks addresses for their status. Bounded in time and bytes; follows no redirect, for a redirect
/// is an answer (methodology of the MQA) and might lead to where we must not go.
final class Web implements AutoCloseable {
    private static final Timeout CONNECT = Timeout.ofSeconds(10);
    private static final Timeout SILENCE = Timeout.ofSeconds(15);

    private final CloseableHttpClient http;

    /// @param body as far as it was read, as UTF-8
    record Answer(int status, String body) {}

    /// @param hosts resolves those that may be asked
    /// @param about where people find out who asks
    Web(DnsResolver hosts, String about) {
        this.http =
                HttpClients.custom()
                        .setConnectionManager(
                                PoolingHttpClientConnectionManagerBuilder.create()
                                        .setDnsResolver(hosts)
                                        .setDefaultConnectionConfig(
                                                ConnectionConfig.custom()
                                                        .setConnectTimeout(CONNECT)
                                                        .setSocketTimeout(SILENCE)
                                                        .build())
                                        .build())
                        .setDefaultRequestConfig(
                                RequestConfig.custom().setResponseTimeout(SILENCE).build())
                        .setUserAgent("%s/0.1 (+%s)".formatted(Host.AGENT, about))
                        .disableRedirectHandling()
                        .disableAutomaticRetries()
                        .disableCookieManagement()
                        .disableAuthCaching()
                        .build();
    }

    int head(URI url) throws IOException {
        return http.execute(new HttpHead(url), response -> response.getCode());
    }

    /// @param most bytes of the body that are read
    Answer get(URI url, int most) throws IOException {
        HttpUriRequestBase request = new HttpGet(url);
        request.setHeader(HttpHeaders.ACCEPT, "*/*");
        return http.execute(
                request,
                response -> {
                    if (response.getEntity() == null) {
                        return new Answer(response.getCode(), "");
                    }
                    try (InputStream body = response.getEntity().getContent()) {
                        String read = new String(body.readNBytes(most), UTF_8);
                        // What is left is not waited for.
                        request.abort();
                        return new Answer(response.getCode(), read);
                    }
                });
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
