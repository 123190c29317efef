package org.khettara.core.report;

import java.util.Arrays;
import java.util.Locale;

/// What the values of a column mean, beyond their type. The lower-case names with hyphens stand in
/// report and policy.
public enum SemanticType {
    CIN("carte nationale d'identité (CIN)", "رقم بطاقة التعريف الوطنية", "national identity card"),
    PASSPORT("passeport", "رقم جواز السفر", "passport"),
    RIB("compte bancaire (RIB)", "رقم الحساب البنكي (RIB)", "bank account (RIB)"),
    IBAN("compte bancaire (IBAN)", "رقم الحساب البنكي (IBAN)", "bank account (IBAN)"),
    CNSS("numéro de sécurité sociale (CNSS)", "رقم الضمان الاجتماعي", "social security (CNSS)"),
    HEALTH("état de santé", "الحالة الصحية", "state of health"),
    PHONE("téléphone", "رقم الهاتف", "phone"),
    EMAIL("adresse électronique", "البريد الإلكتروني", "e-mail address"),
    PLATE("plaque d'immatriculation", "رقم تسجيل المركبة", "licence plate"),
    PERSON_NAME("nom de personne", "اسم شخص", "person's name"),
    BIRTH_DATE("date de naissance", "تاريخ الازدياد", "date of birth"),
    GEO_POINT("position géographique", "موقع جغرافي", "geographic position"),
    LATITUDE("latitude", "خط العرض", "latitude"),
    LONGITUDE("longitude", "خط الطول", "longitude"),
    GENDER("sexe", "الجنس", "gender"),
    AGE_CLASS("classe d'âge", "الفئة العمرية", "age class"),
    ICE("identifiant commun de l'entreprise (ICE)", "التعريف الموحد للمقاولة", "company (ICE)"),
    TAX_NUMBER("identifiant fiscal (IF)", "رقم التعريف الجبائي", "tax number (IF)"),
    TRADE_REGISTER("registre du commerce (RC)", "السجل التجاري", "trade register (RC)"),
    POSTAL_CODE("code postal", "الرمز البريدي", "postal code"),
    URL("adresse web", "عنوان موقع", "web address"),
    REGION("région", "جهة", "region"),
    PROVINCE("province ou préfecture", "إقليم أو عمالة", "province or prefecture"),
    COMMUNE("commune", "جماعة", "commune"),
    AMOUNT_MAD("montant en dirhams", "مبلغ بالدرهم", "amount in dirhams"),
    CURRENCY("code de devise (ISO 4217)", "رمز العملة (ISO 4217)", "currency code (ISO 4217)"),
    YEAR("année", "سنة", "year"),
    MONTH("mois", "شهر", "month"),
    PERCENTAGE("pourcentage", "نسبة مئوية", "percentage"),
    LAMBERT_X("coordonnée Lambert X", "إحداثية لامبير س (X)", "Lambert coordinate X"),
    LAMBERT_Y("coordonnée Lambert Y", "إحداثية لامبير ص (Y)", "Lambert coordinate Y"),
    SCHOOL("établissement scolaire", "مؤسسة تعليمية", "school"),
    HEALTH_FACILITY("établissement de santé", "مؤسسة صحية", "health facility");

    private final String fr;
    private final String ar;
    private final String en;

    SemanticType(String fr, String ar, String en) {
        this.fr = fr;
        this.ar = ar;
        this.en = en;
    }

    /// What readers call it.
    public Text words() {
        return new Text(fr, ar, en);
    }

    /// Whether a value alone is of a person, or becomes so beside others of the row. Law 09-08,
    /// article 1.
    public boolean isPersonal() {
        return compareTo(GEO_POINT) <= 0;
    }

    /// @throws IllegalArgumentException when there is none of that name
    public static SemanticType parse(String name) {
        return Arrays.stream(values())
                .filter(type -> type.toString().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("'%s' is no semantic type".formatted(name)));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
