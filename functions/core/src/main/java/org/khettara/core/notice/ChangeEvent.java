package org.khettara.core.notice;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.khettara.core.document.Json;
import org.khettara.core.document.Link;
import org.khettara.core.release.ReleaseContent;
import org.khettara.core.report.Text;
import org.khettara.schemas.ChangeKind;
import org.khettara.schemas.DatasetChange;
import org.khettara.schemas.RowChanges;

/// The notice of a change: a CloudEvent 1.0 in the JSON structured mode
/// (schemas/change-event.schema.json). Its id is the change's, so every delivery of one change is
/// known as the same. Carries links and figures, never data.
///
/// @param source URI of the installation that tells
/// @param subject dataset id
public record ChangeEvent(
        String specversion,
        String id,
        String source,
        String type,
        String subject,
        Instant time,
        Data data) {
    public static final String MEDIA_TYPE = "application/cloudevents+json";

    /// The change as subscribers see it.
    ///
    /// @param manifest link to the release's manifest, from which every file can be reached; null
    ///   when the release is gone
    /// @param reason why it is gone; null for any other change
    /// @param reasons for the compatibility, in words
    /// @param difference what changed since the release before; null when that is not known
    public record Data(
            String institution,
            String dataset,
            long release,
            @Nullable Long previousRelease,
            String compatibility,
            long rows,
            int score,
            @Nullable String manifest,
            String sourceName,
            String sourceSha256,
            @Nullable String reason,
            List<Text> reasons,
            @Nullable RowCounts difference) {
        public Data {
            reasons = List.copyOf(reasons);
        }
    }

    /// Rows over all tables that were compared.
    ///
    /// @param document link to difference.json, which names the files with the rows that differ
    /// @param complete no table came or went, and all were compared by their rows
    public record RowCounts(
            String document, long added, long removed, long changed, boolean complete) {}

    /// @param base URI under which the published store is reachable, ending with `/`
    public static ChangeEvent of(DatasetChange change, String base) {
        return new ChangeEvent(
                "1.0",
                change.getId(),
                base,
                type(change.getKind()),
                change.getDataset(),
                change.getReleasedAt(),
                new Data(
                        change.getInstitution(),
                        change.getDataset(),
                        change.getRelease(),
                        change.getPreviousRelease(),
                        change.getCompatibility().name().toLowerCase(Locale.ROOT),
                        change.getRows(),
                        change.getScore(),
                        manifest(change, base),
                        change.getSourceName(),
                        change.getSourceSha256(),
                        change.getReason(),
                        change.getReasons().stream()
                                .map(words -> new Text(words.getFr(), words.getAr(), words.getEn()))
                                .toList(),
                        counts(change, base)));
    }

    /// Whether readers are told of a change of this kind. A release that is held is nobody's
    /// business but its publisher's.
    public static boolean isTold(ChangeKind kind) {
        return switch (kind) {
            case CREATED, UPDATED, SUPERSEDED, ROLLED_BACK, WITHDRAWN, DELETED, DESCRIBED -> true;
            case HELD, UNKNOWN -> false;
        };
    }

    private static boolean hasFiles(DatasetChange change) {
        return switch (change.getKind()) {
            case CREATED, UPDATED, SUPERSEDED, ROLLED_BACK, HELD, DESCRIBED, UNKNOWN -> true;
            case WITHDRAWN, DELETED -> false;
        };
    }

    private static @Nullable String manifest(DatasetChange change, String base) {
        return hasFiles(change)
                ? Link.to(base, change.getPrefix() + ReleaseContent.MANIFEST)
                : null;
    }

    private static @Nullable RowCounts counts(DatasetChange change, String base) {
        RowChanges rows = change.getDifference();
        return rows == null || !hasFiles(change)
                ? null
                : new RowCounts(
                        Link.to(base, rows.getDocument()),
                        rows.getAdded(),
                        rows.getRemoved(),
                        rows.getChanged(),
                        rows.getComplete());
    }

    /// The event in the JSON structured mode, on one line.
    public String json() {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("specversion", specversion);
        event.put("id", id);
        event.put("source", source);
        event.put("type", type);
        event.put("subject", subject);
        event.put("time", time.toString());
        event.put("datacontenttype", "application/json");
        event.put("data", data);
        return Json.line(event);
    }

    private static String type(ChangeKind kind) {
        String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return "org.khettara.dataset." + name + ".v1";
    }
}
