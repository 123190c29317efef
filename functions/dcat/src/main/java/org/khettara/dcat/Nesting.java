package org.khettara.dcat;

/// How deeply a document nests, told from its brackets alone: what is in texts counts too, so it
/// may be told deeper than it is.
final class Nesting {
    private static final int DEEPEST = 256;

    private Nesting() {}

    /// Whether parsers, which go down with the nesting, might come to the end of their stack.
    ///
    /// @param ascii the document, of which only ASCII characters count
    static boolean isTooDeep(String ascii, RdfFormat format) {
        int depth = 0;
        for (int i = 0; i < ascii.length(); i++) {
            depth = Math.max(0, depth + step(ascii, i, format));
            if (depth > DEEPEST) {
                return true;
            }
        }
        return false;
    }

    private static int step(String ascii, int i, RdfFormat format) {
        char c = ascii.charAt(i);
        return switch (format) {
            case JSON_LD -> c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
            case TURTLE -> c == '[' || c == '(' ? 1 : c == ']' || c == ')' ? -1 : 0;
            case RDF_XML -> c == '<' || c == '>' ? tag(ascii, i) : 0;
        };
    }

    /// An element opens with `<` and closes with `</` or `/>`.
    private static int tag(String xml, int i) {
        boolean opens = xml.charAt(i) == '<';
        char beside = opens && i + 1 < xml.length() ? xml.charAt(i + 1) : ' ';
        if (opens) {
            return beside == '/' ? -1 : beside == '!' || beside == '?' ? 0 : 1;
        }
        return i > 0 && xml.charAt(i - 1) == '/' ? -1 : 0;
    }
}
