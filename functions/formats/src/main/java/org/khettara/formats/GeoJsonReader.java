package org.khettara.formats;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khettara.engine.FormatReader;
import org.khettara.engine.Limits;
import org.khettara.engine.Refusal;
import org.khettara.engine.Sheets;

/// Reads GeoJSON: the features of a collection, or features one after the other. Where the file
/// names another coordinate system than WGS 84 (`crs`, of the 2008 format), or coordinates are off
/// the globe, points get no `lon` and `lat`.
final class GeoJsonReader implements FormatReader {
    private static final List<String> TYPES = List.of("FeatureCollection", "Feature");
    private static final List<String> DEGREES = List.of("CRS84", "4326", "null");

    @Override
    public @Nullable String recognise(Path file, byte[] head) throws IOException {
        JsonHead start = JsonHead.of(head);
        String type = start.type();
        return start.json() && type != null && TYPES.contains(type) ? "geojson" : null;
    }

    @Override
    public void read(Path file, Sheets out, Limits limits) throws IOException, Refusal {
        Collection collection = Collection.find(file, limits);
        JsonRecords records = new JsonRecords(file, collection.start, false, limits);
        Fields fields = new Fields(limits);
        FeatureShape survey = FeatureShape.survey(limits);
        records.survey(survey, fields);
        records.write(survey.texts(collection.degrees, fields), fields, out);
    }

    /// Where the features are, and in which coordinates.
    private record Collection(long start, boolean degrees) {
        /// Reads the text to its end, so that nothing broken is published in part.
        static Collection find(Path file, Limits limits) throws IOException, Refusal {
            long start = JsonTable.ROOT;
            boolean degrees = true;
            try (JsonTokens tokens = JsonTokens.open(file, limits)) {
                for (JsonToken t = tokens.next(); t != null; t = tokens.next()) {
                    boolean features =
                            t == JsonToken.FIELD_NAME && tokens.name().equals("features");
                    boolean crs = t == JsonToken.FIELD_NAME && tokens.name().equals("crs");
                    if (t != JsonToken.FIELD_NAME) {
                        continue;
                    }
                    JsonToken value = tokens.inside();
                    if (crs) {
                        String name = tokens.json();
                        degrees &= DEGREES.stream().anyMatch(name::contains);
                        continue;
                    }
                    start =
                            features && value == JsonToken.START_ARRAY && start == JsonTable.ROOT
                                    ? tokens.starts()
                                    : start;
                    tokens.skip();
                }
            }
            return new Collection(start, degrees);
        }
    }
}
