package org.khettara.core.rules;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.khettara.core.catalogue.Description;
import org.khettara.core.catalogue.Metadata.Field;
import org.khettara.core.report.Text;

/// The portal's rules, of one version.
///
/// @param version as those who gave it call it
/// @param title what the book is
/// @param formats extensions of the files that may be dropped, in lower case
/// @param licences codes of the EU's licence authority
public record RuleBook(
        String version, Text title, Mandatory mandatory, Allowed formats, Allowed licences) {

    /// Fields that must be said of a dataset.
    ///
    /// @param basis in law
    public record Mandatory(Text basis, Set<Field> fields) {
        public Mandatory {
            fields = fields.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(fields));
        }
    }

    /// What may be chosen; where nothing is listed, anything.
    ///
    /// @param basis in law
    public record Allowed(Text basis, Set<String> codes) {
        public Allowed {
            codes = Set.copyOf(codes);
        }

        private boolean forbids(String code) {
            return !codes.isEmpty() && !codes.contains(code);
        }
    }

    /// A rule that a dataset does not keep.
    ///
    /// @param what the field that is missing, or the format or licence that is not allowed
    public record Breach(Kind kind, String what) {}

    public enum Kind {
        MANDATORY,
        FORMAT,
        LICENCE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Holds a dataset against the rules.
    ///
    /// @param format extension of the file that was dropped, in lower case
    /// @return by kind, then by field
    public List<Breach> breaches(Description said, String format) {
        var breaches = new ArrayList<Breach>();
        for (Field field : Field.values()) {
            if (mandatory.fields().contains(field) && field.of(said) == null) {
                breaches.add(new Breach(Kind.MANDATORY, field.toString()));
            }
        }
        if (formats.forbids(format)) {
            breaches.add(new Breach(Kind.FORMAT, format));
        }
        @Nullable String licence = said.licence();
        if (licence != null && licences.forbids(licence)) {
            breaches.add(new Breach(Kind.LICENCE, licence));
        }
        return breaches;
    }

    /// The basis of the rules of a kind.
    public Text basis(Kind kind) {
        return switch (kind) {
            case MANDATORY -> mandatory.basis();
            case FORMAT -> formats.basis();
            case LICENCE -> licences.basis();
        };
    }
}
