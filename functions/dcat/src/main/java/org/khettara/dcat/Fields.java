package org.khettara.dcat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A JSON object in the making: keeps the order, leaves out what there is nothing to say of.
final class Fields {
    private final Map<String, Object> fields = new LinkedHashMap<>();

    Fields put(String name, @Nullable Object value) {
        boolean nothing =
                value == null
                        || value.equals("")
                        || (value instanceof List<?> list && list.isEmpty());
        if (!nothing) {
            fields.put(name, value);
        }
        return this;
    }

    Fields put(String name, Optional<?> value) {
        return put(name, value.orElse(null));
    }

    Map<String, Object> map() {
        return fields;
    }
}
