package org.khettara.core.describe;

import java.nio.charset.StandardCharsets;
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
    /// What every store of descriptions can keep of one dataset, in bytes of JSON: an item of
    /// DynamoDB has 400 KB in all.
    int LARGEST_STATEMENT = 300_000;

    /// The same; or malformed where it cannot be kept: where it holds what is of a person's papers
    /// and accounts, or is too long. Whom to write to is said on purpose, and stands.
    default Reading kept() {
        return switch (this) {
            case Malformed malformed -> malformed;
            case Said said -> {
                List<PersonalData> found = ReportScreening.blockedIn(Json.line(said.statements()));
                if (!found.isEmpty()) {
                    Text why = PersonalDataWords.refusal(found).message();
                    yield new Malformed(why, "description");
                }
                yield said.statements().stream().anyMatch(Statement::isTooLong) ? tooLong() : said;
            }
        };
    }

    private static Malformed tooLong() {
        return new Malformed(
                new Text(
                        "La description d'un jeu de données est trop longue : 300 Ko au plus. Raccourcissez les listes de valeurs du schéma.",
                        "وصف مجموعة البيانات أطول من اللازم: 300 كيلوبايت على الأكثر. قلصوا لوائح القيم في المخطط.",
                        "What is said of one dataset is too long: 300 KB at most. Shorten the lists of values of the schema."),
                "description");
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
    record Statement(@Nullable String file, Description description) {
        private boolean isTooLong() {
            return Json.line(description).getBytes(StandardCharsets.UTF_8).length
                    > LARGEST_STATEMENT;
        }
    }
}
