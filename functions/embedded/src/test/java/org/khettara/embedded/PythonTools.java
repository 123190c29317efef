package org.khettara.embedded;

import java.nio.file.Path;

/// The Python environment that `./check` makes, or what the system property `khettara.venv` names.
public final class PythonTools {
    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();

    private PythonTools() {}

    public static Path venv() {
        return Path.of(
                System.getProperty("khettara.venv", REPOSITORY.resolve("target/venv").toString()));
    }
}
