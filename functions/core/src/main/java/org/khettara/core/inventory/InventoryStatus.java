package org.khettara.core.inventory;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.khettara.core.report.Text;

/// How far a dataset of an inventory has come.
public enum InventoryStatus {
    IDENTIFIED(
            new Text("identifié", "محدد", "identified"),
            Set.of("identifiée", "à publier", "مبرمج", "planned")),
    IN_PREPARATION(
            new Text("en préparation", "قيد الإعداد", "in preparation"),
            Set.of("en cours", "في طور الإعداد", "في طور الإنجاز", "in progress")),
    PUBLISHED(
            new Text("publié", "منشور", "published"),
            Set.of("publiée", "en ligne", "تم النشر", "online")),
    REFUSED(
            new Text("refusé", "مرفوض", "refused"),
            Set.of("refusée", "non publiable", "غير قابل للنشر", "not publishable"));

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final Names names;

    InventoryStatus(Text words, Set<String> others) {
        this.names = new Names(words, others);
    }

    /// As the template has it.
    public Text words() {
        return names.words();
    }

    /// The status in words of any of the three languages; empty when it is none.
    static Optional<InventoryStatus> of(String words) {
        return Arrays.stream(values()).filter(status -> status.names.has(words)).findFirst();
    }

    /// `in-preparation`, as documents have it.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
