package org.khettara.core;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khettara.core.meaning.Masking;
import org.khettara.core.receipt.Verdicts;
import org.khettara.core.release.ReleaseContent;
import org.khettara.core.report.Report;
import org.khettara.core.upload.Institution.LicenceRule;
import org.khettara.core.upload.Sha256;
import org.khettara.core.upload.Upload;

/// The door of the line: who may bring what, and the bytes as they came.
final class Intake {
    private final Ingestion.Ports ports;
    private final Describing describing;

    Intake(Ingestion.Ports ports, Describing describing) {
        this.ports = ports;
        this.describing = describing;
    }

    /// What is refused by who and how large alone, before a byte is fetched.
    Optional<Report> barred(Upload upload) throws IOException {
        boolean describes = describing.format(upload).isPresent();
        long largest = describes ? Describing.LARGEST : ports.engine().largestFile();
        var publisher = ports.institutions().find(upload.institution());
        Report.Reason reason = null;
        if (publisher.isEmpty()) {
            reason = Verdicts.unknownInstitution(upload.institution().value());
        } else if (upload.bytes() > largest) {
            reason = Verdicts.tooLarge(upload.bytes(), largest);
        } else if (!describes
                && publisher.get().licenceRule() == LicenceRule.REQUIRED
                && !describing.hasLicence(upload.dataset())) {
            reason = Verdicts.noLicence();
        }
        return reason == null ? Optional.empty() : Optional.of(refused(upload, null, reason));
    }

    /// Brings the bytes to the local disk and keeps a copy of them as they came.
    ReleaseContent.Source fetch(Upload upload, Path file) throws IOException {
        var digest = Sha256.digest();
        try (InputStream in =
                new DigestInputStream(ports.uploads().open(upload.object()), digest)) {
            Files.copy(in, file);
        }
        String sha256 = Sha256.hex(digest);
        String rawKey =
                "raw/%s/%s/%s"
                        .formatted(upload.institution(), upload.dataset().name(), upload.id());
        ports.raw().create(rawKey, file, "application/octet-stream", sha256);
        return new ReleaseContent.Source(upload.fileName(), Files.size(file), sha256, rawKey);
    }

    /// The report of a file that no engine could tell about.
    ///
    /// @param sha256 null when it was not fetched
    Report refused(Upload upload, @Nullable String sha256, Report.Reason reason) {
        var source =
                new Report.Source(
                        Masking.text(upload.fileName()),
                        upload.bytes(),
                        sha256,
                        "unknown",
                        null,
                        null,
                        List.of());
        return Report.refused(ports.engine().version(), source, reason);
    }
}
