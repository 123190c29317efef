package org.khettara.engine;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.ReasonCode;

/// What a file is by its first bytes.
enum Magic {
    GZIP("gz", null, "\u001f\u008b"),
    ZIP("zip", null, "PK\u0003\u0004", "PK\u0005\u0006", "PK\u0007\u0008"),
    PDF("pdf", "NOT_TABULAR.pdf", "%PDF-"),
    IMAGE(
            "image",
            "NOT_TABULAR.image",
            "\u0089PNG",
            "\u00ff\u00d8\u00ff",
            "GIF8",
            "II*\u0000",
            "MM\u0000*",
            "BM"),
    COMPOUND("xls", "NOT_TABULAR.workbook", "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"),
    PARQUET("parquet", "NOT_TABULAR.later", "PAR1"),
    RTF("rtf", "NOT_TABULAR.document", "{\\rtf"),
    RAR(
            "rar",
            "NOT_TABULAR.archive",
            "Rar!",
            "7z\u00bc\u00af",
            "\u00fd7zXZ",
            "BZh",
            "(\u00b5/\u00fd"),
    SQLITE("sqlite", "NOT_TABULAR.later", "SQLite format 3\u0000"),
    EXECUTABLE("binary", "BINARY", "MZ\u0090", "\u007fELF", "\u00ca\u00fe\u00ba\u00be"),
    TEXT("text", null);

    final String format;

    /// Key of the refusal's words; null for what is read.
    final @Nullable String refusal;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable.
    private final List<String> beginnings;

    Magic(String format, @Nullable String refusal, String... beginnings) {
        this.format = format;
        this.refusal = refusal;
        this.beginnings = List.of(beginnings);
    }

    static Magic of(byte[] head) {
        String start = new String(head, StandardCharsets.ISO_8859_1);
        for (Magic magic : values()) {
            for (String beginning : magic.beginnings) {
                // Two letters alone may begin a text: a bitmap has zero bytes soon after.
                if (start.startsWith(beginning)
                        && (magic != IMAGE || beginning.length() > 2 || start.indexOf(0) > 0)) {
                    return magic;
                }
            }
        }
        return TEXT;
    }

    ReasonCode code() {
        return this == EXECUTABLE ? ReasonCode.BINARY : ReasonCode.NOT_TABULAR;
    }

    /// Marked-up text that is no delimited table: `xml`, `html`, `json`; null when it is not.
    static @Nullable String markup(String sample) {
        String start =
                Chars.trim(sample.substring(0, Math.min(sample.length(), 2000)))
                        .toLowerCase(Locale.ROOT);
        if (start.startsWith("<!doctype html")
                || start.startsWith("<html")
                || start.startsWith("<table")) {
            return "html";
        }
        if (start.startsWith("<?xml")) {
            return start.contains("<html") ? "html" : "xml";
        }
        if (start.startsWith("<")
                && start.indexOf('>') > 0
                && sample.stripTrailing().endsWith(">")) {
            return start.contains("<table") || start.contains("<tr") || start.contains("<body")
                    ? "html"
                    : "xml";
        }
        return isJson(start) ? "json" : null;
    }

    private static boolean isJson(String start) {
        if (start.startsWith("{")) {
            String rest = start.substring(1).stripLeading();
            return (rest.startsWith("\"") && rest.indexOf("\":") > 0)
                    || (rest.startsWith("\"") && rest.indexOf("\" :") > 0)
                    || rest.startsWith("}");
        }
        if (start.startsWith("[")) {
            String rest = start.substring(1).stripLeading();
            return rest.startsWith("{") || rest.startsWith("]") || rest.startsWith("[");
        }
        return false;
    }
}
