package org.khettara.pages.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// ECMA-376, part 1, 22.9.2.19.
final class CellStringTest {
    @Test
    void whatXmlCannotHoldIsEscapedAndWhatLooksEscapedToo() {
        assertThat(CellString.escaped("a\u0000b\u001Fc\uFFFEd"))
                .isEqualTo("a_x0000_b_x001F_c_xFFFE_d");
        assertThat(CellString.escaped("\uD800 \uD83D\uDE00")).isEqualTo("_xD800_ \uD83D\uDE00");
        assertThat(CellString.escaped("_x0041_ _x41_ _")).isEqualTo("_x005F_x0041_ _x41_ _");
        assertThat(CellString.escaped("tab\tline\nend")).isEqualTo("tab\tline\nend");
    }
}
