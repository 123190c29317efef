package org.khettara.core.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// Holds documents against the schemas of schemas/.
public final class Schemas {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private Schemas() {}

    /// @param name of the document: `report`, `receipt`, `manifest`, `change-event`
    public static void assertValid(String name, String json) throws IOException {
        String resource = "/schemas/" + name + ".schema.json";
        try (InputStream in =
                Objects.requireNonNull(Json.class.getResourceAsStream(resource), resource)) {
            var schema =
                    REGISTRY.getSchema(
                            new String(in.readAllBytes(), StandardCharsets.UTF_8),
                            InputFormat.JSON);
            var errors =
                    schema.validate(
                            json,
                            InputFormat.JSON,
                            context ->
                                    context.executionConfig(
                                            config -> config.formatAssertionsEnabled(true)));
            assertThat(errors).as("%s: %s", name, json).isEmpty();
        }
    }
}
