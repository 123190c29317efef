package org.khettara.assessment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a [Folder] must do.
abstract class FolderContract {
    @TempDir Path local;

    abstract Folder empty();

    @Test
    void whatIsNotThereIsSaidToBeMissing() throws IOException {
        assertThat(empty().open("rules.yaml")).isEmpty();
        assertThat(empty().open("inventory/onee.jsonl")).isEmpty();
    }

    @Test
    void whatWasReplacedLastIsRead() throws IOException {
        Folder folder = empty();
        folder.replace("inventory/onee.jsonl", "مخزون\n");
        folder.replace("series.csv", "a");
        Path file = Files.writeString(local.resolve("file"), "b");
        folder.replace("series.csv", file);
        assertThat(read(folder, "inventory/onee.jsonl")).isEqualTo("مخزون\n");
        assertThat(read(folder, "series.csv")).isEqualTo("b");
        assertThat(file).as("the local file stays").hasContent("b");
        assertThat(folder.place("series.csv")).endsWith("/series.csv");
    }

    private static String read(Folder folder, String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(folder.open(name).orElse(null))) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
