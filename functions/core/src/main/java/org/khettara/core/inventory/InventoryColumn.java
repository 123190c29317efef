package org.khettara.core.inventory;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.khettara.core.report.Text;

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
    private final Names names;

    InventoryColumn(Text heading, Set<String> others) {
        this.names = new Names(heading, others);
    }

    /// As the template has it.
    public Text heading() {
        return names.words();
    }

    /// The column under a heading in any of the three languages; empty when it is none.
    static Optional<InventoryColumn> of(String heading) {
        return Arrays.stream(values()).filter(column -> column.names.has(heading)).findFirst();
    }
}
