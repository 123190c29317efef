package org.khettara.core.inventory;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.khettara.core.report.Text;
import org.khettara.core.search.Words;

/// How far a dataset of an inventory has come.
public enum InventoryStatus {
    IDENTIFIED(
            new Text("identifié", "محدد", "identified"), Set.of("à publier", "مبرمج", "planned")),
    IN_PREPARATION(
            new Text("en préparation", "قيد الإعداد", "in preparation"),
            Set.of("en cours", "في طور الإعداد", "في طور الإنجاز", "in progress")),
    PUBLISHED(new Text("publié", "منشور", "published"), Set.of("en ligne", "تم النشر", "online")),
    REFUSED(
            new Text("refusé", "مرفوض", "refused"),
            Set.of("non publiable", "غير قابل للنشر", "not publishable"));

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final Text words;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is unmodifiable
    private final Set<String> others;

    InventoryStatus(Text words, Set<String> others) {
        this.words = words;
        this.others = others;
    }

    /// As the template has it.
    public Text words() {
        return words;
    }

    /// The status in words of any of the three languages; empty when it is none.
    static Optional<InventoryStatus> of(String words) {
        String key = Words.key(words);
        return Arrays.stream(values()).filter(status -> status.isNamed(key)).findFirst();
    }

    private boolean isNamed(String key) {
        return Words.key(words.fr()).equals(key)
                || Words.key(words.ar()).equals(key)
                || Words.key(words.en()).equals(key)
                // French writes it in both genders.
                || Words.key(words.fr() + "e").equals(key)
                || others.stream().anyMatch(other -> Words.key(other).equals(key));
    }

    /// `in-preparation`, as documents have it.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
