package org.khettara.ckan;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads searches and filters:
///
///     either := all ("OR" all)*
///     all    := one ("AND"? one)*
///     one    := ("NOT" | "-" | "+" | "!")? atom
///     atom   := "(" either ")" | field ":" value | word | "phrase"
///     value  := word | "phrase" | "(" either ")" | "[" from "TO" to "]"
final class QueryParser {
    private static final int LONGEST = 4000;
    private static final int DEEPEST = 20;
    private static final Pattern TOKEN =
            Pattern.compile(
                    "\\s*(?:(?<phrase>\"(?:[^\"\\\\]|\\\\.)*+\")"
                            + "|(?<range>[\\[{]\\s*(?<from>\"[^\"]*\"|[^\\s\\]}\"]+)\\s+TO\\s+(?<to>\"[^\"]*\"|[^\\s\\]}\"]+)\\s*[\\]}])"
                            + "|(?<mark>[()+!:]|-|&&|\\|\\|)"
                            + "|(?<word>(?:[^\\s()\":\\[\\]{}!\\\\]|\\\\.)++))");

    private record Token(Kind kind, String text, @Nullable Range range) {
        boolean is(String mark) {
            return kind == Kind.MARK && text.equals(mark);
        }

        boolean isWord(String word) {
            return kind == Kind.WORD && text.equals(word);
        }
    }

    private record Range(
            @Nullable String from, boolean withFrom, @Nullable String to, boolean withTo) {
        Query of(String field) {
            return new Query.Range(field, from, withFrom, to, withTo);
        }
    }

    private enum Kind {
        PHRASE,
        RANGE,
        MARK,
        WORD
    }

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int depth;

    private QueryParser(String text) {
        this.text = text;
    }

    /// @throws ApiException when it cannot be read
    static Query parse(@Nullable String text) throws ApiException {
        if (text == null || text.isBlank() || text.strip().equals("*:*")) {
            return new Query.All();
        }
        var parser = new QueryParser(text);
        parser.tokenise();
        Query query = parser.either(null);
        if (parser.at < parser.tokens.size()) {
            throw parser.unreadable();
        }
        return query;
    }

    private ApiException unreadable() {
        String shown = text.length() <= 200 ? text : text.substring(0, 200) + "…";
        return ApiException.search("cannot parse '%s'".formatted(shown));
    }

    private void tokenise() throws ApiException {
        if (text.length() > LONGEST) {
            throw unreadable();
        }
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        String rest = text.stripTrailing();
        while (end < rest.length()) {
            if (!matcher.region(end, rest.length()).lookingAt()) {
                throw unreadable();
            }
            tokens.add(token(matcher));
            end = matcher.end();
        }
    }

    private static Token token(Matcher found) {
        if (found.group("phrase") != null) {
            String phrase = found.group("phrase");
            return new Token(Kind.PHRASE, plain(phrase.substring(1, phrase.length() - 1)), null);
        }
        if (found.group("range") != null) {
            String range = found.group("range");
            return new Token(
                    Kind.RANGE,
                    range,
                    new Range(
                            bound(found.group("from")),
                            range.startsWith("["),
                            bound(found.group("to")),
                            range.endsWith("]")));
        }
        if (found.group("mark") != null) {
            return new Token(Kind.MARK, found.group("mark"), null);
        }
        return new Token(Kind.WORD, plain(found.group("word")), null);
    }

    private static String plain(String escaped) {
        return escaped.replaceAll("\\\\(.)", "$1");
    }

    /// Moments are kept without their `Z`, as texts that compare as they follow each other.
    private static @Nullable String bound(String bound) {
        String value = bound.replaceAll("^\"|\"$", "");
        if (value.equals("*")) {
            return null;
        }
        return value.matches("\\d{4}-\\d{2}-\\d{2}T.*Z")
                ? value.substring(0, value.length() - 1)
                : value;
    }

    private @Nullable Token peek() {
        return at < tokens.size() ? tokens.get(at) : null;
    }

    private boolean take(String mark) {
        Token next = peek();
        boolean there = next != null && (next.is(mark) || next.isWord(mark));
        at += there ? 1 : 0;
        return there;
    }

    /// @param field that values are of; null outside of `field:( )`
    private Query either(@Nullable String field) throws ApiException {
        if (++depth > DEEPEST) {
            throw unreadable();
        }
        var parts = new ArrayList<Query>();
        do {
            parts.add(all(field));
        } while (take("OR") || take("||"));
        depth--;
        return parts.size() == 1 ? parts.getFirst() : new Query.Or(parts);
    }

    private Query all(@Nullable String field) throws ApiException {
        var parts = new ArrayList<Query>();
        do {
            parts.add(one(field));
            while (take("AND") || take("&&")) {
                parts.add(one(field));
            }
        } while (goesOn());
        return parts.size() == 1 ? parts.getFirst() : new Query.And(parts);
    }

    private boolean goesOn() {
        Token next = peek();
        return next != null && !next.is(")") && !next.isWord("OR") && !next.is("||");
    }

    private Query one(@Nullable String field) throws ApiException {
        if (take("NOT") || take("-") || take("!")) {
            return new Query.Not(atom(field));
        }
        take("+");
        return atom(field);
    }

    private Query atom(@Nullable String field) throws ApiException {
        if (take("(")) {
            Query inside = either(field);
            if (!take(")")) {
                throw unreadable();
            }
            return inside;
        }
        Token token = peek();
        if (token == null || token.kind() == Kind.MARK || isOperator(token)) {
            throw unreadable();
        }
        at++;
        if (token.range() != null) {
            if (field == null) {
                throw unreadable();
            }
            return token.range().of(field);
        }
        if (field == null && token.kind() == Kind.WORD && take(":")) {
            return value(token.text());
        }
        return field == null
                ? Query.HasWords.of(token.text())
                : new Query.Term(field, token.text());
    }

    private static boolean isOperator(Token token) {
        return token.isWord("AND") || token.isWord("OR") || token.isWord("NOT");
    }

    private Query value(String field) throws ApiException {
        Query value = atom(field);
        return field.equals("*") ? new Query.All() : value;
    }
}
