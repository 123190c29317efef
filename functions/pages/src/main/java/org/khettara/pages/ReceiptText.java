package org.khettara.pages;

import org.khettara.core.report.Report;

/// A receipt as plain text.
final class ReceiptText {
    private final StringBuilder text = new StringBuilder();
    private final ReceiptView view;
    private final Speech speech;

    private ReceiptText(ReceiptView view) {
        this.view = view;
        this.speech = view.speech();
    }

    static String of(ReceiptView view) {
        return new ReceiptText(view).text();
    }

    private String text() {
        line(view.title());
        line("%s · %s".formatted(view.receipt().fileName(), view.receipt().dataset()));
        var assessment = view.assessment();
        if (assessment != null) {
            line(speech.t("score.of", speech.number(assessment.score())));
        }
        Report.Reason reason = view.reason();
        if (reason != null) {
            heading(speech.t("why"));
            line(speech.said(reason.message()));
            heading(speech.t("what.to.do"));
            line(speech.said(reason.fix()));
        }
        toMend();
        downloads();
        return text.toString();
    }

    private void toMend() {
        var toMend = view.toMend();
        if (toMend.isEmpty()) {
            return;
        }
        heading(speech.t("to.mend"));
        int number = 1;
        for (var one : toMend) {
            String where = one.where().isEmpty() ? "" : " (" + one.where() + ")";
            line("%d. %s%s".formatted(number++, one.title(), where));
            for (var place : one.places()) {
                if (!place.at().isEmpty() || place.value() != null) {
                    line(
                            "   - %s %s"
                                    .formatted(
                                            place.at(), place.value() == null ? "" : place.value())
                                    .stripTrailing());
                }
            }
            if (!one.fix().isBlank()) {
                line("   " + one.fix());
            }
        }
    }

    private void downloads() {
        var downloads = view.downloads();
        if (!downloads.isEmpty()) {
            heading(speech.t("downloads"));
            downloads.forEach(file -> line("%s: %s".formatted(file.name(), file.address())));
        }
    }

    private void heading(String words) {
        text.append('\n');
        line(words.toUpperCase(speech.language().locale()));
    }

    private void line(String words) {
        text.append(words).append('\n');
    }
}
