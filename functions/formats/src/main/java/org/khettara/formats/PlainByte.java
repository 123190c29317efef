package org.khettara.formats;

/// What a byte of XML in UTF-8 may be, looked up in one step.
final class PlainByte {
    /// A part of a plain name.
    static final int NAME = 1;

    /// A part of an attribute's value, standing for itself.
    static final int VALUE = 2;

    /// In a text: not plain, wherever it stands.
    static final int FORBIDDEN = 4;

    /// In a text: the end of a section, behind `]]`.
    static final int CLOSING = 8;

    /// In a text: the beginning of an entity.
    static final int ENTITY = 16;

    /// In a text: a part of a character of several bytes.
    static final int WIDE = 32;

    private static final int ODD = FORBIDDEN | CLOSING | ENTITY | WIDE;
    private static final byte[] CLASSES = classes();

    private PlainByte() {}

    private static byte[] classes() {
        byte[] classes = new byte[256];
        for (int b = 0; b < classes.length; b++) {
            int letter = b | 0x20;
            boolean name = (letter >= 'a' && letter <= 'z') || (b >= '0' && b <= '9');
            classes[b] |= (byte) (name || b == ':' || b == '_' ? NAME : 0);
            classes[b] |= (byte) (b >= ' ' && b < 0x80 && b != '&' && b != '<' ? VALUE : 0);
            classes[b] |= (byte) (b < ' ' && b != '\t' && b != '\n' ? FORBIDDEN : 0);
            classes[b] |= (byte) (b >= 0x80 ? WIDE : 0);
        }
        classes['>'] |= CLOSING;
        classes['&'] |= ENTITY;
        return classes;
    }

    static boolean is(int what, byte b) {
        return (CLASSES[b & 0xFF] & what) != 0;
    }

    /// What the byte is besides itself in a text; 0 for nothing.
    static int oddity(byte b) {
        return CLASSES[b & 0xFF] & ODD;
    }
}
