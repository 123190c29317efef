package org.khettara.core.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.khettara.core.meaning.Numeral.Unit;

final class NumeralTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12|12|NONE",
                "-3,5|-3.5|NONE",
                "1 234,50 DH|1234.50|DIRHAM",
                "1.234.567|1234567|NONE",
                "1.234,5|1234.5|NONE",
                "1,234.5|1234.5|NONE",
                "MAD 12,00|12.00|DIRHAM",
                "١٢٫٥ درهم|12.5|DIRHAM",
                "12,5 %|12.5|PERCENT",
                "7٪|7|PERCENT",
                "5 km|5|OTHER"
            })
    void aNumberIsReadWithItsUnit(String text, double value, Unit unit) {
        assertThat(Numeral.of(PlainText.of(text)))
                .returns(value, Numeral::value)
                .returns(unit, Numeral::unit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"007", "12-34", "1 23", "12/03/2024", "AB123456", "", "2 bis 3", "%"})
    void aCodeIsNone(String text) {
        assertThat(Numeral.of(PlainText.of(text))).isNull();
    }
}
