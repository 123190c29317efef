package org.khettara.embedded;

import org.khettara.core.port.TableEngine;

/// Finds the table engine.
public final class Engines {
    private static final String ENGINE = "org.khettara.engine.Engine";

    private Engines() {}

    public static TableEngine load() {
        try {
            return Class.forName(ENGINE)
                    .asSubclass(TableEngine.class)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(ENGINE + " is missing from the class path", e);
        }
    }
}
