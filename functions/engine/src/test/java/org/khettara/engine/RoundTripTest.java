package org.khettara.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.khettara.core.port.TableEngine.CellText;
import org.khettara.core.port.TableEngine.Source;
import org.khettara.core.report.Report;

/// The same bytes give the same bytes: CSV, Parquet, schema, rejected cells and report, under any
/// locale and time zone. That tables come back right is the matter of [GeneratedTablesTest].
final class RoundTripTest {
    private static final List<String> LOCALES = List.of("fr-MA", "ar-MA-u-nu-arab", "tr-TR");
    private static final List<String> ZONES = List.of("Africa/Casablanca", "Pacific/Kiritimati");
    private static final int[] BLOCKS = {1000, 4 << 20};

    @TempDir Path folder;

    private final Locale locale = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();

    @AfterEach
    void usualSurroundings() {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 11, 29, 57, 88, 101, 230, 271, 605, 781})
    void outputIsTheSameUnderAnyLocaleTimeZoneAndNumberOfThreads(long seed) throws IOException {
        Path source = Files.write(folder.resolve("same.csv"), new GeneratedFile(seed).bytes());
        for (int block : BLOCKS) {
            Engine engine = new Engine(Limits.DEFAULT.withBlocks(block));
            Map<String, String> usual = outputs(engine, source, "usual" + block);
            assertThat(usual).hasSizeGreaterThan(3);
            for (int threads : new int[] {2, 3}) {
                String name = block + "by" + threads;
                assertThat(outputs(engine.withThreads(threads), source, name))
                        .as(name)
                        .isEqualTo(usual);
            }
            for (String language : LOCALES) {
                for (String place : ZONES) {
                    Locale.setDefault(Locale.forLanguageTag(language));
                    TimeZone.setDefault(TimeZone.getTimeZone(place));
                    String name = block + language + place.substring(0, 3);
                    assertThat(outputs(engine, source, name)).as(name).isEqualTo(usual);
                }
            }
        }
    }

    /// Every file that is written, by its name, one character for a byte, and the report.
    private Map<String, String> outputs(Engine engine, Path source, String name)
            throws IOException {
        Path out = Files.createDirectory(folder.resolve(name));
        Report report = engine.normalise(new Source(source, "same.csv"), out, CellText.CANONICAL);
        Map<String, String> outputs = new TreeMap<>();
        outputs.put("report", report.toString());
        for (String ending : List.of(".csv", ".parquet", ".schema.json", ".rejects.csv")) {
            Path file = out.resolve("same" + ending);
            if (Files.exists(file)) {
                byte[] bytes = Files.readAllBytes(file);
                outputs.put(ending, new String(bytes, StandardCharsets.ISO_8859_1));
            }
        }
        return outputs;
    }
}
