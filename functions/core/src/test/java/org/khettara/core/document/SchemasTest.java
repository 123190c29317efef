package org.khettara.core.document;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemasTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'engine':'1','source':{'name':'a','bytes':1,'sha256':'x','format':'csv','entries':[]},'status':'published','tables':[]}",
                "{'engine':'1','source':{'name':'a','bytes':-1,'sha256':'x','format':'csv','entries':[]},'status':'refused','tables':[]}"
            })
    void whatIsNoReportIsNotTakenForOne(String json) {
        assertThatThrownBy(() -> Schemas.assertValid("report", json.replace('\'', '"')))
                .isInstanceOf(AssertionError.class);
    }
}
