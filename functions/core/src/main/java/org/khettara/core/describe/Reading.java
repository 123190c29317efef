package org.khettara.core.describe;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khettara.core.catalogue.Description;
import org.khettara.core.document.Json;
import org.khettara.core.meaning.PersonalDataWords;
import org.khettara.core.meaning.ReportScreening;
import org.khettara.core.report.PersonalData;
import org.khettara.core.report.Report;
import org.khettara.core.report.Text;

/// What was made of a description that someone wrote.
public sealed interface Reading {
    /// The same; or malformed where it holds what is of a person's papers and accounts. Whom to
    /// write to is said on purpose, and stands.
    default Reading screened() {
        return switch (this) {
            case Malformed malformed -> malformed;
            case Said said -> {
                List<PersonalData> found = ReportScreening.blockedIn(Json.line(said.statements()));
                yield found.isEmpty()
                        ? said
                        : new Malformed(PersonalDataWords.refusal(found).message(), "description");
            }
        };
    }

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
