package org.khettara.core.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.khettara.core.report.SemanticType;

/// The numbers are made up; those with check digits keep them.
class RecogniserTest {
    /// Of the SWIFT IBAN registry, Morocco.
    private static final String RIB = "011519000001205000534921";

    @ParameterizedTest
    @ValueSource(
            strings = {
                RIB,
                "RIB : 011 519 0000012050005349 21 (BMCE)",
                "011-519-0000012050005349-21",
                "011519 0000 0120 5000 5349 21 compte",
                "011\u00A0519\u00A00000012050005349\u00A021",
                "011\u200B519\u200B0000012050005349\u200B21",
                "\u202E011519000001205000534921\u202C",
                "٠١١٥١٩٠٠٠٠٠١٢٠٥٠٠٠٥٣٤٩٢١",
                "０１１５１９０００００１２０５０００５３４９２１",
                "0115 1900 0001 2050 0053 4921",
                "الحساب البنكي رقم ٠١١ ٥١٩ ٠٠٠٠٠١٢٠٥٠٠٠٥٣٤٩ ٢١",
                "versé en 2024 011519000001205000534921"
            })
    void aBankAccountIsFoundHoweverItIsWritten(String text) {
        assertThat(clear(text)).containsExactly(SemanticType.RIB);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MA64011519000001205000534921",
                "ma64 0115 1900 0001 2050 0053 4921",
                "IBAN MA64-0115-1900-0001-2050-0053-4921",
                "FR1420041010050500013M02606",
                "FR14 2004 1010 0505 0001 3M02 606"
            })
    void anIbanIsFound(String text) {
        assertThat(clear(text)).containsExactly(SemanticType.IBAN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "titulaire de la CIN n° AB123456",
                "cin ab123456",
                "C.I.N. : AB 123456",
                "CIN AB-123.456",
                "carte nationale d'identité BE 12345",
                "بطاقة التعريف الوطنية رقم AB123456",
                "الحامل للبطاقة الوطنية رقم AB١٢٣٤٥٦",
                "CIN ＡＢ１２３４５６",
                "CIN A\u200BB\u200B123456",
                "CIN\u00A0:\u00A0J512345"
            })
    void anIdentityCardIsFoundBehindItsWord(String text) {
        assertThat(clear(text)).containsExactly(SemanticType.CIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "06 12 34 56 78 (le soir)",
                "appeler le 0612345678",
                "+212612345678",
                "00212 6 12 34 56 78",
                "(+212) 6-12-34-56-78",
                "+212 (0) 7 12 34 56 78",
                "06.12.34.56.78",
                "الهاتف: ٠٦١٢٣٤٥٦٧٨",
                "tél 06\u00A012\u00A034\u00A056\u00A078",
                "0612-345678",
                "0 6 1 2 3 4 5 6 7 8"
            })
    void aPhoneNumberIsFound(String text) {
        assertThat(clear(text)).containsExactly(SemanticType.PHONE);
    }

    @ParameterizedTest
    @CsvSource({
        "écrire à amina.b@exemple.ma,EMAIL",
        "amina＠exemple.ma,EMAIL",
        "passeport n° XY1234567,PASSPORT",
        "جواز السفر XY1234567,PASSPORT",
        "12345-أ-6,PLATE",
        "12345 | ب | 26,PLATE",
        "voiture immatriculée 12345 A 6,PLATE",
        "assuré CNSS 123456789,CNSS"
    })
    void othersAreFound(String text, SemanticType type) {
        assertThat(clear(text)).containsExactly(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2019 2020 2021 2022 2023 2024",
                "10 20 30 40 50 60 70 80 90 10 11 12",
                "011519000001205000534922",
                "000000000000000000000000",
                "01.511.01.0",
                "001511010",
                "du 05-06-2024 07:30",
                "05 06 2024 0712",
                "0.612345678",
                "délivrance de la CIN le 12/03/2024",
                "la CIN en 2024",
                "Dossier 0612345678",
                "contact@commune.ma",
                "service.presse@ministere.gov.ma",
                "12 و 5",
                "en 2024 la province compte 15000 habitants",
                "+212612345",
                "AB123456",
                "1 234 567,89"
            })
    void whatOnlyLooksLikeOneIsNotClear(String text) {
        assertThat(clear(text)).isEmpty();
    }

    @Test
    void aMaskedTextKeepsWhatIsNotOfPersons() {
        assertThat(Masking.text("M. X, CIN AB123456, tél. 06 12 34 56 78, Fès"))
                .isEqualTo("M. X, CIN AB****56, tél. 06****78, Fès");
        assertThat(Masking.text("Population 2024")).isEqualTo("Population 2024");
        assertThat(Masking.value("A1234")).isEqualTo("****");
    }

    private static List<SemanticType> clear(String text) {
        return Recogniser.clearIn(PlainText.of(text)).stream().map(Found::type).toList();
    }
}
