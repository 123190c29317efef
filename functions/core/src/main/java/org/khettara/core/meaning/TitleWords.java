package org.khettara.core.meaning;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.khettara.core.report.SemanticType;
import org.khettara.core.search.Words;

/// The words of titles that name a meaning, in French, Arabic and English, and those that take it
/// back: `Durée (mois)` has no months in it.
final class TitleWords {
    private static final Map<SemanticType, Context> WORDS = words();
    private static final Map<SemanticType, Context> UNLESS = unless();

    private TitleWords() {}

    /// The meanings that a title names.
    ///
    /// @param stems of the title's words
    static Set<SemanticType> types(String title, List<String> stems) {
        var types = EnumSet.noneOf(SemanticType.class);
        List<String> said = signed(title, stems);
        WORDS.forEach((type, words) -> {
            Context unless = UNLESS.get(type);
            if (words.isIn(said) && (unless == null || !unless.isIn(said))) {
                types.add(type);
            }
        });
        return types;
    }

    /// With the signs that stand for words.
    private static List<String> signed(String title, List<String> stems) {
        boolean signs =
                title.indexOf('%') >= 0 || title.indexOf('٪') >= 0 || title.indexOf('‰') >= 0;
        return signs
                ? Words.light(
                        title.replace("%", " pourcentage ")
                                .replace("٪", " pourcentage ")
                                .replace("‰", " pour mille "))
                : stems;
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
        addOfQuantities(words);
        return words;
    }

    private static void addOfQuantities(Map<SemanticType, Context> words) {
        words.put(
                SemanticType.AMOUNT_MAD,
                Context.of(
                        "dh|dhs|mad|dirham|dirhams|kdh|kdhs|mdh|mdhs|mmdh|mmdhs|درهم|دراهم|بالدرهم"));
        words.put(
                SemanticType.CURRENCY,
                Context.of("devise|devises|monnaie|currency|currencies|عملة|العملات"));
        words.put(
                SemanticType.YEAR,
                Context.of("année|années|exercice|millésime|year|years|سنة|السنوات|عام"));
        words.put(SemanticType.MONTH, Context.of("mois|month|months|شهر|أشهر"));
        words.put(
                SemanticType.PERCENTAGE,
                Context.of(
                        "taux|pourcentage|pourcentages|percent|percentage|pct|pour cent|rate|نسبة|في المائة|بالمائة"));
        words.put(
                SemanticType.LAMBERT_X,
                Context.of("x|xlambert|coordx|abscisse|abscisses|easting|إحداثي س|إحداثية س"));
        words.put(
                SemanticType.LAMBERT_Y,
                Context.of("y|ylambert|coordy|ordonnée|ordonnées|northing|إحداثي ص|إحداثية ص"));
    }

    private static Map<SemanticType, Context> unless() {
        String counts =
                "nombre|nbre|nb|effectif|effectifs|total|montant|budget|crédit|recette|dépense|prix|valeur|salaire|loyer|moyenne|taux|part|population|durée|délai|ancienneté|âge|expérience|number|count|amount|duration|عدد|مجموع|مبلغ|نسبة|معدل|ميزانية|ساكنة|مدة|أجل|سن";
        String codes = "code|codes|réf|référence|numéro|identifiant|id|number|رمز|مرجع|رقم";
        var unless = new EnumMap<SemanticType, Context>(SemanticType.class);
        unless.put(
                SemanticType.AMOUNT_MAD,
                Context.of(
                        "taux|cours|change|parité|compte|nombre|nb|rate|exchange|سعر الصرف|عدد|حساب|نسبة|"
                                + codes));
        unless.put(SemanticType.YEAR, Context.of(counts + "|" + codes));
        unless.put(SemanticType.MONTH, Context.of(counts));
        unless.put(
                SemanticType.PERCENTAGE,
                Context.of(
                        "change|mortalité|natalité|fécondité|nuptialité|incidence|mille|1000|10000|100000|habitant|horaire|dh|dhs|mad|dirham|rotation|encadrement|exchange|birth|death|mortality|fertility|الصرف|الخصوبة|الوفيات|الولادات|في الألف|لكل ألف|درهم|"
                                + codes));
        Context otherwise =
                Context.of(
                        "wgs84|wgs|gps|utm|latitude|longitude|lat|lon|degré|degrés|pixel|pixels");
        unless.put(SemanticType.LAMBERT_X, otherwise);
        unless.put(SemanticType.LAMBERT_Y, otherwise);
        return unless;
    }
}
