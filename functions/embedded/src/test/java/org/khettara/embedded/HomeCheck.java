package org.khettara.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.khettara.core.catalogue.CatalogueEntry;
import org.khettara.core.receipt.Receipt;
import org.khettara.core.release.Release;
import org.khettara.core.release.Standing;
import org.khettara.core.upload.InputId;
import org.khettara.dcat.CatalogueDocuments;

/// The state of a home after all is over.
final class HomeCheck {
    private HomeCheck() {}

    /// Returns how many uploads the children knew to be accepted.
    ///
    /// @param accepted file of their ids
    static int check(Path folder, Path accepted) throws Exception {
        List<String> inputs = Files.readAllLines(accepted);
        try (Home home = Home.open(folder)) {
            assertThat(home.pendingUploads()).isEmpty();
            for (String input : inputs) {
                assertThat(home.receipt(new InputId(input))).as(input).isPresent();
            }
            assertThat(home.receipts(Integer.MAX_VALUE))
                    .extracting(Receipt::id)
                    .doesNotHaveDuplicates()
                    .containsAll(inputs);
            var runs = new ArrayList<String>();
            for (Release current : home.datasets()) {
                List<Release> releases = home.releases(current.dataset());
                for (int n = 0; n < releases.size(); n++) {
                    assertThat(releases.get(n).number()).isEqualTo(n + 1);
                    runs.add(releases.get(n).run().value());
                    Observer.verify(home, releases.get(n));
                }
                Release last =
                        releases.stream()
                                .filter(release -> release.standing() == Standing.PUBLISHED)
                                .reduce((a, b) -> b)
                                .orElseThrow();
                assertThat(current).isEqualTo(last);
                checkRecord(home, current);
            }
            assertThat(runs).doesNotHaveDuplicates();
            var events =
                    home.events(0, Integer.MAX_VALUE).stream().map(entry -> entry.id()).toList();
            assertThat(events).hasSameSizeAs(runs);
            assertThat(new HashSet<>(events)).isEqualTo(new HashSet<>(runs));
        }
        return inputs.size();
    }

    /// The catalogue tells of the release that is served.
    private static void checkRecord(Home home, Release current) throws Exception {
        HomeCatalogue catalogue = home.catalogue();
        CatalogueEntry entry = catalogue.entry(current.dataset()).orElseThrow();
        for (var document : new CatalogueDocuments(catalogue.base()).documents(entry)) {
            try (InputStream in = home.openPublished(document.key())) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .as(document.key())
                        .isEqualTo(document.content());
            }
        }
    }
}
