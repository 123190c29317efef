package org.khettara.aws;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.khettara.core.audit.AuditHead;
import org.khettara.core.audit.AuditRow;
import org.khettara.core.release.Pointer;
import org.khettara.core.release.Release;
import org.khettara.core.release.ReleasePolicy;
import org.khettara.core.release.Ruling;
import org.khettara.core.release.Transition;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Sequencer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The row of the releases table that says which release readers are served. Every transaction on a
/// dataset changes it, on the condition that it is still as it was read.
///
/// @param current number of the release that is served; null while none is
/// @param last number of the latest release, whatever became of it
/// @param sequencer of the latest upload that was published, deleted or found unchanged
/// @param policy when releases wait for a person
/// @param withdrawal of the whole dataset; null when there was none
/// @param head end of the dataset's book
/// @param revision grows with each change of the row; 0 for one that is not there
/// @param writer of the row, whom nobody else is like; null for one of earlier versions
record PointerRow(
        @Nullable Long current,
        long last,
        Sequencer sequencer,
        ReleasePolicy policy,
        @Nullable Withdrawal withdrawal,
        AuditHead head,
        long revision,
        @Nullable String writer) {
    static final String SORT_KEY = "current";

    /// Of a dataset that nothing is known of.
    static final PointerRow NONE =
            new PointerRow(
                    null,
                    0,
                    Sequencer.LEAST,
                    ReleasePolicy.PUBLISH,
                    null,
                    AuditHead.START,
                    0,
                    null);

    /// All releases before a number went with their dataset ([Release#withdrawnWith]). Said once
    /// here, for a transaction has room for a hundred rows and a dataset for any number of
    /// releases.
    record Withdrawal(long before, Ruling ruling) {}

    static Map<String, AttributeValue> key(DatasetId dataset) {
        return Map.of("pk", Items.text(dataset.toString()), "sk", Items.text(SORT_KEY));
    }

    /// The row after a transition.
    PointerRow after(Transition transition, AuditRow audit, String writtenBy) {
        Pointer pointer = transition.after();
        Release release = transition.release();
        Withdrawal now =
                transition.withdrawsEarlier() && release != null && release.ruling() != null
                        ? new Withdrawal(release.number(), release.ruling())
                        : withdrawal;
        return new PointerRow(
                pointer.number(),
                pointer.last(),
                pointer.latest(),
                pointer.policy(),
                now,
                audit.head(),
                revision + 1,
                writtenBy);
    }

    /// A release as it is by now.
    Release effective(Release stored) {
        return withdrawal != null && stored.number() < withdrawal.before()
                ? stored.withdrawnWith(withdrawal.ruling())
                : stored;
    }

    /// Rows from before there were policies, withdrawals and books have none of them.
    static PointerRow read(Map<String, AttributeValue> row) {
        String policy = Items.textOrNull(row, "policy");
        Long withdrawnBefore = Items.numberOrNull(row, "withdrawnBefore");
        Long auditNumber = Items.numberOrNull(row, "auditNumber");
        return new PointerRow(
                Items.numberOrNull(row, "current"),
                Items.number(row, "last"),
                new Sequencer(Items.text(row, "seq")),
                policy == null ? ReleasePolicy.PUBLISH : ReleasePolicy.parse(policy),
                withdrawnBefore == null
                        ? null
                        : new Withdrawal(
                                withdrawnBefore,
                                new Ruling(
                                        Items.time(row, "withdrawnAt"),
                                        Items.text(row, "withdrawnWhy"))),
                auditNumber == null
                        ? AuditHead.START
                        : new AuditHead(auditNumber, Items.text(row, "auditHash")),
                Items.number(row, "revision"),
                Items.textOrNull(row, "writer"));
    }

    Map<String, AttributeValue> row(DatasetId dataset) {
        var row = new HashMap<>(key(dataset));
        if (current != null) {
            row.put("current", Items.number(current));
        }
        row.put("last", Items.number(last));
        row.put("seq", Items.text(sequencer.value()));
        row.put("policy", Items.text(policy.toString()));
        if (withdrawal != null) {
            row.put("withdrawnBefore", Items.number(withdrawal.before()));
            row.put("withdrawnAt", Items.time(withdrawal.ruling().at()));
            row.put("withdrawnWhy", Items.text(withdrawal.ruling().why()));
        }
        row.put("auditNumber", Items.number(head.number()));
        row.put("auditHash", Items.text(head.hash()));
        row.put("revision", Items.number(revision));
        if (writer != null) {
            row.put("writer", Items.text(writer));
        }
        return row;
    }
}
