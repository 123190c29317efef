package org.khettara.embedded.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.core.port.TableEngine;
import org.khettara.core.release.ReleasePolicy;
import org.khettara.core.report.PersonalData;
import org.khettara.core.report.Report;
import org.khettara.embedded.LocalEngine;
import org.khettara.embedded.privacy.Specimen.Expected;

/// How much of what is planted is found, and how much of what is found was planted: the figures of
/// docs/decisions/0014.
class ScreeningAccuracyTest {
    private static final long SEED = Long.getLong("khettara.privacy.seed", 14);

    @TempDir Path work;

    @Test
    void plantedPersonalDataIsFoundAndLittleElse() throws IOException {
        var wrong = new ArrayList<String>();
        int block = 0;
        int blocked = 0;
        int planted = 0;
        int found = 0;
        int alarms = 0;
        for (Specimen specimen : Corpus.of(SEED)) {
            Expected verdict = verdict(specimen, wrong);
            boolean alarm = verdict != Expected.PUBLISHED;
            boolean person = specimen.expected() != Expected.PUBLISHED;
            block += specimen.expected() == Expected.BLOCKED ? 1 : 0;
            blocked +=
                    specimen.expected() == Expected.BLOCKED && verdict == Expected.BLOCKED ? 1 : 0;
            planted += person ? 1 : 0;
            found += person && alarm ? 1 : 0;
            alarms += alarm ? 1 : 0;
        }
        double recall = blocked / (double) block;
        double precision = found / (double) alarms;
        System.out.printf(
                "personal data, seed %d: recall %.3f of the %d files to block, %.3f of all %d; precision %.3f; wrong: %s%n",
                SEED, recall, block, found / (double) planted, planted, precision, wrong);
        assertThat(recall).as(wrong.toString()).isGreaterThanOrEqualTo(0.98);
        assertThat(precision).as(wrong.toString()).isGreaterThanOrEqualTo(0.90);
    }

    private Expected verdict(Specimen specimen, List<String> wrong) throws IOException {
        Path folder = Files.createTempDirectory(work, "t");
        Path file = Files.write(work.resolve("file"), specimen.bytes());
        Report report =
                LocalEngine.make(1)
                        .normalise(
                                new TableEngine.Source(file, specimen.fileName()),
                                folder,
                                TableEngine.CellText.CANONICAL);
        List<PersonalData> personal = report.personalData();
        Expected verdict =
                !ReleasePolicy.PUBLISH.refused(personal).isEmpty()
                        ? Expected.BLOCKED
                        : personal.stream().anyMatch(p -> p.guard() == PersonalData.Guard.HOLD)
                                ? Expected.HELD
                                : Expected.PUBLISHED;
        if (verdict != specimen.expected() || report.status() == Report.Status.REFUSED) {
            wrong.add(
                    "%s (%s): %s, not %s %s %s"
                            .formatted(
                                    specimen.fileName(),
                                    specimen.kind(),
                                    verdict,
                                    specimen.expected(),
                                    personal,
                                    report.reason() == null ? "" : report.reason().code()));
        }
        return verdict;
    }
}
