package org.khettara.embedded.server;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.khettara.core.receipt.Receipt;
import org.khettara.embedded.Home;
import org.khettara.pages.ReceiptPage;

/// Receipts as pages to print and to send on.
@Controller("/receipts")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReceiptPageController {
    /// The page brings its styles along and nothing else; the portal shows it within its own.
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private final Home home;

    ReceiptPageController(Home home) {
        this.home = home;
    }

    @Get("/{id}")
    HttpResponse<byte[]> page(String id, @Nullable @QueryValue String lang, HttpRequest<?> request)
            throws IOException {
        Receipt receipt =
                home.receipt(Parameters.receipt(id))
                        .orElseThrow(() -> new ProblemException(Problem.notFound("receipt " + id)));
        String page =
                ReceiptPage.html(
                        receipt,
                        Negotiation.language(lang, request),
                        home.catalogue().files("/", receipt));
        return Answers.derived(
                        page.getBytes(StandardCharsets.UTF_8),
                        "text/html; charset=utf-8",
                        null,
                        request)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header("Content-Security-Policy", POLICY)
                .header("X-Frame-Options", "SAMEORIGIN");
    }
}
