package org.khettara.aws;

import java.io.IOException;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.khettara.core.Stage;
import org.khettara.core.UploadBusyException;
import org.khettara.core.document.Json;
import org.khettara.core.receipt.Receipt;
import org.khettara.core.upload.Upload;
import software.amazon.awssdk.core.exception.SdkException;

/// Tells operators what happens: one JSON object a line. Only the fields named here can be told, so
/// that no cell of a publisher's file is.
public final class EventLog implements Stage.Watcher {
    private static final int FRAMES = 8;

    private final PrintStream out;
    private final InstantSource clock;

    public EventLog(PrintStream out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
    }

    /// What may be told.
    public enum Field {
        UPLOAD,
        INSTITUTION,
        DATASET,
        BYTES,
        STAGE,
        STATE,
        RELEASE,
        REASON,
        MESSAGE_ID,
        COUNT,
        JUDGED,
        ASKED,
        CAUSE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Tells one event.
    public void tell(String event, Map<Field, ?> fields) {
        var line = new LinkedHashMap<String, Object>();
        line.put("time", clock.instant().toString());
        line.put("event", event);
        for (Field field : Field.values()) {
            if (fields.containsKey(field)) {
                line.put(field.toString(), fields.get(field));
            }
        }
        out.println(Json.line(line));
    }

    @Override
    public void entered(Upload upload, Stage stage) {
        tell(
                "stage",
                Map.of(
                        Field.UPLOAD, upload.id().value(),
                        Field.DATASET, upload.dataset().toString(),
                        Field.BYTES, upload.bytes(),
                        Field.STAGE, stage));
    }

    /// Tells how an upload ended.
    public void ended(Receipt receipt) {
        var fields = new LinkedHashMap<Field, Object>();
        fields.put(Field.UPLOAD, receipt.id());
        fields.put(Field.INSTITUTION, receipt.institution());
        fields.put(Field.DATASET, receipt.dataset());
        fields.put(Field.BYTES, receipt.bytes());
        fields.put(Field.STATE, receipt.state());
        if (receipt.release() != null) {
            fields.put(Field.RELEASE, receipt.release());
        }
        tell("ended", fields);
    }

    /// Tells that an event was none for the line.
    public void ignored(Arrival.Ignored ignored) {
        tell("ignored", Map.of(Field.REASON, ignored.reason().name().toLowerCase(Locale.ROOT)));
    }

    /// Tells that a message is to be delivered again: it failed, or its upload is in other hands,
    /// which is no failure.
    public void failed(String messageId, Exception cause) {
        String event = cause instanceof UploadBusyException ? "busy" : "failed";
        tell(event, Map.of(Field.MESSAGE_ID, messageId, Field.CAUSE, causes(cause)));
    }

    /// The causes, outermost first. The message of an exception is told only where it is about
    /// files and requests; others may quote what they choked on.
    private static List<String> causes(Throwable failure) {
        var causes = new ArrayList<String>();
        for (Throwable t = failure; t != null && causes.size() < FRAMES; t = t.getCause()) {
            boolean quotable = t instanceof IOException || t instanceof SdkException;
            causes.add(quotable ? t.toString() : t.getClass().getName());
            StackTraceElement[] frames = t.getStackTrace();
            if (frames.length > 0) {
                causes.add("at " + frames[0]);
            }
        }
        return causes;
    }
}
