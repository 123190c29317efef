import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.khettara.core.search.SearchDocument;
import org.khettara.core.search.SearchQuery;
import org.khettara.embedded.store.SearchIndex;
import org.khettara.embedded.store.SearchIndex.Update;

/// Fills a search index with generated datasets in French and Arabic and measures queries and
/// updates. Words are drawn so that some are in nearly every dataset and most in few, as in a
/// catalogue.
final class SearchTimes {
    private static final List<String> COMMON =
            List.of(
                    "budget", "communal", "population", "légale", "région", "province", "qualité",
                    "eau", "potable", "établissements", "scolaires", "hôpitaux", "marchés",
                    "publics", "recettes", "dépenses", "ميزانية", "الجماعة", "السكان", "الجهة",
                    "المستشفيات", "المدارس", "جودة", "الماء", "الصفقات", "العمومية");
    private static final int RARE = 40_000;
    private static final int QUERIES = 300;
    private static final int UPDATES = 200;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private final SplittableRandom random = new SplittableRandom(42);

    public static void main(String[] arguments) throws IOException {
        int datasets = Integer.parseInt(arguments[0]);
        Path folder = Files.createDirectories(Path.of(arguments[1], "search"));
        try (var index = new SearchIndex(folder)) {
            index.clear();
            new SearchTimes().run(index, datasets, folder);
        }
    }

    private void run(SearchIndex index, int datasets, Path folder) throws IOException {
        long started = System.nanoTime();
        var batch = new ArrayList<SearchDocument>();
        for (int n = 0; n < datasets; n++) {
            batch.add(document(n));
            if (batch.size() == 200 || n == datasets - 1) {
                index.apply(new Update(batch, List.of()), n);
                batch.clear();
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%,d datasets: filled in %.1f s, %.0f MB%n%n| | median ms | p95 ms | median CPU ms | p95 CPU ms |%n|---|---|---|---|---|%n",
                datasets,
                (System.nanoTime() - started) / 1e9,
                size(folder) / 1e6);
        times("warm-up, not counted", QUERIES, () -> find(index, query(2), null));
        times("a word that most datasets have", QUERIES, () -> find(index, COMMON.get(random.nextInt(COMMON.size())), null));
        times("one rare word", QUERIES, () -> find(index, rare(), null));
        times("two words", QUERIES, () -> find(index, query(2), null));
        times("four words", QUERIES, () -> find(index, query(4), null));
        times("the first letter or two of a word", QUERIES, () -> find(index, word().substring(0, 1 + random.nextInt(2)), null));
        times("two words of one institution", QUERIES, () -> find(index, query(2), "institution-" + random.nextInt(200)));
        times("the third page of a common word", QUERIES, () -> index.find(SearchQuery.of("budget", SearchQuery.Filters.NONE, 20, 40)));
        times("update of one dataset", UPDATES, () -> index.apply(new Update(List.of(document(random.nextInt(datasets))), List.of()), 0));
    }

    private static long size(Path folder) throws IOException {
        long size = 0;
        try (var files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                size += Files.size(file);
            }
        }
        return size;
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private static void times(String what, int count, Work work) throws IOException {
        long[] wall = new long[count];
        long[] cpu = new long[count];
        for (int i = 0; i < count; i++) {
            long started = System.nanoTime();
            long used = THREADS.getCurrentThreadCpuTime();
            work.run();
            cpu[i] = THREADS.getCurrentThreadCpuTime() - used;
            wall[i] = System.nanoTime() - started;
        }
        Arrays.sort(wall);
        Arrays.sort(cpu);
        int p95 = count * 95 / 100;
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.1f | %.1f |%n",
                what,
                wall[count / 2] / 1e6,
                wall[p95] / 1e6,
                cpu[count / 2] / 1e6,
                cpu[p95] / 1e6);
    }

    private static void find(SearchIndex index, String text, String institution) throws IOException {
        index.find(SearchQuery.of(text, new SearchQuery.Filters(institution, null, null), 20, 0));
    }

    private String word() {
        return random.nextInt(3) > 0 ? COMMON.get(random.nextInt(COMMON.size())) : rare();
    }

    /// A made-up word, the first ones more often than the last.
    private String rare() {
        int n = (int) (RARE * Math.pow(random.nextDouble(), 3));
        return (n % 2 == 0 ? "mot" : "كلمة") + Integer.toString(n, 36);
    }

    private String query(int words) {
        var query = new StringBuilder();
        for (int i = 0; i < words; i++) {
            query.append(word()).append(' ');
        }
        return query.toString();
    }

    private List<String> words(int texts, int length) {
        var words = new ArrayList<String>();
        for (int i = 0; i < texts; i++) {
            words.add(query(length).strip());
        }
        return words;
    }

    private SearchDocument document(int n) {
        String institution = "institution-" + n % 200;
        return new SearchDocument(
                institution + ".dataset-" + n,
                institution,
                "Commune numéro " + n % 200,
                words(2, 5),
                words(2, 40),
                words(6, 1),
                List.of(n % 2 == 0 ? "ECON" : "HEAL"),
                List.of("csv", "parquet"),
                words(20, 2),
                words(60, 2),
                1,
                1000,
                "2026-11-23T12:00:00Z");
    }
}
