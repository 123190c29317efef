package org.khettara.formats;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.ReasonCode;
import org.khettara.engine.EncodedText;
import org.khettara.engine.FormatReader;
import org.khettara.engine.Limits;
import org.khettara.engine.Refusal;
import org.khettara.engine.Sheets;

/// Reads the tables of web pages, which many systems' `.xls` exports are. A table that holds other
/// tables lays out a page: only the inner ones count. Nothing that a page refers to is fetched.
final class HtmlReader implements FormatReader {
    /// A page becomes a tree in memory, of some ten times its size.
    private static final long MOST_BYTES = 16L << 20;

    private static final int DEPTH = 512;

    /// Tables within tables; the parser's time grows with the square of them.
    private static final int NESTED_TABLES = 64;

    private static final List<String> BEGINNINGS =
            List.of("<!doctype html", "<html", "<table", "<head", "<body", "<meta", "<style");

    @Override
    public @Nullable String recognise(Path file, byte[] head) {
        String text = withoutComments(HeadText.of(head));
        if (!text.startsWith("<")) {
            return null;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("<?xml")) {
            return isXhtml(lower) ? "html" : null;
        }
        boolean begins = BEGINNINGS.stream().anyMatch(lower::startsWith) && !isXmlTable(text);
        boolean inside = lower.contains("<tr") && lower.contains("<td");
        return begins || inside ? "html" : null;
    }

    /// A page in XML: its root element, after the declarations, is `html`.
    private static boolean isXhtml(String lower) {
        int at = lower.indexOf("<html");
        int first = at < 0 ? -1 : firstElement(lower);
        return at >= 0 && first == at;
    }

    private static int firstElement(String text) {
        int at = text.indexOf('<');
        while (at >= 0 && at + 1 < text.length() && "?!".indexOf(text.charAt(at + 1)) >= 0) {
            at = text.indexOf('<', at + 1);
        }
        return at;
    }

    /// `<Table>` and `<Head>` are names of other XML; HTML is written in one case.
    private static boolean isXmlTable(String text) {
        boolean first = text.length() > 2 && Character.isUpperCase(text.charAt(1));
        return first && Character.isLowerCase(text.charAt(2));
    }

    private static String withoutComments(String text) {
        String rest = text;
        while (rest.startsWith("<!--")) {
            int end = rest.indexOf("-->");
            if (end < 0) {
                return "";
            }
            rest = rest.substring(end + 3).stripLeading();
        }
        return rest;
    }

    @Override
    public void read(Path file, Sheets out, Limits limits) throws IOException, Refusal {
        if (Files.size(file) > MOST_BYTES) {
            throw Refusal.of(ReasonCode.TOO_LARGE, "TOO_LARGE.page", MOST_BYTES >> 20);
        }
        int tables = 0;
        for (Element table : parse(file).select("table")) {
            boolean inner = table.select("table").size() == 1;
            tables += inner && new HtmlTable(table, limits).write(out) ? 1 : 0;
        }
        if (tables == 0) {
            throw Refusal.of(ReasonCode.NOT_TABULAR, "NOT_TABULAR.page");
        }
    }

    private static Document parse(Path file) throws IOException, Refusal {
        String head = HeadText.of(XmlReader.head(file));
        String marker = head.startsWith("<?xml") ? "encoding=" : "charset=";
        String page;
        try (Reader text = EncodedText.open(file, HeadText.declared(head, marker))) {
            page = text.readAllAsString();
        }
        checkNesting(page);
        return Parser.htmlParser().setMaxDepth(DEPTH).parseInput(page, "");
    }

    private static void checkNesting(String page) throws Refusal {
        int open = 0;
        for (int at = page.indexOf('<'); at >= 0; at = page.indexOf('<', at + 1)) {
            if (page.regionMatches(true, at + 1, "table", 0, 5)) {
                open++;
            } else if (page.regionMatches(true, at + 1, "/table", 0, 6)) {
                open = Math.max(0, open - 1);
            }
            if (open > NESTED_TABLES) {
                throw Refusal.of(ReasonCode.BOMB, "BOMB.depth", NESTED_TABLES);
            }
        }
    }
}
