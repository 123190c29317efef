package org.khettara.embedded.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/// Where an object of a given key lies below its store's folder. Different keys have different
/// paths, no path leaves the folder, and a key of plain names is its own path:
///
/// - a character that some file system forbids is `%` and two hexadecimal digits of its code, half
///   of a surrogate pair `%u` and four;
/// - an empty segment is `%empty`;
/// - a segment too long for a file name is cut, each part but the last ending with `%~`.
///
/// `%` before anything but a hexadecimal digit stands in no encoded text, so names such as `%tmp`
/// and the suffix `%v` are free for the store's own use.
final class KeyPath {
    private static final int LONGEST_NAME = 240;
    private static final String CUT = "%~";
    private static final String FORBIDDEN = "%\\:*?\"<>|\u007F";
    private static final Set<String> DEVICES = Set.of("CON", "PRN", "AUX", "NUL");

    private KeyPath() {}

    static Path of(Path root, String key) {
        Path path = root;
        int start = 0;
        for (int slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', start)) {
            path = resolve(path, encode(key.substring(start, slash)));
            start = slash + 1;
        }
        return resolve(path, encode(key.substring(start)));
    }

    private static Path resolve(Path folder, String name) {
        Path path = folder;
        String rest = name;
        for (int cut = cut(rest); cut < rest.length(); cut = cut(rest)) {
            path = path.resolve(rest.substring(0, cut) + CUT);
            rest = rest.substring(cut);
        }
        return path.resolve(rest);
    }

    /// Length in characters of the longest beginning that is a file name.
    private static int cut(String name) {
        if (name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME) {
            return name.length();
        }
        int bytes = 0;
        int at = 0;
        while (at < name.length()) {
            int codePoint = name.codePointAt(at);
            bytes += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
            if (bytes > LONGEST_NAME) {
                break;
            }
            at += Character.charCount(codePoint);
        }
        return at;
    }

    private static String encode(String segment) {
        if (segment.isEmpty()) {
            return "%empty";
        }
        var name = new StringBuilder();
        boolean device = isDevice(segment);
        int last = segment.length() - 1;
        for (int i = 0; i <= last; i++) {
            char c = segment.charAt(i);
            boolean atRisk = (i == last && (c == '.' || c == ' ')) || (i == 0 && device);
            if (atRisk || c < 0x20 || FORBIDDEN.indexOf(c) >= 0) {
                name.append("%%%02X".formatted((int) c));
            } else if (isHalf(segment, i)) {
                name.append("%%u%04X".formatted((int) c));
            } else {
                name.append(c);
            }
        }
        return name.toString();
    }

    /// Windows takes these names for devices, whatever the extension.
    private static boolean isDevice(String segment) {
        int dot = segment.indexOf('.');
        String stem = (dot < 0 ? segment : segment.substring(0, dot)).toUpperCase(Locale.ROOT);
        return DEVICES.contains(stem)
                || (stem.length() == 4
                        && (stem.startsWith("COM") || stem.startsWith("LPT"))
                        && Character.isDigit(stem.charAt(3)));
    }

    private static boolean isHalf(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c)
                && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
