package org.khettara.assessment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.khettara.core.port.ObjectStore;

/// The objects of a store whose keys begin with a prefix.
///
/// @param prefix ends with `/`
public record StoredFolder(ObjectStore store, String prefix) implements Folder {
    @Override
    public Optional<InputStream> open(String name) throws IOException {
        try {
            return Optional.of(store.open(prefix + name));
        } catch (NoSuchFileException missing) {
            return Optional.empty();
        }
    }

    @Override
    public void replace(String name, Path file) throws IOException {
        store.replace(prefix + name, file, "text/plain; charset=utf-8");
    }

    @Override
    public String place(String name) {
        return prefix + name;
    }
}
