package org.khettara.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How often the encoding of a small table is told right: 100 tables of about 200 bytes each, of
/// words that were chosen without looking at the detector's letters.
final class EncodingAccuracyTest {
    private static final int BYTES = 200;

    private static final String[] FRENCH =
            """
            région province préfecture commune année trimestre établissement élèves effectif
            département population ménages féminin masculin âge santé hôpital médecins lits
            Béni Mellal Fès Meknès Salé Kénitra Témara Laâyoune Agadir Oujda Tétouan Settat
            marché électricité eau potable réseau dépenses recettes montant crédit dette
            forêt superficie irriguée récolte blé orge maïs olives pêche tonnage débarqué
            Décision n°12 arrêté délégation ministère intérieur équipement façade où déjà
            Île Évolution Économie À partir naïf Noël aiguë bâti théâtre château goût dû
            coût août chômage tâche rôle contrôle même être prêt enquête l’eau d’œuvre
            total moyenne taux 12,5 2019 2020 2021 1450 38 7 ligne gare voyageurs trafic
            """
                    .strip()
                    .split("\\s+");
    private static final String[] ARABIC =
            """
            الجهة الإقليم العمالة الجماعة السنة عدد السكان الأسر ذكور إناث المجموع التعليم
            المؤسسة التلاميذ الأساتذة الأقسام الصحة المستشفى الأطباء الأسرة الماء الكهرباء
            الرباط سلا القنيطرة الدار البيضاء فاس مكناس طنجة تطوان الحسيمة وجدة أكادير مراكش
            العيون الداخلة بني ملال خنيفرة درعة تافيلالت كلميم واد نون الغابات الفلاحة القمح
            الشعير الزيتون الصيد البحري وزارة مديرية قرار ظهير مرسوم قانون ميزانية نفقات مداخيل
            مستوى شؤون بيئة مياه طرق سيارات مسافرين محطة خط سوق أسعار شهر يناير غشت دجنبر
            2019 2020 2021 1450 38 7 12,5
            """
                    .strip()
                    .split("\\s+");

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "windows-1252, fr",
        "windows-1256, ar",
        "windows-1256, mixed",
        "IBM850, fr",
        "IBM437, fr",
        "x-MacRoman, fr",
        "x-MacArabic, ar",
        "x-MacArabic, mixed",
        "ISO-8859-6, ar"
    })
    void hundredOfHundredAreRight(String charset, String language) throws IOException {
        List<String> wrong = new ArrayList<>();
        for (int seed = 0; seed < 100; seed++) {
            String text = table(new Random(seed), Charset.forName(charset), language, BYTES);
            byte[] bytes = text.getBytes(Charset.forName(charset));
            Encoding found = detect(bytes);
            if (!new String(bytes, found.charset()).equals(text)) {
                wrong.add(found.name() + " " + found.confidence() + ": " + text);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1252, 'ville;prénom\nFès;Rachid\nSalé;Hélène\nMeknès;Zoé\nTémara;François\n'",
        "windows-1256, 'المدينة;العدد\nالرباط;12\nفاس;15\nطنجة;18\n'",
        "windows-1256, 'Ville;المدينة\nSalé;سلا\nFès;فاس\nMeknès;مكناس\n'"
    })
    void ordinaryTextIsTakenForSure(String charset, String text) throws IOException {
        Encoding found = detect(text.getBytes(Charset.forName(charset)));
        assertThat(found.name()).isEqualTo(charset);
        assertThat(found.confidence()).isBetween(0.95, 0.99);
    }

    @ParameterizedTest
    @CsvSource({"x-MacArabic, mixed", "ISO-8859-6, ar", "windows-1256, mixed"})
    void arabicEncodingsAreToldApart(String charset, String language) throws IOException {
        for (int seed = 0; seed < 50; seed++) {
            String text = table(new Random(seed), Charset.forName(charset), language, BYTES);
            assertThat(detect(text.getBytes(Charset.forName(charset))).name()).isEqualTo(charset);
        }
    }

    /// Of the answers on texts of a line or two, those that are taken for surer are right more
    /// often, and about as often as they say.
    @Test
    void confidenceIsTheShareOfRightAnswers() throws IOException {
        double[] said = new double[2];
        double[] right = new double[2];
        int[] answers = new int[2];
        for (String name : List.of("windows-1252", "IBM850", "x-MacRoman", "windows-1256")) {
            Charset charset = Charset.forName(name);
            String language = name.equals("windows-1256") ? "ar" : "fr";
            for (int seed = 0; seed < 400; seed++) {
                String text = table(new Random(seed), charset, language, 12 + seed % 4 * 8);
                Encoding found = detect(text.getBytes(charset));
                int sure = found.confidence() < 0.8 ? 0 : 1;
                said[sure] += found.confidence();
                answers[sure]++;
                right[sure] +=
                        new String(text.getBytes(charset), found.charset()).equals(text) ? 1 : 0;
            }
        }
        assertThat(answers[0]).isGreaterThan(30);
        assertThat(right[0] / answers[0])
                .isBetween(0.5, 0.95)
                .isCloseTo(said[0] / answers[0], within(0.2));
        assertThat(right[1] / answers[1]).isCloseTo(said[1] / answers[1], within(0.03));
    }

    /// The apostrophe of MacRoman is a letter in MacArabic, and é is the same in both.
    @ParameterizedTest
    @CsvSource({"x-MacRoman, ’", "windows-1252, ’", "x-MacRoman, '\u00A0'"})
    void whatPartsGroupsOfDigitsIsNoLetter(String charset, String group) throws IOException {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder("région;montant\n");
            for (int row = 0; row < 3 + seed; row++) {
                text.append(FRENCH[random.nextInt(FRENCH.length)]).append(';');
                text.append(1 + random.nextInt(99)).append(group);
                text.append(100 + random.nextInt(900)).append('\n');
            }
            byte[] bytes = text.toString().getBytes(Charset.forName(charset));
            assertThat(new String(bytes, detect(bytes).charset())).isEqualTo(text.toString());
        }
    }

    @Test
    void oneByteThatCouldBeManyThingsIsNot() throws IOException {
        byte[] bytes = "a;b\n1;? 2\n".getBytes(StandardCharsets.US_ASCII);
        bytes[6] = (byte) 0xB1;
        assertThat(detect(bytes).confidence()).isBetween(0.1, 0.8);
    }

    private Encoding detect(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("in.csv"), bytes);
        return EncodingDetector.detect(file, EncodingDetector.Survey.of(file));
    }

    /// Three columns of words that the encoding has.
    private static String table(Random random, Charset charset, String language, int bytes) {
        CharsetEncoder encoder = charset.newEncoder();
        StringBuilder text = new StringBuilder();
        int cells = 0;
        while (text.toString().getBytes(charset).length < bytes) {
            boolean arabic = language.equals("ar") || (language.equals("mixed") && cells % 2 == 1);
            String[] words = arabic ? ARABIC : FRENCH;
            String word = words[random.nextInt(words.length)];
            if (encoder.canEncode(word)) {
                text.append(word)
                        .append(random.nextInt(4) == 0 ? " " : ++cells % 3 == 0 ? "\n" : ";");
            }
        }
        return text.toString();
    }
}
