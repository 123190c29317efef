package org.khettara.dcat;

/// A class, property or datatype of a vocabulary.
record Term(String prefix, String namespace, String name) {
    String iri() {
        return namespace + name;
    }

    /// With the prefix, as all serialisations write it.
    String shortened() {
        return prefix + ":" + name;
    }
}
