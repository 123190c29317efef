package org.khettara.core.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Writes and reads the documents of schemas/: records as objects with their components in order,
/// absent values left out, enums in lower case but for codes, UTF-8, `\n` line ends. The same value
/// gives the same bytes everywhere.
public final class Json {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .defaultPropertyInclusion(
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                    .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
                    .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();
    private static final ObjectReader STRICT =
            MAPPER.reader()
                    .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final ObjectWriter INDENTED =
            MAPPER.writer(
                    new DefaultPrettyPrinter()
                            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                            .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private Json() {}

    /// The document, indented, ending with a line end.
    public static byte[] document(Object value) {
        try {
            return (INDENTED.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a document: " + value.getClass(), e);
        }
    }

    /// Writes the document, indented, ending with a line end, without having it in memory.
    ///
    /// @param out not closed
    public static void write(Object value, OutputStream out) throws IOException {
        INDENTED.without(JsonGenerator.Feature.AUTO_CLOSE_TARGET).writeValue(out, value);
        out.write('\n');
    }

    /// The document on one line, without a line end.
    public static String line(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a document: " + value.getClass(), e);
        }
    }

    /// A document of any form, strictly: no key twice, nothing after it.
    ///
    /// @throws com.fasterxml.jackson.core.JsonProcessingException saying where, when it is none
    /// @throws IOException when the stream breaks
    public static JsonNode tree(InputStream stream) throws IOException {
        return STRICT.readTree(stream);
    }

    /// @throws IOException when the text is not such a document
    public static <T> T read(String text, Class<T> type) throws IOException {
        return MAPPER.readValue(text, type);
    }

    /// @throws IOException when the stream breaks or does not hold such a document
    public static <T> T read(InputStream stream, Class<T> type) throws IOException {
        return MAPPER.readValue(stream, type);
    }
}
