package org.khettara.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A release as a reader finds it: by its manifest.
///
/// @param files content by name, as the manifest names them
record PublishedRelease(JsonNode manifest, Map<String, byte[]> files) {
    private static final String BUCKET = "StoragePublishedBucket";

    /// The one release below a prefix, every file of which is there as the manifest says.
    static PublishedRelease only(AwsLine line, String prefix) throws IOException {
        List<PublishedRelease> all = all(line, prefix);
        assertThat(all).as(line.logs()).hasSize(1);
        return all.getFirst();
    }

    static List<PublishedRelease> all(AwsLine line, String prefix) {
        return line.keys(BUCKET, prefix).stream()
                .filter(key -> key.endsWith("/manifest.json"))
                .map(key -> read(line, key))
                .toList();
    }

    private static PublishedRelease read(AwsLine line, String key) {
        String folder = key.substring(0, key.lastIndexOf('/') + 1);
        JsonNode manifest = line.document(BUCKET, key);
        var files = new LinkedHashMap<String, byte[]>();
        for (JsonNode file : manifest.path("files")) {
            byte[] content = line.object(BUCKET, folder + file.path("name").asText());
            assertThat(content).hasSize(file.path("bytes").asInt());
            assertThat(sha256(content)).isEqualTo(file.path("sha256").asText());
            files.put(file.path("name").asText(), content);
        }
        assertThat(files).isNotEmpty();
        return new PublishedRelease(manifest, files);
    }

    String run() {
        return manifest.path("run").asText();
    }

    /// Hash of the file that it was made from.
    String source() {
        return manifest.at("/source/sha256").asText();
    }

    /// The clean table.
    String csv() {
        return files.entrySet().stream()
                .filter(file -> file.getKey().endsWith(".csv"))
                .filter(file -> !file.getKey().endsWith(".rejects.csv"))
                .map(file -> new String(file.getValue(), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
