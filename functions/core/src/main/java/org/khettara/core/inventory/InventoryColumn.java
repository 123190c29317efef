package org.khettara.core.inventory;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.khettara.core.report.Text;
import org.khettara.core.search.Words;

/// A column of an inventory sheet, in the order of the template.
public enum InventoryColumn {
    TITLE(
            new Text("Jeu de données", "مجموعة البيانات", "Dataset"),
            Set.of("titre", "intitulé", "titre du jeu de données", "nom", "العنوان", "title")),
    DESCRIPTION(new Text("Description", "الوصف", "Description"), Set.of("résumé", "contenu")),
    SERVICE(
            new Text("Service responsable", "المصلحة المسؤولة", "Unit in charge"),
            Set.of("service", "direction", "producteur", "المصلحة", "المديرية", "unit")),
    FREQUENCY(
            new Text("Fréquence de mise à jour", "وتيرة التحيين", "Update frequency"),
            Set.of("fréquence", "périodicité", "الوتيرة", "دورية التحيين", "frequency")),
    FORMAT(
            new Text("Format actuel", "الصيغة الحالية", "Present format"),
            Set.of("format", "الصيغة")),
    STATUS(
            new Text("Statut", "الحالة", "Status"),
            Set.of("état", "état d'avancement", "avancement", "الوضعية", "state")),
    LEGAL_REASON(
            new Text("Motif légal du refus", "السبب القانوني للرفض", "Legal reason of the refusal"),
            Set.of("motif", "motif légal", "motif du refus", "السبب", "سبب الرفض", "reason")),
    EXPECTED(
            new Text("Publication prévue", "تاريخ النشر المرتقب", "Expected publication"),
            Set.of("date prévue", "échéance", "تاريخ النشر", "expected")),
    DATASET(
            new Text(
                    "Identifiant sur le portail", "المعرف على البوابة", "Identifier on the portal"),
            Set.of("identifiant", "المعرف", "identifier"));

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final Text heading;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is unmodifiable
    private final Set<String> others;

    InventoryColumn(Text heading, Set<String> others) {
        this.heading = heading;
        this.others = others;
    }

    /// As the template has it.
    public Text heading() {
        return heading;
    }

    /// The column under a heading in any of the three languages; empty when it is none.
    static Optional<InventoryColumn> of(String heading) {
        String key = Words.key(heading);
        return Arrays.stream(values()).filter(column -> column.isHeaded(key)).findFirst();
    }

    private boolean isHeaded(String key) {
        return Words.key(heading.fr()).equals(key)
                || Words.key(heading.ar()).equals(key)
                || Words.key(heading.en()).equals(key)
                || others.stream().anyMatch(other -> Words.key(other).equals(key));
    }
}
