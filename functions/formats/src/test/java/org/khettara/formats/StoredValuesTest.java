package org.khettara.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.util.Random;
import org.apache.poi.ss.usermodel.DateUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Numbers, dates and formats, held against readings that are not ours.
final class StoredValuesTest {
    @Test
    void numbersHaveFifteenDigitsAsBigDecimalHasThem() {
        Random random = new Random(1);
        StoredNumber numbers = new StoredNumber();
        MathContext fifteen = new MathContext(15, RoundingMode.HALF_UP);
        for (int i = 0; i < 200_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (i % 2 == 0 || !Double.isFinite(value)) {
                value = random.nextInt() * Math.pow(10, random.nextInt(30) - 20);
            }
            String text = Double.toString(value);
            StringBuilder out = new StringBuilder();
            assertThat(numbers.write(text, out)).isTrue();
            assertThat(new BigDecimal(out.toString()))
                    .as(text)
                    .isEqualByComparingTo(new BigDecimal(text).round(fifteen));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "0.0, 0",
        "1e3, 1000",
        "1E-5, 0.00001",
        "100, 100",
        "0.10, 0.1",
        "999999999999999.9, 1000000000000000",
        "1E+20, 100000000000000000000",
        "1E+40, 1E40",
        "2.5E-30, 2.5E-30",
        "+5, 5",
        ".5, 0.5",
        "5., 5"
    })
    void numbersArePlainWhereTheyCanBe(String text, String written) {
        StringBuilder out = new StringBuilder();
        assertThat(new StoredNumber().write(text, out)).isTrue();
        assertThat(out).hasToString(written);
    }

    @ParameterizedTest
    @CsvSource({"''", "-", ".", "1.2.3", "12a", "1e", "1e+", "1e99999", "NaN", "٣", "0x1"})
    void whatIsNoNumberIsLeftAlone(String text) {
        StringBuilder out = new StringBuilder();
        assertThat(new StoredNumber().write(text, out)).isFalse();
        assertThat(out).isEmpty();
    }

    @Test
    void datesAreThoseOfPoi() {
        Random random = new Random(2);
        for (int i = 0; i < 50_000; i++) {
            double serial = Math.round((61 + random.nextDouble() * 90_000) * 86_400) / 86_400.0;
            for (boolean from1904 : new boolean[] {false, true}) {
                StringBuilder out = new StringBuilder();
                new SerialDate(from1904).write(serial, NumberFormats.DATETIME, out);
                LocalDateTime wanted = DateUtil.getLocalDateTime(serial, from1904, true);
                assertThat(LocalDateTime.parse(out)).isEqualTo(wanted);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1900-01-01",
        "59, 1900-02-28",
        "60, 1900-02-29",
        "61, 1900-03-01",
        "2958465, 9999-12-31"
    })
    void theDayThatNeverWasKeepsItsPlace(double serial, String date) {
        StringBuilder out = new StringBuilder();
        new SerialDate(false).write(serial, NumberFormats.DATE, out);
        assertThat(out).hasToString(date);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "General|NUMBER",
                "Standard|NUMBER",
                "0.00|NUMBER",
                "#,##0.00 \"DH\"|NUMBER",
                "[$-40C]# ##0,00|NUMBER",
                "0.00E+00|NUMBER",
                "[Red]0;[Blue]-0|NUMBER",
                "\"d\"0|NUMBER",
                "0\\d|NUMBER",
                "dd/mm/yyyy|DATE",
                "[$-380C]d mmmm yyyy;@|DATE",
                "mmm-yy|DATE",
                "jj/mm/aaaa|DATE",
                "yyyy|DATE",
                "h:mm AM/PM|TIME",
                "mm:ss.0|TIME",
                "hh:mm:ss.000|TIME",
                "dd/mm/yyyy hh:mm|DATETIME",
                "[h]:mm:ss|DURATION",
                "[mm]:ss|DURATION",
            })
    void formatsAreKnownByTheirCodes(String code, NumberFormats wanted) {
        assertThat(NumberFormats.of(code)).isEqualTo(wanted);
    }
}
