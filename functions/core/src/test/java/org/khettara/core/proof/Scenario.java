package org.khettara.core.proof;

import java.io.IOException;
import java.util.List;

/// Something that happens to uploads.
///
/// @param name in words
/// @param plot drops the files, and says what workers do
record Scenario(String name, Plot plot) {
    @FunctionalInterface
    interface Plot {
        List<Worker.Act> acts(World world) throws IOException;
    }

    @Override
    public String toString() {
        return name;
    }
}
