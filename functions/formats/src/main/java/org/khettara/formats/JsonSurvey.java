package org.khettara.formats;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.khettara.engine.Limits;
import org.khettara.engine.Refusal;

/// Finds the table in a JSON text: the array at the top, or the one with the most rows under any
/// path of keys. What an array holds is part of its rows and no table of its own. Reads the text to
/// its end, so that nothing broken is published in part.
final class JsonSurvey {
    private static final int SHARED_KEYS = 1024;
    private static final double ALIKE = 0.5;

    private final JsonTokens tokens;
    private final Limits limits;
    private @Nullable JsonTable best;

    private JsonSurvey(JsonTokens tokens, Limits limits) {
        this.tokens = tokens;
        this.limits = limits;
    }

    /// @return null when the text holds nothing but single values
    static @Nullable JsonTable find(JsonTokens tokens, Limits limits) throws IOException, Refusal {
        JsonSurvey survey = new JsonSurvey(tokens, limits);
        long texts = 0;
        long arrays = 0;
        boolean object = false;
        for (JsonToken token = tokens.next(); token != null; token = tokens.next()) {
            texts++;
            if (token == JsonToken.START_OBJECT) {
                object = true;
                survey.object();
            } else if (token == JsonToken.START_ARRAY) {
                arrays++;
                survey.top(survey.array());
            }
        }
        JsonTable best = survey.best;
        if (texts > 1) {
            return arrays * 2 > texts
                    ? new JsonTable.Grid(JsonTable.ROOT, texts, 0, null)
                    : new JsonTable.Records(JsonTable.ROOT, texts);
        }
        return best == null && object ? new JsonTable.Records(JsonTable.ROOT, 1) : best;
    }

    /// The array at the top is the table, also when it holds single values only.
    private void top(ArrayShape shape) {
        if (shape.table == null && shape.scalars > 0) {
            best = new JsonTable.Records(shape.start, shape.scalars);
        }
    }

    private void offer(JsonTable table) {
        if (best == null || table.rows() > best.rows()) {
            best = table;
        }
    }

    /// What an array holds.
    ///
    /// @param names the texts of its elements, where these can name columns
    private record ArrayShape(
            long start, long scalars, @Nullable JsonTable table, List<String> names) {}

    private ArrayShape array() throws IOException, Refusal {
        long start = tokens.starts();
        long objects = 0;
        long arrays = 0;
        long scalars = 0;
        int width = 0;
        List<String> names = new ArrayList<>();
        for (JsonToken t = tokens.inside(); t != JsonToken.END_ARRAY; t = tokens.inside()) {
            if (t == JsonToken.START_OBJECT) {
                objects++;
                addName(named(), names);
            } else if (t == JsonToken.START_ARRAY) {
                arrays++;
                width = Math.max(width, width());
            } else {
                scalars++;
                addName(tokens.scalar(), names);
            }
        }
        JsonTable table = null;
        if (arrays > objects) {
            table = new JsonTable.Grid(start, arrays, width, null);
        } else if (objects > 0) {
            table = new JsonTable.Records(start, objects + scalars + arrays);
        }
        if (table != null) {
            offer(table);
        }
        return new ArrayShape(start, scalars, table, names);
    }

    private void addName(@Nullable String name, List<String> names) {
        if (name != null && names.size() <= limits.columns() && name.length() <= 1000) {
            names.add(name);
        }
    }

    /// Passes an object; gives what names it, as in a list of columns.
    private @Nullable String named() throws IOException, Refusal {
        String name = null;
        for (JsonToken t = tokens.inside(); t != JsonToken.END_OBJECT; t = tokens.inside()) {
            String key = tokens.name();
            JsonToken value = tokens.inside();
            boolean names = key.equals("id") || key.equals("name");
            if (names && value == JsonToken.VALUE_STRING && (name == null || key.equals("name"))) {
                name = tokens.scalar();
            }
            tokens.skip();
        }
        return name;
    }

    private int width() throws IOException, Refusal {
        int width = 0;
        while (tokens.inside() != JsonToken.END_ARRAY) {
            width++;
            tokens.skip();
        }
        return width;
    }

    /// What the members of an object are.
    private static final class ObjectShape {
        final Set<String> keys = new HashSet<>();
        final Set<String> innerKeys = new HashSet<>();
        final List<ArrayShape> arrays = new ArrayList<>();
        long members;
        long objects;
        long lists;
        long innerMembers;
        long length = -1;
        boolean even = true;
        boolean numbered = true;

        void list(long size) {
            even &= size > 0 && (length < 0 || length == size);
            length = size;
        }

        /// Alike enough to be the rows of one table.
        boolean isKeyed() {
            return members > 1
                    && objects == members
                    && innerKeys.size() <= SHARED_KEYS
                    && innerMembers >= ALIKE * members * innerKeys.size()
                    && innerMembers > 0;
        }

        boolean isColumns() {
            return members > 1 && even && (lists == members || objects == members);
        }
    }

    private ObjectShape object() throws IOException, Refusal {
        long start = tokens.starts();
        ObjectShape shape = new ObjectShape();
        for (JsonToken t = tokens.inside(); t != JsonToken.END_OBJECT; t = tokens.inside()) {
            String key = tokens.name();
            if (shape.keys.size() <= SHARED_KEYS) {
                shape.keys.add(key);
            }
            shape.numbered &= key.equals(Long.toString(shape.members));
            shape.members++;
            member(tokens.inside(), shape);
        }
        nameColumns(shape);
        // Only their own keys count for the object around them.
        if (shape.isColumns()) {
            offer(new JsonTable.Columns(start, shape.length));
        } else if (shape.isKeyed()) {
            offer(new JsonTable.Keyed(start, shape.members));
        }
        return shape;
    }

    private void member(JsonToken value, ObjectShape shape) throws IOException, Refusal {
        if (value == JsonToken.START_ARRAY) {
            ArrayShape array = array();
            if (shape.arrays.size() <= SHARED_KEYS) {
                shape.arrays.add(array);
            }
            shape.lists += array.table == null ? 1 : 0;
            shape.list(array.scalars);
        } else if (value == JsonToken.START_OBJECT) {
            ObjectShape inner = object();
            shape.objects++;
            shape.innerMembers += inner.members;
            if (shape.innerKeys.size() <= SHARED_KEYS) {
                shape.innerKeys.addAll(inner.keys);
            }
            shape.list(inner.numbered ? inner.members : 0);
        } else {
            tokens.skip();
        }
    }

    /// A list beside the rows with one name for each column: `fields`, `columns`.
    private void nameColumns(ObjectShape shape) {
        for (ArrayShape array : shape.arrays) {
            for (ArrayShape beside : shape.arrays) {
                if (array.table instanceof JsonTable.Grid grid
                        && grid.width() > 1
                        && beside.names.size() == grid.width()
                        && (best == null
                                || best.equals(beside.table)
                                || best.rows() <= grid.rows())) {
                    List<String> names = List.copyOf(beside.names);
                    best = new JsonTable.Grid(grid.start(), grid.rows(), grid.width(), names);
                    return;
                }
            }
        }
    }
}
