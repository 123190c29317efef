package org.khettara.embedded.server;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.khettara.core.Stage;
import org.khettara.core.assess.Assessment;
import org.khettara.core.receipt.Receipt;
import org.khettara.core.release.Release;
import org.khettara.core.release.ReleaseFile;
import org.khettara.core.release.Settlement;
import org.khettara.core.report.TableShape;
import org.khettara.core.report.Text;
import org.khettara.core.upload.InputId;

/// The answers of the API that are not documents of the line itself, under the names that
/// schemas/openapi.yaml gives them.
final class Documents {
    private Documents() {}

    record InstitutionItem(String id, String name) {}

    record InstitutionList(List<InstitutionItem> institutions) {}

    /// An upload that has no receipt yet.
    record InHand(String id, String state, @Nullable String stage) {
        static InHand of(InputId id, @Nullable Stage stage) {
            String name = stage == null ? null : stage.name().toLowerCase(Locale.ROOT);
            return new InHand(id.value(), "accepted", name);
        }
    }

    record ReceiptList(List<ReceiptSummary> receipts) {}

    record ReceiptSummary(
            String id,
            String institution,
            String dataset,
            String fileName,
            long bytes,
            Settlement.State state,
            Text message,
            @Nullable Long release,
            String receivedAt,
            String settledAt) {
        static ReceiptSummary of(Receipt receipt) {
            return new ReceiptSummary(
                    receipt.id(),
                    receipt.institution(),
                    receipt.dataset(),
                    receipt.fileName(),
                    receipt.bytes(),
                    receipt.state(),
                    receipt.message(),
                    receipt.release(),
                    receipt.receivedAt(),
                    receipt.settledAt());
        }
    }

    record DatasetList(List<DatasetItem> datasets) {}

    record DatasetItem(String id, String institution, ReleaseItem latest) {
        static DatasetItem of(Release current) {
            return new DatasetItem(
                    current.dataset().toString(),
                    current.dataset().institution().value(),
                    ReleaseItem.of(current));
        }
    }

    record ReleaseList(List<ReleaseItem> releases) {}

    record SourceItem(String name, long bytes, String sha256) {}

    record FileItem(String name, String mediaType, long bytes, String sha256, String href) {}

    /// A release without the addresses of what is private.
    record ReleaseItem(
            String dataset,
            long number,
            boolean superseded,
            String releasedAt,
            long rows,
            String engine,
            String receipt,
            SourceItem source,
            Assessment assessment,
            List<TableShape> tables,
            List<FileItem> files) {
        static ReleaseItem of(Release release) {
            var content = release.content();
            var source = content.source();
            return new ReleaseItem(
                    release.dataset().toString(),
                    release.number(),
                    release.superseded(),
                    release.releasedAt().toString(),
                    content.rows(),
                    content.engine(),
                    "/api/receipts/" + release.input(),
                    new SourceItem(source.name(), source.bytes(), source.sha256()),
                    content.assessment(),
                    content.tables(),
                    content.files().stream().map(file -> file(release, file)).toList());
        }

        private static FileItem file(Release release, ReleaseFile file) {
            String href =
                    "/datasets/%s/releases/%d/%s"
                            .formatted(
                                    RawPath.encode(release.dataset().toString()),
                                    release.number(),
                                    RawPath.encode(file.name()));
            return new FileItem(file.name(), file.mediaType(), file.bytes(), file.sha256(), href);
        }
    }

    record DraftList(List<String> drafts) {}

    /// @param next where to go on
    record EventList(List<Object> events, long next) {}

    record NotTakenItem(String file, Text why) {
        static List<NotTakenItem> of(SortedMap<String, Text> files) {
            return files.entrySet().stream()
                    .map(entry -> new NotTakenItem(entry.getKey(), entry.getValue()))
                    .toList();
        }
    }

    record Status(
            String status, int waiting, int inHand, int parked, List<NotTakenItem> notTaken) {}
}
