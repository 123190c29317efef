package org.khettara.aws;

import java.util.HashMap;
import java.util.Map;
import org.khettara.core.audit.AuditNote;
import org.khettara.core.audit.AuditRow;
import org.khettara.core.upload.DatasetId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A row of the audit table. Those from before there was a book per dataset have the institution
/// for their key, and are no part of any book.
final class AuditItem {
    private AuditItem() {}

    static Map<String, AttributeValue> of(AuditRow row) {
        AuditNote note = row.note();
        var item = new HashMap<String, AttributeValue>();
        item.put("pk", Items.text(row.dataset().toString()));
        item.put("sk", Items.text("%012d".formatted(row.number())));
        item.put("number", Items.number(row.number()));
        item.put("at", Items.time(row.at()));
        item.put("who", Items.text(note.who()));
        item.put("what", Items.text(note.what()));
        item.put("from", Items.text(note.from()));
        item.put("to", Items.text(note.to()));
        item.put("why", Items.text(note.why()));
        item.put("hash", Items.text(row.hash()));
        return item;
    }

    static AuditRow row(Map<String, AttributeValue> item) {
        return new AuditRow(
                DatasetId.parse(Items.text(item, "pk")),
                Items.number(item, "number"),
                Items.time(item, "at"),
                new AuditNote(
                        Items.text(item, "who"),
                        Items.text(item, "what"),
                        Items.text(item, "from"),
                        Items.text(item, "to"),
                        Items.text(item, "why")),
                Items.text(item, "hash"));
    }
}
