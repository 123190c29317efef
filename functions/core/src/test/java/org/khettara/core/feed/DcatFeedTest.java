package org.khettara.core.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.khettara.core.feed.DcatFeed.Member;
import org.khettara.core.port.Uploads;
import org.khettara.schemas.ChangeKind;

class DcatFeedTest {
    private static final String OBJECT = "https://data.test/catalogue/a.x.jsonld";
    private final DcatFeed feed = new DcatFeed("https://data.test/");

    @Test
    void aPageHoldsItsActivitiesEachWithItsGraphAndNamesThePageBefore() {
        byte[] page = feed.page(2, Uploads.NOON, List.of(member(1), member(2)));
        assertThat(page).isEqualTo(feed.page(2, Uploads.NOON, List.of(member(1), member(2))));
        assertThat(new String(page, UTF_8))
                .contains("tree:node <https://data.test/feeds/dcat/1.trig>")
                .contains("a as:Create ;")
                .contains("a as:Update ;");
    }

    @Test
    void theViewOfAnEmptyCatalogueNamesNoPage() {
        assertThat(new String(feed.view(0), UTF_8)).doesNotContain("tree:relation");
    }

    @Test
    void aChangeThatLeavesTheCatalogueAsItIsIsNoActivity() {
        assertThat(DcatFeed.activity(Changes.change(1, "a.x", ChangeKind.SUPERSEDED, 3))).isNull();
    }

    private static Member member(long n) {
        ChangeKind kind = n == 1 ? ChangeKind.CREATED : ChangeKind.UPDATED;
        var entry = new LogEntry(Uploads.NOON, Changes.change(n, "a.x", kind, n));
        String payload =
                "<%s> <http://purl.org/dc/terms/title> \"Budget %d \\\"x\\\"\"@fr .\n"
                        .formatted(OBJECT, n);
        return new Member(entry, OBJECT, payload);
    }
}
