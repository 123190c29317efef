package org.khettara.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.khettara.core.catalogue.Description.Period;
import org.khettara.core.catalogue.Metadata.Field;
import org.khettara.core.document.Json;

final class MetadataTest {
    private static final Object[] VALUES = {
        LocalText.of("fr", "Budget"),
        LocalText.of("ar", "ميزانية"),
        new TreeMap<>(Map.of("fr", List.of("budget"))),
        List.of("ECON"),
        List.of(new Description.Place("01", LocalText.of("fr", "Tanger"))),
        new Period("2023", "2024"),
        List.of("fr"),
        "ANNUAL",
        "ODC_BL",
        "PUBLIC",
        LocalText.of("fr", "Source : Trésorerie générale"),
        new Description.Contact("Trésorerie", "contact@example.org", null),
        "https://example.org/budget",
        "https://example.org/budget.xlsx",
        "budget",
        List.of("code"),
        new TableSchema(
                List.of(new TableSchema.Field("code", null, "string", null)), List.of("code")),
    };

    private static Description saying(Object... values)
            throws InstantiationException,
                    IllegalAccessException,
                    InvocationTargetException,
                    NoSuchMethodException {
        Class<?>[] types =
                Arrays.stream(Description.class.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
        Constructor<Description> constructor = Description.class.getDeclaredConstructor(types);
        return constructor.newInstance(values);
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void aFieldComesFromTheMostTrustedSourceThatSaysAnythingOfIt(Field field)
            throws ReflectiveOperationException {
        Object[] only = new Object[VALUES.length];
        int at = List.of(Field.values()).indexOf(field);
        only[at] = VALUES[at];
        Description one = saying(only);
        Description all = saying(VALUES);

        Metadata metadata =
                Metadata.of(
                        Map.of(
                                Origin.DERIVED,
                                all,
                                Origin.FILE,
                                one,
                                Origin.PERSON,
                                Description.NONE));

        assertThat(field.of(metadata.description())).isEqualTo(VALUES[at]);
        assertThat(metadata.description()).isEqualTo(all);
        assertThat(metadata.origins()).hasSize(Field.values().length);
        assertThat(metadata.origins())
                .allSatisfy((other, origin) ->
                        assertThat(origin)
                                .isEqualTo(other == field ? Origin.FILE : Origin.DERIVED));
    }

    @Test
    void aPersonsWordWinsOverADerivedOne() {
        Metadata metadata =
                Metadata.of(
                        Map.of(
                                Origin.DERIVED,
                                titled(LocalText.of("fr", "budget 2024 v3 final")),
                                Origin.PERSON,
                                titled(LocalText.of("fr", "Budget de la ville"))));
        assertThat(metadata.description().title())
                .isEqualTo(LocalText.of("fr", "Budget de la ville"));
        assertThat(metadata.origins()).containsExactly(Map.entry(Field.TITLE, Origin.PERSON));
    }

    private static Description titled(LocalText title) {
        return new Description(
                title, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null);
    }

    @Test
    void aDescriptionIsTheSameAfterItWasWrittenAndRead()
            throws IOException, ReflectiveOperationException {
        Description all = saying(VALUES);
        assertThat(Json.read(Json.line(all), Description.class)).isEqualTo(all);
        assertThat(Json.line(Description.NONE)).isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"temporal\":{}}",
                "{\"temporal\":{\"start\":\"hier\"}}",
                "{\"title\":{}}",
                "{\"title\":{\"fr\":\" \"}}",
                "{\"title\":{\"français\":\"x\"}}",
            })
    void whatCannotBeMeantIsRefused(String json) {
        assertThatThrownBy(() -> Json.read(json, Description.class))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aReaderGetsTheNearestLanguage() {
        LocalText text = new LocalText(new TreeMap<>(Map.of("ar", "ميزانية", "zgh", "ⴰⵎⵙⴰⵡⴰⵏ")));
        assertThat(text.in("zgh")).isEqualTo("ⴰⵎⵙⴰⵡⴰⵏ");
        assertThat(text.in("fr")).isEqualTo("ميزانية");
        assertThat(LocalText.of("zgh", "ⴰ").in("en")).isEqualTo("ⴰ");
    }
}
