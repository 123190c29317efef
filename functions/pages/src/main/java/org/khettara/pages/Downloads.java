package org.khettara.pages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.khettara.core.document.Link;
import org.khettara.core.receipt.Receipt;
import org.khettara.core.report.Report;
import org.khettara.core.report.Report.Table;
import org.khettara.pages.workbook.ReleaseWorkbook;

/// What there is to fetch of the release that a receipt is of.
public record Downloads(Receipt receipt, Speech speech, ServedFiles files) {
    /// A file to fetch.
    public record Download(String name, String address) {}

    List<Download> list() {
        boolean served =
                switch (receipt.state()) {
                    case PUBLISHED, UNCHANGED, SUPERSEDED -> receipt.release() != null;
                    case DESCRIBED, REFUSED, FAILED, HELD, DECLINED, WITHDRAWN, DELETED -> false;
                };
        if (!served) {
            return List.of();
        }
        var downloads = new ArrayList<Download>(workbooks());
        Report report = receipt.report();
        for (Table table : report == null ? List.<Table>of() : report.tables()) {
            downloads.add(download(speech.t("table"), table.csv()));
            downloads.add(download("Parquet", table.parquet()));
            downloads.add(download(speech.t("schema"), table.schema()));
            if (table.rejects() != null) {
                downloads.add(download(speech.t("rejects"), table.rejects()));
            }
        }
        downloads.add(download(speech.t("report"), Report.FILE_NAME));
        return downloads;
    }

    /// Those that can be made, in the language of the receipt.
    private List<Download> workbooks() {
        Report report = receipt.report();
        return report == null
                ? List.of()
                : Arrays.stream(ReleaseWorkbook.values())
                        .filter(files.workbooks()::contains)
                        .filter(workbook -> workbook.hindrance(report).isEmpty())
                        .map(workbook ->
                                new Download(
                                        speech.t(workbook.fileName()),
                                        Link.to(files.address(), workbook.fileName())
                                                + "?lang="
                                                + speech.language().tag()))
                        .toList();
    }

    private Download download(String kind, String file) {
        return new Download(
                kind + " · " + ReceiptView.isolated(file), Link.to(files.address(), file));
    }
}
