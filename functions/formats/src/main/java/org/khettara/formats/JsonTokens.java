package org.khettara.formats;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.Closeable;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.ReasonCode;
import org.khettara.engine.EncodedText;
import org.khettara.engine.Limits;
import org.khettara.engine.Refusal;

/// The tokens of a JSON text, or of several one after the other, within limits. What publishers'
/// tools get wrong and what has one meaning only is let pass: a comma too many at the end, line
/// ends within strings, `NaN`, record separators (RFC 7464).
final class JsonTokens implements Closeable {
    static final int DEPTH = 64;
    private static final int NAME_CHARS = 1000;
    private static final char RECORD_SEPARATOR = 0x1E;

    private final JsonParser parser;
    private final Limits limits;
    private long starts;

    private JsonTokens(JsonParser parser, Limits limits) {
        this.parser = parser;
        this.limits = limits;
    }

    /// One factory serves a whole file: it keeps the names seen.
    static JsonFactory factory(Limits limits) {
        return JsonFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder()
                                .maxNestingDepth(DEPTH)
                                .maxStringLength(limits.cellChars())
                                .maxNumberLength(limits.cellChars())
                                .maxNameLength(NAME_CHARS)
                                .build())
                .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                .build();
    }

    static JsonTokens open(Path file, Limits limits) throws IOException {
        Reader text = EncodedText.open(file, null);
        return new JsonTokens(factory(limits).createParser(new Separated(text)), limits);
    }

    static JsonTokens of(String text, JsonFactory factory, Limits limits) throws IOException {
        return new JsonTokens(factory.createParser(text), limits);
    }

    @Nullable JsonToken next() throws IOException, Refusal {
        try {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
                starts++;
            }
            return token;
        } catch (JsonProcessingException e) {
            throw refusal(e);
        }
    }

    /// The next token where the text may not end.
    JsonToken inside() throws IOException, Refusal {
        JsonToken token = next();
        if (token == null) {
            throw broken(parser.currentLocation());
        }
        return token;
    }

    /// How many objects and arrays have begun: names the one that began last.
    long starts() {
        return starts;
    }

    /// Goes to the beginning of the object or array of that number.
    void seek(long start) throws IOException, Refusal {
        while (starts < start) {
            inside();
        }
    }

    String name() throws IOException {
        return parser.currentName();
    }

    /// The current string, number as written, or word; null for `null` and `NaN`.
    @Nullable String scalar() throws IOException, Refusal {
        try {
            String text = parser.getText();
            return parser.currentToken() == JsonToken.VALUE_NULL || text.equals("NaN")
                    ? null
                    : text;
        } catch (JsonProcessingException e) {
            throw refusal(e);
        }
    }

    /// Goes to the end of the object or array that began last; a scalar is its own end.
    void skip() throws IOException, Refusal {
        JsonToken token = parser.currentToken();
        int depth = token != null && token.isStructStart() ? 1 : 0;
        while (depth > 0) {
            JsonToken next = inside();
            depth += next.isStructStart() ? 1 : next.isStructEnd() ? -1 : 0;
        }
    }

    /// The current value as JSON without white space, numbers as written.
    String json() throws IOException, Refusal {
        StringBuilder out = new StringBuilder();
        write(out);
        return out.toString();
    }

    private void write(StringBuilder out) throws IOException, Refusal {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            boolean object = token == JsonToken.START_OBJECT;
            out.append(object ? '{' : '[');
            for (JsonToken next = inside(); !next.isStructEnd(); next = inside()) {
                char last = out.charAt(out.length() - 1);
                out.append(last == '{' || last == '[' ? "" : ",");
                if (object) {
                    quote(name(), out);
                    out.append(':');
                    inside();
                }
                write(out);
            }
            out.append(object ? '}' : ']');
        } else if (token == JsonToken.VALUE_STRING) {
            quote(String.valueOf(scalar()), out);
        } else {
            out.append(scalar());
        }
        if (out.length() > limits.cellChars()) {
            throw Refusal.of(ReasonCode.TOO_LARGE, "TOO_LARGE.value", limits.cellChars());
        }
    }

    static void quote(String text, StringBuilder out) {
        out.append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, out);
        out.append('"');
    }

    private Refusal refusal(JsonProcessingException e) {
        if (!(e instanceof StreamConstraintsException)) {
            JsonLocation at = e.getLocation();
            return broken(at == null ? parser.currentLocation() : at);
        }
        if (parser.streamReadConstraints().getMaxNestingDepth()
                < parser.getParsingContext().getNestingDepth()) {
            return Refusal.of(ReasonCode.BOMB, "BOMB.depth", DEPTH);
        }
        return Refusal.of(ReasonCode.TOO_LARGE, "TOO_LARGE.value", limits.cellChars());
    }

    private static Refusal broken(JsonLocation at) {
        return Refusal.of(ReasonCode.CORRUPT, "CORRUPT.json", at.getLineNr(), at.getColumnNr());
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    /// Record separators read as blanks.
    private static final class Separated extends FilterReader {
        Separated(Reader in) {
            super(in);
        }

        @Override
        public int read(char[] to, int offset, int length) throws IOException {
            int read = in.read(to, offset, length);
            for (int i = offset; i < offset + read; i++) {
                if (to[i] == RECORD_SEPARATOR) {
                    to[i] = ' ';
                }
            }
            return read;
        }
    }
}
