package org.khettara.core.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.khettara.core.report.SemanticType;

/// Headers that look alike and are not.
final class HeaderTest {
    @ParameterizedTest
    @ValueSource(strings = {"النسبة", "النسبة السنوية", "نسبة الملء", "Les noms de communes"})
    void aRateIsNoFamilyName(String title) {
        assertThat(Header.of(title).complete()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"النسب", "الاسم والنسب", "Prénoms", "Nom de famille"})
    void aFamilyNameIsOne(String title) {
        assertThat(Header.of(title).complete()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Carte d'identité", "N° de la carte d’identité", "رقم البطاقة الوطنية"})
    void whatFrenchElidesIsNoHindrance(String title) {
        assertThat(Header.of(title).names(SemanticType.CIN)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Durée (mois)", "Nombre de mois", "Salaire du mois", "عدد الأشهر"})
    void aLengthIsNoMonth(String title) {
        assertThat(Header.of(title).names(SemanticType.MONTH)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Taux de change", "Taux de mortalité (‰)", "Taux horaire (DH)"})
    void notEveryRateIsAPercentage(String title) {
        assertThat(Header.of(title).names(SemanticType.PERCENTAGE)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"% femmes", "Part (٪)", "Taux de réussite", "النسبة"})
    void aPercentageMayBeASign(String title) {
        assertThat(Header.of(title).names(SemanticType.PERCENTAGE)).isTrue();
    }
}
