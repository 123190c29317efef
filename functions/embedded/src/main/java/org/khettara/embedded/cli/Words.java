package org.khettara.embedded.cli;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.khettara.core.receipt.Receipt;
import org.khettara.core.report.Report;
import org.khettara.core.report.Text;
import org.khettara.core.upload.DatasetId;

/// What is said of a file on one line.
final class Words {
    private Words() {}

    /// A text in the language of the locale, else in English.
    static String of(Text text) {
        return switch (Locale.getDefault().getLanguage()) {
            case "fr" -> text.fr();
            case "ar" -> text.ar();
            default -> text.en();
        };
    }

    /// A dataset as it is typed.
    static DatasetId dataset(String typed) {
        try {
            return DatasetId.parse(typed);
        } catch (IllegalArgumentException e) {
            throw UsageException.of(e);
        }
    }

    /// A receipt: status, dataset, release, file, then what was found or why not.
    static String line(Receipt receipt) {
        var report = receipt.report();
        var assessment = receipt.assessment();
        String detail =
                switch (receipt.state()) {
                    case PUBLISHED, SUPERSEDED ->
                            "release %d  %s%s"
                                    .formatted(
                                            receipt.release(),
                                            report == null ? "" : found(report),
                                            assessment == null
                                                    ? ""
                                                    : "  score " + assessment.score());
                    case UNCHANGED -> "same as release " + receipt.release();
                    case REFUSED ->
                            report == null || report.reason() == null
                                    ? Words.of(receipt.message())
                                    : refusal(report.reason());
                    case FAILED, HELD, DECLINED, WITHDRAWN, DELETED -> Words.of(receipt.message());
                    case DESCRIBED -> Words.of(receipt.message()) + mend(receipt.description());
                };
        return Terminal.safe(
                "%-10s  %s  %s  %s"
                        .formatted(receipt.state(), receipt.dataset(), receipt.fileName(), detail));
    }

    private static String mend(@Nullable List<Report.Finding> findings) {
        return findings == null
                ? ""
                : findings.stream()
                        .map(finding -> " " + Words.of(finding.message()))
                        .collect(Collectors.joining());
    }

    static String refusal(Report.Reason reason) {
        String at = reason.at() == null ? "" : " (" + reason.at() + ")";
        return "%s%s: %s %s"
                .formatted(reason.code(), at, Words.of(reason.message()), Words.of(reason.fix()));
    }

    /// Size and encoding of what a report found.
    static String found(Report report) {
        String tables =
                report.tables().stream()
                        .map(t ->
                                "%s x %s"
                                        .formatted(
                                                counted(t.rows(), "row"),
                                                counted(t.columns().size(), "column")))
                        .collect(Collectors.joining(", "));
        String encoding = report.source().encoding();
        return tables + (encoding == null ? "" : "  " + encoding);
    }

    /// A time for people, to the second.
    static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static String counted(long count, String noun) {
        return "%,d %s%s".formatted(count, noun, count == 1 ? "" : "s");
    }
}
