package org.khettara.dcat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.khettara.core.catalogue.LocalText;

/// Says things of one resource after another, and writes each resource once the next begins. Every
/// resource has an IRI, so that the order of what is said is all that the bytes hang on.
final class Statements {
    static final Term TYPE = Ns.RDF.term("type");

    private final Writer writer;
    private final Map<Term, List<Value>> said = new LinkedHashMap<>();
    private @Nullable String subject;

    Statements(Writer writer) {
        this.writer = writer;
    }

    /// A serialisation. A resource may come more than once, with more to be said of it.
    interface Writer {
        void open() throws IOException;

        /// @param said properties with all their values, types first
        void write(String subject, Map<Term, List<Value>> said) throws IOException;

        void close() throws IOException;
    }

    /// What follows is said of the resource.
    Statements about(String iri) throws IOException {
        flush();
        subject = iri;
        return this;
    }

    Statements a(Term type) {
        return say(TYPE, new Value.Named(type));
    }

    Statements link(Term property, String iri) {
        return say(property, new Value.Iri(iri));
    }

    Statements name(Term property, Term value) {
        return say(property, new Value.Named(value));
    }

    Statements text(Term property, LocalText text) {
        text.byLanguage().forEach((language, words) -> word(property, language, words));
        return this;
    }

    Statements word(Term property, String language, String text) {
        return language.equals(LocalText.UNDETERMINED)
                ? plain(property, text)
                : say(property, new Value.Worded(PlainText.of(text), language));
    }

    Statements plain(Term property, String text) {
        return say(property, new Value.Plain(PlainText.of(text)));
    }

    Statements typed(Term property, Term type, Object value) {
        return say(property, new Value.Typed(value.toString(), type));
    }

    private Statements say(Term property, Value value) {
        said.computeIfAbsent(property, _ -> new ArrayList<>(4)).add(value);
        return this;
    }

    /// Writes what is left and ends the document.
    void finish() throws IOException {
        flush();
        writer.close();
    }

    private void flush() throws IOException {
        if (subject != null && !said.isEmpty()) {
            writer.write(subject, said);
        }
        said.clear();
    }
}
