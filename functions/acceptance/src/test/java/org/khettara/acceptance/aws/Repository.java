package org.khettara.acceptance.aws;

import java.nio.file.Files;
import java.nio.file.Path;

/// Where things lie.
final class Repository {
    private Repository() {}

    /// The folder that holds template.yaml.
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("template.yaml"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException(
                        "no template.yaml above " + Path.of("").toAbsolutePath());
            }
        }
        return folder;
    }

    static Path file(String path) {
        return root().resolve(path);
    }
}
