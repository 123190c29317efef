package org.khettara.core.notice;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.khettara.core.document.Json;
import org.khettara.core.document.Link;
import org.khettara.schemas.ChangeKind;
import org.khettara.schemas.DatasetChange;

/// The notice of a change: a CloudEvent 1.0 in the JSON structured mode
/// (schemas/change-event.schema.json). Its id is the run's, so every delivery of one change is
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
    /// @param manifest link to the release's manifest, from which every file can be reached
    public record Data(
            String institution,
            String dataset,
            long release,
            @Nullable Long previousRelease,
            String compatibility,
            long rows,
            int score,
            String manifest,
            String sourceName,
            String sourceSha256) {}

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
                        Link.to(base, change.getPrefix() + "manifest.json"),
                        change.getSourceName(),
                        change.getSourceSha256()));
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
        return "org.khettara.dataset." + kind.name().toLowerCase(Locale.ROOT) + ".v1";
    }
}
