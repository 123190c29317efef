package org.khettara.embedded.server;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khettara.core.receipt.Receipt;
import org.khettara.core.upload.InputId;
import org.khettara.embedded.Home;

/// Tells what became of uploads.
@Controller("/api/receipts")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReceiptController {
    private final Home home;
    private final Worker worker;

    ReceiptController(Home home, Worker worker) {
        this.home = home;
        this.worker = worker;
    }

    @Get
    HttpResponse<byte[]> list(@Nullable @QueryValue String limit) throws IOException {
        var receipts = home.receipts(Parameters.limit(limit));
        return Answers.ok(
                new Documents.ReceiptList(
                        receipts.stream().map(Documents.ReceiptSummary::of).toList()));
    }

    @Get("/{id}")
    HttpResponse<byte[]> read(String id) throws IOException {
        InputId input = Parameters.receipt(id);
        Optional<Receipt> receipt = home.receipt(input);
        if (receipt.isPresent()) {
            return Answers.ok(receipt.get());
        }
        if (home.upload(input).isPresent()) {
            return Answers.accepted(Documents.InHand.of(input, worker.stage(input).orElse(null)));
        }
        throw new ProblemException(Problem.notFound("receipt " + id));
    }
}
