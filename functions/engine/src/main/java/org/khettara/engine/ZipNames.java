package org.khettara.engine;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The names in an archive. Where it does not say that they are UTF-8, they are in whatever code
/// page the publisher's computer had: one for all, the one in which they make the most sense.
final class ZipNames {
    /// In order of how often they come: the first wins a tie.
    private static final List<Charset> CODE_PAGES =
            List.of(
                    Charset.forName("IBM850"),
                    Charset.forName("IBM437"),
                    Charset.forName("windows-1256"),
                    Charset.forName("windows-1252"));

    private ZipNames() {}

    /// The names of all entries, in their order.
    static List<String> of(List<ZipPart> parts) {
        Charset unflagged = codePage(parts);
        List<String> names = new ArrayList<>();
        for (ZipPart part : parts) {
            Charset charset = part.utf8() ? StandardCharsets.UTF_8 : unflagged;
            names.add(new String(bytes(part), charset));
        }
        return names;
    }

    private static Charset codePage(List<ZipPart> parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (ZipPart part : parts) {
            if (!part.utf8()) {
                all.writeBytes(bytes(part));
                all.write('\n');
            }
        }
        byte[] bytes = all.toByteArray();
        return isUtf8(bytes)
                ? StandardCharsets.UTF_8
                : LetterStatistics.of(bytes).bestOf(CODE_PAGES);
    }

    private static byte[] bytes(ZipPart part) {
        return part.rawName().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    static boolean isUnsafe(String name) {
        return name.startsWith("/")
                || name.indexOf('\\') >= 0
                || name.indexOf('\0') >= 0
                || (name.length() > 1 && name.charAt(1) == ':')
                || ("/" + name + "/").contains("/../");
    }

    /// What systems put beside the files they pack.
    static boolean isBeside(String name) {
        String last = last(name);
        return name.startsWith("__MACOSX/")
                || last.startsWith(".")
                || last.equals("thumbs.db")
                || last.equals("desktop.ini");
    }

    /// Whether a file of this name explains the others.
    static boolean isReadMe(String name) {
        String last = last(name);
        boolean text = last.endsWith(".txt") || last.endsWith(".md") || last.indexOf('.') < 0;
        return text
                && (last.startsWith("readme")
                        || last.startsWith("read_me")
                        || last.startsWith("read-me")
                        || last.startsWith("lisezmoi")
                        || last.startsWith("lisez-moi")
                        || last.startsWith("lisez_moi")
                        || last.startsWith("lisez moi")
                        || last.startsWith("اقرأني")
                        || last.startsWith("إقرأني"));
    }

    /// Whether a file of this name may be running text.
    static boolean mayBeProse(String name) {
        String last = last(name);
        return last.endsWith(".txt") || last.endsWith(".md");
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }
}
