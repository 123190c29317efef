package org.khettara.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// AWS's own checks.
class TemplateLintTest {
    @Test
    void samValidatesTheTemplate() throws Exception {
        Python.Ran ran = Python.run("sam", "validate", "--lint", "-t", "template.yaml");
        assertThat(ran.code()).as(ran.output()).isZero();
        assertThat(ran.output()).contains("is a valid SAM Template");
    }

    @Test
    void eachNestedTemplateAndTheWholeAreValid(@TempDir Path folder) throws Exception {
        Path flat =
                Files.writeString(
                        folder.resolve("flat.json"), Template.transformed().root().toString());
        Python.Ran ran = Python.run("cfn-lint", "-t", "infra/*.yaml", flat.toString());
        assertThat(ran.code()).as(ran.output()).isZero();
    }
}
