package org.khettara.dcat;

/// What can be said of a resource.
sealed interface Value {
    /// Another resource.
    record Iri(String iri) implements Value {}

    /// A term of a vocabulary.
    record Named(Term term) implements Value {}

    record Plain(String text) implements Value {}

    record Worded(String text, String language) implements Value {}

    record Typed(String text, Term type) implements Value {}
}
