package org.khettara.embedded.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.khettara.core.catalogue.TableSchema;
import org.khettara.core.describe.MetadataJson;
import org.khettara.core.describe.Reading;
import org.khettara.core.document.Json;
import org.khettara.core.report.Report;
import org.khettara.core.schema.Conformity;
import picocli.CommandLine.Option;

/// What the columns of a file are declared to be.
final class SchemaOption {
    @Option(
            names = "--table-schema",
            paramLabel = "FILE",
            description = "A Table Schema in JSON: what the columns are to be.")
    private @Nullable Path file;

    /// The file as it is; null when none is named.
    @Nullable JsonNode document() throws IOException {
        if (file == null) {
            return null;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Json.tree(in);
        } catch (NoSuchFileException e) {
            throw new UsageException("There is no file %s.".formatted(file));
        } catch (JsonProcessingException e) {
            throw new UsageException("%s is no JSON: %s.".formatted(file, e.getOriginalMessage()));
        }
    }

    /// What is declared; null when nothing is.
    @Nullable TableSchema read() throws IOException {
        JsonNode document = document();
        if (document == null) {
            return null;
        }
        byte[] metadata = Json.document(Map.of("tableSchema", document));
        return switch (MetadataJson.read(new ByteArrayInputStream(metadata))) {
            case Reading.Malformed(var what, var at) ->
                    throw new UsageException("%s, %s: %s".formatted(file, at, what.en()));
            case Reading.Said said ->
                    Objects.requireNonNull(
                            said.statements().getFirst().description().tableSchema());
        };
    }

    /// The report with what is not as declared.
    ///
    /// @param folder of the CSVs that the report names
    static Report held(Report report, Path folder, @Nullable TableSchema declared)
            throws IOException {
        return declared == null
                ? report
                : Conformity.judged(
                        report, csv -> Files.newInputStream(folder.resolve(csv)), declared);
    }
}
