package org.khettara.dcat;

import java.io.IOException;
import java.io.Writer;

/// The terms that Turtle has in common with N-Triples.
record TurtleTerms(Writer out) {
    /// How a term of a vocabulary is written, which the two do not have in common.
    @FunctionalInterface
    interface Naming {
        void name(Term term) throws IOException;
    }

    void value(Value value, Naming naming) throws IOException {
        switch (value) {
            case Value.Iri(String iri) -> iri(iri);
            case Value.Named(Term term) -> naming.name(term);
            case Value.Plain(String text) -> string(text);
            case Value.Worded(String text, String language) -> {
                string(text);
                out.write('@');
                out.write(language);
            }
            case Value.Typed(String text, Term type) -> {
                string(text);
                out.write("^^");
                naming.name(type);
            }
        }
    }

    /// IRIs are URIs here, of which none has a character that Turtle would want escaped.
    void iri(String iri) throws IOException {
        out.write('<');
        out.write(iri);
        out.write('>');
    }

    /// STRING_LITERAL_QUOTE, with the escapes that it demands.
    private void string(String text) throws IOException {
        out.write('"');
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\' || c == '\n') {
                out.write(text, from, i - from);
                out.write('\\');
                out.write(c == '\n' ? 'n' : c);
                from = i + 1;
            }
        }
        out.write(text, from, text.length() - from);
        out.write('"');
    }
}
