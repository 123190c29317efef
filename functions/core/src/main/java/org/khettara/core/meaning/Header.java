package org.khettara.core.meaning;

import java.util.List;
import java.util.Set;
import org.khettara.core.report.SemanticType;
import org.khettara.core.search.Words;

/// What the header of a column says of its values, in French, Arabic and English.
///
/// @param types that it names
/// @param stems its words
/// @param counts whether its values are numbers of things: nobody's number
/// @param codes whether it names other numbers than those of persons
/// @param person whether it names people without the word for name: `bénéficiaire`
/// @param office whether those hold a public office, or are known by their work
/// @param institution whether it names bodies: offices, schools, firms
/// @param remarks whether anything may stand in it
/// @param complete whether it names full names, or first names
record Header(
        Set<SemanticType> types,
        List<String> stems,
        boolean counts,
        boolean codes,
        boolean person,
        boolean office,
        boolean institution,
        boolean remarks,
        boolean complete) {

    private static final Context COUNTS =
            Context.of(
                    "nombre|nbre|nb|effectif|effectifs|total|taux|montant|moyenne|part|pourcentage|prix|valeur|population|quantité|number|count|amount|rate|عدد|مجموع|نسبة|مبلغ|معدل|ساكنة");
    private static final Context CODES =
            Context.of(
                    "code|codes|réf|référence|dossier|article|marché|facture|budget|rubrique|ligne budgétaire|compte|série|lot|id|identifiant|ice|if|rc|siret|siren|géocode|geocode|matricule produit|titre foncier|code barre|ean|رمز|الرمز|مرجع|ملف|رقم الصفقة|رقم الملف");
    private static final Context PERSONS =
            Context.of(
                    "nom|noms|name|candidat|candidate|candidats|bénéficiaire|bénéficiaires|titulaire|propriétaire|patient|patiente|malade|élève|étudiant|étudiante|salarié|employé|agent|fonctionnaire|assuré|demandeur|demandeuse|lauréat|gérant|père|mère|tuteur|conjoint|responsable|déclarant|admis|retenus|اسم|الاسم|المترشح|المترشحة|المستفيد|المستفيدة|المريض|المريضة|التلميذ|التلميذة|الطالب|الطالبة|المالك|الموظف|الأجير|الأب|الأم|المسؤول|المسير|الناجحون");
    private static final Context COMPLETE =
            Context.of(
                    "prénom|prénoms|nom et prénom|nom prénom|noms et prénoms|nom complet|nom de famille|nom patronymique|nom de jeune fille|full name|first name|last name|surname|given name|family name|النسب|الاسم الكامل|الاسم والنسب|الاسم الشخصي|الاسم العائلي|اسم المستفيد|اسم المترشح|اسم التلميذ|اسم المريض");
    private static final Context OFFICES =
            Context.of(
                    "ministre|président|présidente|gouverneur|wali|maire|député|députée|conseiller|élu|élus|ambassadeur|secrétaire général|directeur|directrice|auteur|auteurs|author|artiste|réalisateur|joueur|joueuse|athlète|écrivain|رئيس|رئيسة|وزير|والي|عامل الإقليم|نائب|مستشار|مدير|المؤلف|اللاعب|الفنان");
    private static final Context INSTITUTIONS =
            Context.of(
                    "établissement|établissements|école|lycée|collège|hôpital|pharmacie|officine|clinique|société|entreprise|raison sociale|dénomination|organisme|administration|agence|bureau|association|coopérative|hôtel|restaurant|musée|centre|dispensaire|institution|fournisseur|opérateur|délégation|direction|service|laboratoire|cabinet|banque|المؤسسة|الشركة|الصيدلية|المدرسة|المستشفى|الفندق|المقاولة|التعاونية|الجمعية|الوكالة|المصلحة|الإدارة|المندوبية|المديرية|مؤسسة|company|organisation|school|hospital|agency");
    private static final Context REMARKS =
            Context.of(
                    "observation|observations|remarque|remarques|commentaire|commentaires|note|notes|divers|description|motif|remarks|comments|ملاحظة|ملاحظات|تعليق|بيان");

    static Header of(String title) {
        List<String> stems = Words.light(PlainText.of(title));
        return new Header(
                TitleWords.types(title, stems),
                stems,
                COUNTS.isIn(stems),
                CODES.isIn(stems),
                PERSONS.isIn(stems),
                OFFICES.isIn(stems),
                INSTITUTIONS.isIn(stems),
                REMARKS.isIn(stems),
                COMPLETE.isIn(stems));
    }

    Header {
        types = Set.copyOf(types);
        stems = List.copyOf(stems);
    }

    boolean names(SemanticType type) {
        return types.contains(type);
    }

    /// Whether it names amounts, percentages or metres.
    boolean measures() {
        return names(SemanticType.AMOUNT_MAD)
                || names(SemanticType.PERCENTAGE)
                || names(SemanticType.LAMBERT_X)
                || names(SemanticType.LAMBERT_Y);
    }

    /// Whether it names a number of persons, so that short numbers are looked at as well.
    boolean isTelling() {
        return !counts && types.stream().anyMatch(SemanticType::isPersonal);
    }
}
