package org.khettara.formats;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.ReasonCode;
import org.khettara.engine.FormatReader;
import org.khettara.engine.Limits;
import org.khettara.engine.Refusal;
import org.khettara.engine.Sheets;

/// Reads one JSON record per line (NDJSON, JSON lines, RFC 7464), also of GeoJSON features (RFC
/// 8142). A line that is no JSON becomes a row with nothing but its text, in the column
/// `invalid_json`: it is not lost and cannot be overlooked. When half of the lines or more are
/// such, the file is refused.
final class JsonLinesReader implements FormatReader {
    private static final String INVALID = Fields.again("invalid_json", 0);

    @Override
    public @Nullable String recognise(Path file, byte[] head) throws IOException {
        JsonHead start = JsonHead.of(head);
        if (!start.lines()) {
            return null;
        }
        return "Feature".equals(start.type()) ? "geojson" : "ndjson";
    }

    @Override
    public void read(Path file, Sheets out, Limits limits) throws IOException, Refusal {
        Fields fields = new Fields(limits);
        Records records = new Records(file, JsonTokens.factory(limits), limits);
        if (records.isFeatures()) {
            FeatureShape survey = FeatureShape.survey(limits);
            BitSet invalid = records.survey(survey, fields);
            FeatureShape texts = survey.texts(true, fields);
            records.write(texts, invalid, fields, out);
        } else {
            BitSet invalid = records.survey(new NestedFields(false), fields);
            records.write(new NestedFields(true), invalid, fields, out);
        }
    }

    private record Records(Path file, JsonFactory factory, Limits limits) {
        boolean isFeatures() throws IOException, Refusal {
            try (JsonTokens tokens = JsonTokens.open(file, limits)) {
                tokens.next();
                for (JsonToken t = tokens.inside();
                        t == JsonToken.FIELD_NAME;
                        t = tokens.inside()) {
                    boolean type = tokens.name().equals("type");
                    JsonToken value = tokens.inside();
                    if (type) {
                        return value == JsonToken.VALUE_STRING && "Feature".equals(tokens.scalar());
                    }
                    tokens.skip();
                }
            }
            return false;
        }

        /// @return the lines that are no JSON
        BitSet survey(RecordShape shape, Fields fields) throws IOException, Refusal {
            BitSet invalid = new BitSet();
            RecordRow row = new RecordRow(fields);
            int rows = 0;
            try (TextLines lines = TextLines.open(file, limits)) {
                for (String line = lines.next(); line != null; line = lines.next()) {
                    rows++;
                    if (isJson(line)) {
                        flatten(line, shape, row);
                        row.clear();
                    } else {
                        invalid.set(lines.number());
                    }
                }
            }
            if (invalid.cardinality() * 2L >= rows) {
                throw Refusal.of(ReasonCode.CORRUPT, "CORRUPT.lines", invalid.nextSetBit(0));
            }
            return invalid;
        }

        void write(RecordShape shape, BitSet invalid, Fields fields, Sheets out)
                throws IOException, Refusal {
            if (!invalid.isEmpty()) {
                fields.position(INVALID);
            }
            Sheets.Sheet sheet = out.records("", fields.names());
            RecordRow row = new RecordRow(fields);
            long number = 0;
            try (TextLines lines = TextLines.open(file, limits)) {
                for (String line = lines.next(); line != null; line = lines.next()) {
                    if (invalid.get(lines.number())) {
                        row.put(INVALID, line);
                    } else {
                        flatten(line, shape, row);
                    }
                    row.writeTo(sheet, ++number);
                }
            }
        }

        private void flatten(String line, RecordShape shape, RecordRow row)
                throws IOException, Refusal {
            try (JsonTokens tokens = JsonTokens.of(line, factory, limits)) {
                shape.flatten(tokens.inside(), tokens, row);
            }
        }

        /// One JSON text and nothing after it. What is too deep or too long is left to the refusal
        /// that says so.
        private boolean isJson(String line) throws IOException {
            try (JsonParser parser = factory.createParser(line)) {
                parser.nextToken();
                parser.skipChildren();
                return parser.currentToken() != null && parser.nextToken() == null;
            } catch (StreamConstraintsException e) {
                return true;
            } catch (JsonProcessingException e) {
                return false;
            }
        }
    }
}
