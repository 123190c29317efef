package org.khettara.formats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that nobody makes by accident.
///
/// @param name of the file, which says what is wrong with it
/// @param outcome code of the refusal it has to come to; or `published`, followed by what has to be
///   found in it
/// @param maker writes it
record HostileCase(String name, String outcome, Maker maker) {
    static final String PUBLISHED = "published";

    interface Maker {
        void write(Path to) throws IOException;
    }

    static HostileCase hostile(String name, String outcome, byte[] content) {
        return new HostileCase(name, outcome, to -> Files.write(to, content));
    }

    static HostileCase hostile(String name, String outcome, String content) {
        return new HostileCase(name, outcome, to -> Files.writeString(to, content));
    }
}
