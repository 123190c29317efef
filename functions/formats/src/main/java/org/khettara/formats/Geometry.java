package org.khettara.formats;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.khettara.engine.Limits;
import org.khettara.engine.Refusal;

/// A GeoJSON geometry as WKT, coordinates with their digits as written.
///
/// @param lon of a point; null for other geometries
record Geometry(String wkt, @Nullable String lon, @Nullable String lat) {
    private static final String COLLECTION = "GeometryCollection";

    /// How deep the positions of each type lie.
    private static final Map<String, Integer> DEPTHS =
            Map.of(
                    "Point", 0,
                    "MultiPoint", 1,
                    "LineString", 1,
                    "Polygon", 2,
                    "MultiLineString", 2,
                    "MultiPolygon", 3);

    /// @param json a value as [JsonTokens#json] gives it
    /// @return null when it is no geometry
    static @Nullable Geometry of(String json, JsonFactory factory, Limits limits)
            throws IOException, Refusal {
        if (!json.startsWith("{")) {
            return null;
        }
        try (JsonTokens tokens = JsonTokens.of(json, factory, limits)) {
            tokens.next();
            return new Parser(tokens).geometry();
        }
    }

    /// Whether longitude and latitude are such; a map grid in metres is not.
    boolean isOnGlobe() {
        return lon != null
                && lat != null
                && Math.abs(Double.parseDouble(lon)) <= 180
                && Math.abs(Double.parseDouble(lat)) <= 90;
    }

    private static final class Parser {
        private final JsonTokens tokens;

        Parser(JsonTokens tokens) {
            this.tokens = tokens;
        }

        /// Reads from after the opening brace to the closing one.
        @Nullable Geometry geometry() throws IOException, Refusal {
            String type = null;
            Coordinates coordinates = null;
            StringBuilder parts = null;
            for (JsonToken t = tokens.inside(); t != JsonToken.END_OBJECT; t = tokens.inside()) {
                String name = tokens.name();
                JsonToken value = tokens.inside();
                if (name.equals("type") && value == JsonToken.VALUE_STRING) {
                    type = tokens.scalar();
                } else if (name.equals("coordinates") && value == JsonToken.START_ARRAY) {
                    coordinates = new Coordinates(tokens);
                    coordinates.read();
                } else if (name.equals("geometries") && value == JsonToken.START_ARRAY) {
                    parts = geometries();
                } else {
                    tokens.skip();
                }
            }
            if (COLLECTION.equals(type) && parts != null) {
                String inside = parts.isEmpty() ? " EMPTY" : " (" + parts + ")";
                return new Geometry("GEOMETRYCOLLECTION" + inside, null, null);
            }
            return type == null || coordinates == null ? null : coordinates.as(type);
        }

        private @Nullable StringBuilder geometries() throws IOException, Refusal {
            StringBuilder parts = new StringBuilder();
            boolean sound = true;
            for (JsonToken t = tokens.inside(); t != JsonToken.END_ARRAY; t = tokens.inside()) {
                Geometry part = null;
                if (t == JsonToken.START_OBJECT) {
                    part = geometry();
                } else {
                    tokens.skip();
                }
                sound &= part != null;
                if (part != null) {
                    parts.append(parts.isEmpty() ? "" : ", ").append(part.wkt);
                }
            }
            return sound ? parts : null;
        }
    }

    /// Coordinates of any depth, written as WKT while they are read.
    private static final class Coordinates {
        private final JsonTokens tokens;
        private final StringBuilder text = new StringBuilder();
        private boolean sound = true;
        private int depth = -1;
        private int numbers;
        private @Nullable String first;
        private @Nullable String second;

        Coordinates(JsonTokens tokens) {
            this.tokens = tokens;
        }

        /// Reads from after the opening bracket.
        void read() throws IOException, Refusal {
            array(0);
        }

        private void array(int level) throws IOException, Refusal {
            JsonToken t = tokens.inside();
            if (t == JsonToken.END_ARRAY) {
                sound &= level == 0;
                return;
            }
            if (t.isNumeric()) {
                position(level, t);
                return;
            }
            text.append('(');
            for (boolean more = false; t != JsonToken.END_ARRAY; t = tokens.inside()) {
                text.append(more ? ", " : "");
                more = true;
                if (t == JsonToken.START_ARRAY) {
                    array(level + 1);
                } else {
                    sound = false;
                    tokens.skip();
                }
            }
            text.append(')');
        }

        private void position(int level, JsonToken begin) throws IOException, Refusal {
            int count = 0;
            for (JsonToken t = begin; t != JsonToken.END_ARRAY; t = tokens.inside()) {
                String number = t.isNumeric() ? tokens.scalar() : null;
                sound &= number != null;
                tokens.skip();
                text.append(count > 0 ? " " : "").append(number);
                first = count == 0 ? number : first;
                second = count == 1 ? number : second;
                count++;
            }
            sound &= count >= 2 && count <= 4;
            sound &= depth < 0 || (depth == level && numbers == count);
            depth = level;
            numbers = count;
        }

        @Nullable Geometry as(String type) {
            Integer expected = DEPTHS.get(type);
            String word = type.toUpperCase(java.util.Locale.ROOT);
            if (expected == null || !sound) {
                return null;
            }
            if (depth < 0) {
                return text.isEmpty() ? new Geometry(word + " EMPTY", null, null) : null;
            }
            if (depth != expected) {
                return null;
            }
            String tag = numbers == 2 ? " " : numbers == 3 ? " Z " : " ZM ";
            return expected == 0
                    ? new Geometry(word + tag + "(" + text + ")", first, second)
                    : new Geometry(word + tag + text, null, null);
        }
    }
}
