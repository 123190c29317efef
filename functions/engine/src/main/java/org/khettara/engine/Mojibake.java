package org.khettara.engine;

/// UTF-8 that somebody read as windows-1252 and saved as UTF-8: `Ã©` for `é`.
final class Mojibake {
    private static final int[] HIGH = highBytes();

    /// Non-ASCII characters seen, and those of them inside a well-formed sequence of bytes.
    private long letters;

    private long paired;
    private boolean broken;
    private int expected;
    private int pending;

    private Mojibake() {}

    static Mojibake detector() {
        return new Mojibake();
    }

    /// The windows-1252 byte of a character, -1 when it has none. The five bytes that windows-1252
    /// leaves undefined are read by most software as C1 controls.
    static int byteOf(char c) {
        if (c < 0x80 || (c >= 0xA0 && c <= 0xFF)) {
            return c;
        }
        if (c < 0xA0) {
            return c == 0x81 || c == 0x8D || c == 0x8F || c == 0x90 || c == 0x9D ? c : -1;
        }
        for (int i = 0; i < HIGH.length; i++) {
            if (HIGH[i] == c) {
                return 0x80 + i;
            }
        }
        return -1;
    }

    private static int[] highBytes() {
        byte[] bytes = new byte[32];
        for (int i = 0; i < 32; i++) {
            bytes[i] = (byte) (0x80 + i);
        }
        return new String(bytes, TextInput.WINDOWS_1252).chars().toArray();
    }

    void add(char c) {
        if (broken || (c < 0x80 && expected == 0)) {
            return;
        }
        int b = byteOf(c);
        if (expected > 0) {
            broken = b < 0x80 || b > 0xBF;
            pending++;
            if (--expected == 0) {
                paired += pending;
            }
        } else {
            expected =
                    (b >= 0xC3 && b <= 0xDF) || b == 0xC2
                            ? 1
                            : b >= 0xE0 && b <= 0xEF ? 2 : b >= 0xF0 && b <= 0xF4 ? 3 : 0;
            broken = expected == 0;
            pending = 1;
        }
        letters++;
    }

    boolean ruledOut() {
        return broken;
    }

    /// True when every non-ASCII character belongs to such a sequence.
    boolean found() {
        return !broken && expected == 0 && letters >= 2 && paired == letters;
    }
}
