package org.khettara.embedded.server;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.khettara.core.Stage;
import org.khettara.core.assess.Assessment;
import org.khettara.core.receipt.Receipt;
import org.khettara.core.release.HoldReason;
import org.khettara.core.release.Release;
import org.khettara.core.release.ReleaseFile;
import org.khettara.core.release.Ruling;
import org.khettara.core.release.Settlement;
import org.khettara.core.release.Standing;
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

    record PolicyItem(String dataset, String policy) {}

    record RulingItem(String at, String why) {
        static @Nullable RulingItem of(@Nullable Ruling ruling) {
            return ruling == null ? null : new RulingItem(ruling.at().toString(), ruling.why());
        }
    }

    /// A release without the addresses of what is private. Of one that readers may not see there
    /// are neither tables nor files.
    record ReleaseItem(
            String dataset,
            long number,
            Standing standing,
            @Nullable RulingItem ruling,
            List<HoldReason> holds,
            String releasedAt,
            long rows,
            String engine,
            @Nullable String receipt,
            @Nullable SourceItem source,
            @Nullable Assessment assessment,
            List<TableShape> tables,
            List<FileItem> files) {
        static ReleaseItem of(Release release) {
            var content = release.content();
            var source = content.source();
            boolean tombstone = release.standing() == Standing.DELETED;
            boolean open = release.isPublic();
            return new ReleaseItem(
                    release.dataset().toString(),
                    release.number(),
                    release.standing(),
                    RulingItem.of(release.ruling()),
                    content.holding() == null ? List.of() : content.holding().reasons(),
                    release.releasedAt().toString(),
                    content.rows(),
                    content.engine(),
                    tombstone ? null : "/api/receipts/" + release.input(),
                    tombstone
                            ? null
                            : new SourceItem(source.name(), source.bytes(), source.sha256()),
                    tombstone ? null : content.assessment(),
                    open ? content.tables() : List.of(),
                    open
                            ? content.files().stream().map(file -> file(release, file)).toList()
                            : List.of());
        }

        private static FileItem file(Release release, ReleaseFile file) {
            return new FileItem(
                    file.name(),
                    file.mediaType(),
                    file.bytes(),
                    file.sha256(),
                    address(release, file.name()));
        }
    }

    record DraftList(List<String> drafts) {}

    /// Where a file of a release can be read for ever.
    static String address(Release release, String file) {
        return "/datasets/%s/releases/%d/%s"
                .formatted(
                        RawPath.encode(release.dataset().toString()),
                        release.number(),
                        RawPath.encode(file));
    }

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
