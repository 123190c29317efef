package org.khettara.core.describe;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khettara.core.catalogue.Description;
import org.khettara.core.report.Report;
import org.khettara.core.report.Text;

/// What was made of a description that someone wrote.
public sealed interface Reading {
    /// @param findings what was left out or understood only in part
    record Said(List<Statement> statements, List<Report.Finding> findings) implements Reading {
        public Said {
            statements = List.copyOf(statements);
            findings = List.copyOf(findings);
        }
    }

    /// Nothing of it can be taken.
    ///
    /// @param at where: `line 3`, `contact.email`
    record Malformed(Text what, String at) implements Reading {}

    /// @param file of which file beside the description this is said; null for all that the
    ///   description's own place stands for
    record Statement(@Nullable String file, Description description) {}
}
