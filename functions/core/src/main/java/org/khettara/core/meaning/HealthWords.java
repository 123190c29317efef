package org.khettara.core.meaning;

/// Words for illnesses and disabilities: sensitive data (law 09-08, article 1, 3).
final class HealthWords {
    private static final Context WORDS =
            Context.of(
                    "diabète|diabétique|cancer|tumeur|leucémie|vih|sida|hiv|hépatite|tuberculose|asthme|asthmatique|hypertension|hta|épilepsie|épileptique|schizophrénie|dépression|alzheimer|parkinson|insuffisance rénale|dialyse|handicap moteur|handicap mental|handicap visuel|handicap auditif|trisomie|autisme|cardiopathie|avc|paludisme|syphilis|grossesse|drépanocytose|thalassémie|السكري|السرطان|السيدا|التهاب الكبد|السل|الربو|ارتفاع الضغط|ضغط الدم|الصرع|القصور الكلوي|إعاقة حركية|إعاقة ذهنية|إعاقة بصرية|إعاقة سمعية|التوحد|diabetes|hepatitis|tuberculosis|asthma|epilepsy|depression");

    private HealthWords() {}

    static boolean isIn(String plain) {
        return WORDS.isIn(plain);
    }
}
