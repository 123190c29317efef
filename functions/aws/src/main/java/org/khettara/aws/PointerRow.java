package org.khettara.aws;

import java.util.Map;
import org.khettara.core.release.Settling;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Sequencer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The row of the releases table that says which release readers are served.
///
/// @param current number of that release
/// @param last number of the latest release, superseded ones included
/// @param sequencer of the latest upload that was published or found unchanged
/// @param revision grows with each change of the row
record PointerRow(long current, long last, Sequencer sequencer, long revision) {
    /// Sort key of such a row.
    static final String CURRENT = "current";

    static Map<String, AttributeValue> key(DatasetId dataset) {
        return Map.of("pk", Items.text(dataset.toString()), "sk", Items.text(CURRENT));
    }

    static PointerRow of(Settling.Pointer pointer, long revision) {
        return new PointerRow(
                pointer.current().number(), pointer.last(), pointer.latest(), revision);
    }

    static PointerRow read(Map<String, AttributeValue> row) {
        return new PointerRow(
                Items.number(row, "current"),
                Items.number(row, "last"),
                new Sequencer(Items.text(row, "seq")),
                Items.number(row, "revision"));
    }

    Map<String, AttributeValue> row(DatasetId dataset) {
        return Map.of(
                "pk", Items.text(dataset.toString()),
                "sk", Items.text(CURRENT),
                "current", Items.number(current),
                "last", Items.number(last),
                "seq", Items.text(sequencer.value()),
                "revision", Items.number(revision));
    }
}
