package org.khettara.core.meaning;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.khettara.core.report.SemanticType;
import org.khettara.core.search.Words;

/// What the header of a column says of its values, in French, Arabic and English.
///
/// @param types that it names
/// @param counts whether its values are numbers of things: nobody's number
/// @param codes whether it names other numbers than those of persons
/// @param person whether it names people without the word for name: `bénéficiaire`
/// @param office whether those hold a public office, or are known by their work
/// @param institution whether it names bodies: offices, schools, firms
/// @param remarks whether anything may stand in it
/// @param complete whether it names full names, or first names
record Header(
        Set<SemanticType> types,
        boolean counts,
        boolean codes,
        boolean person,
        boolean office,
        boolean institution,
        boolean remarks,
        boolean complete) {

    private static final Map<SemanticType, Context> WORDS = words();

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
        var types = EnumSet.noneOf(SemanticType.class);
        WORDS.forEach((type, words) -> {
            if (words.isIn(stems)) {
                types.add(type);
            }
        });
        return new Header(
                Set.copyOf(types),
                COUNTS.isIn(stems),
                CODES.isIn(stems),
                PERSONS.isIn(stems),
                OFFICES.isIn(stems),
                INSTITUTIONS.isIn(stems),
                REMARKS.isIn(stems),
                COMPLETE.isIn(stems));
    }

    boolean names(SemanticType type) {
        return types.contains(type);
    }

    /// Whether it names a number of persons, so that short numbers are looked at as well.
    boolean isTelling() {
        return !counts && types.stream().anyMatch(SemanticType::isPersonal);
    }

    private static Map<SemanticType, Context> words() {
        var words = new EnumMap<SemanticType, Context>(SemanticType.class);
        words.put(
                SemanticType.CIN,
                Context.of(
                        "cin|cnie|cni|c i n|c n i e|n cin|carte nationale|carte d identité|pièce d identité|identité|numéro d identité|identity card|national id|رقم البطاقة|بطاقة التعريف|البطاقة الوطنية|ب ت و|ب و|رقم الهوية|الهوية"));
        words.put(
                SemanticType.PASSPORT, Context.of("passeport|passport|جواز السفر|رقم الجواز|جواز"));
        words.put(
                SemanticType.RIB,
                Context.of(
                        "rib|r i b|compte bancaire|n compte|numéro de compte|bank account|الحساب البنكي|رقم الحساب|حساب بنكي"));
        words.put(SemanticType.IBAN, Context.of("iban|إيبان"));
        words.put(
                SemanticType.CNSS,
                Context.of("cnss|c n s s|sécurité sociale|الضمان الاجتماعي|رقم الضمان"));
        words.put(
                SemanticType.PHONE,
                Context.of(
                        "tel|téléphone|téléphones|telephone|tél|gsm|mobile|portable|phone|fax|whatsapp|contact|coordonnées|هاتف|الهاتف|رقم الهاتف|جوال|المحمول|فاكس"));
        words.put(
                SemanticType.EMAIL,
                Context.of(
                        "email|e mail|mail|courriel|adresse électronique|البريد الإلكتروني|بريد إلكتروني|الايميل"));
        words.put(
                SemanticType.PLATE,
                Context.of(
                        "immatriculation|plaque|n immatriculation|véhicule|plate|licence plate|لوحة|لوحة الترقيم|رقم التسجيل|رقم السيارة"));
        words.put(
                SemanticType.BIRTH_DATE,
                Context.of(
                        "date de naissance|date naissance|né le|née le|né e le|date de naiss|birth date|date of birth|dob|تاريخ الازدياد|تاريخ الولادة|تاريخ الميلاد"));
        words.put(
                SemanticType.HEALTH,
                Context.of(
                        "maladie|diagnostic|pathologie|handicap|type de handicap|symptômes|groupe sanguin|sérologie|traitement médical|état de santé|allergie|diagnosis|disease|المرض|التشخيص|الإعاقة|نوع الإعاقة|فصيلة الدم|الحالة الصحية"));
        words.put(SemanticType.LATITUDE, Context.of("latitude|lat|y wgs84|خط العرض"));
        words.put(SemanticType.LONGITUDE, Context.of("longitude|lon|lng|long|x wgs84|خط الطول"));
        words.put(
                SemanticType.GEO_POINT,
                Context.of(
                        "coordonnées gps|gps|geo point|géolocalisation|localisation gps|الإحداثيات"));
        words.put(SemanticType.GENDER, Context.of("sexe|genre|sex|gender|الجنس|النوع"));
        words.put(
                SemanticType.AGE_CLASS,
                Context.of(
                        "âge|tranche d âge|groupe d âge|classe d âge|age group|الفئة العمرية|العمر|السن|فئة السن"));
        words.put(SemanticType.ICE, Context.of("ice|identifiant commun|التعريف الموحد"));
        words.put(
                SemanticType.TAX_NUMBER,
                Context.of("if|identifiant fiscal|التعريف الجبائي|التعريف الضريبي"));
        words.put(
                SemanticType.TRADE_REGISTER,
                Context.of("rc|registre du commerce|registre de commerce|السجل التجاري"));
        words.put(
                SemanticType.POSTAL_CODE,
                Context.of("code postal|cp|postal code|zip|الرمز البريدي"));
        words.put(
                SemanticType.URL,
                Context.of("url|site web|site internet|lien|website|الموقع الإلكتروني"));
        return words;
    }
}
