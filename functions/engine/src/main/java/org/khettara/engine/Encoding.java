package org.khettara.engine;

import java.nio.charset.Charset;

/// How the bytes of a text stand for letters.
///
/// @param mark bytes of the byte order mark to skip
/// @param confidence 0 to 1
/// @param twice UTF-8 that was read once as windows-1252 and saved as UTF-8 again
/// @param c1 UTF-8 has C1 controls: letters of windows-1252 that were taken for ISO-8859-1
/// @param broken bytes that are not UTF-8 in a text that otherwise is
record Encoding(
        Charset charset, int mark, double confidence, boolean twice, long broken, boolean c1) {
    static Encoding of(Charset charset, int mark, double confidence) {
        return new Encoding(charset, mark, confidence, false, 0, false);
    }

    String name() {
        return charset.name();
    }
}
