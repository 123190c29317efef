package org.khettara.formats;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.khettara.engine.Limits;
import org.khettara.engine.Refusal;

/// Flattens a GeoJSON feature: its properties, `id` where there is one, other members by their
/// name, then the geometry as WKT and, where features are points, `lon` and `lat`.
final class FeatureShape implements RecordShape {
    // Apart from properties of the same names.
    private static final String GEOMETRY = Fields.again("geometry", 0);
    private static final String LON = Fields.again("lon", 0);
    private static final String LAT = Fields.again("lat", 0);

    private final NestedFields nested;
    private final Limits limits;
    private final JsonFactory factory;
    private final boolean places;
    private boolean points;
    private boolean offGlobe;

    private FeatureShape(boolean texts, boolean places, Limits limits) {
        this.nested = new NestedFields(texts);
        this.places = places;
        this.limits = limits;
        this.factory = JsonTokens.factory(limits);
    }

    /// For the first pass, which finds the names and looks at the geometries.
    static FeatureShape survey(Limits limits) {
        return new FeatureShape(false, false, limits);
    }

    /// For the second pass; adds the columns of the geometries.
    ///
    /// @param degrees whether coordinates are longitude and latitude as far as the file says
    FeatureShape texts(boolean degrees, Fields fields) throws Refusal {
        boolean both = degrees && points && !offGlobe;
        fields.position(GEOMETRY);
        if (both) {
            fields.position(LON);
            fields.position(LAT);
        }
        return new FeatureShape(true, both, limits);
    }

    @Override
    public void flatten(JsonToken value, JsonTokens tokens, RecordRow row)
            throws IOException, Refusal {
        if (value != JsonToken.START_OBJECT) {
            nested.flatten(value, tokens, row);
            return;
        }
        for (JsonToken t = tokens.inside(); t != JsonToken.END_OBJECT; t = tokens.inside()) {
            String name = tokens.name();
            JsonToken member = tokens.inside();
            switch (name) {
                case "type", "bbox", "crs" -> tokens.skip();
                case "geometry" -> geometry(member, tokens, row);
                case "properties" -> properties(member, tokens, row);
                default -> nested.put(name, member, tokens, row);
            }
        }
    }

    private void properties(JsonToken value, JsonTokens tokens, RecordRow row)
            throws IOException, Refusal {
        if (value == JsonToken.START_OBJECT) {
            nested.put("", value, tokens, row);
        } else if (value != JsonToken.VALUE_NULL) {
            nested.put("properties", value, tokens, row);
        }
    }

    private void geometry(JsonToken value, JsonTokens tokens, RecordRow row)
            throws IOException, Refusal {
        if (value == JsonToken.VALUE_NULL) {
            return;
        }
        String json = tokens.json();
        Geometry geometry = Geometry.of(json, factory, limits);
        if (!nested.texts()) {
            look(geometry);
            return;
        }
        // What is no geometry stays as it is written: it is not lost.
        row.put(GEOMETRY, geometry == null ? json : geometry.wkt());
        if (places && geometry != null && geometry.lon() != null) {
            row.put(LON, geometry.lon());
            row.put(LAT, geometry.lat());
        }
    }

    private void look(@Nullable Geometry geometry) {
        if (geometry != null && geometry.lon() != null) {
            points = true;
            offGlobe |= !geometry.isOnGlobe();
        }
    }
}
