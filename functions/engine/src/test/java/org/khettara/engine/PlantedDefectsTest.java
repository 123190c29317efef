package org.khettara.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.core.port.TableEngine.CellText;
import org.khettara.core.port.TableEngine.Source;
import org.khettara.core.report.Report;

/// Tables as offices make them, half of them with one defect planted, which the report must name in
/// its cell; the other half without any, of which it must name none. `-Dkhettara.planted=200` makes
/// so many of each kind, `-Dkhettara.planted.from=1000` others than those that the rules were made
/// with.
final class PlantedDefectsTest {
    private static final int TABLES = Integer.getInteger("khettara.planted", 12);
    private static final int FROM = Integer.getInteger("khettara.planted.from", 0);

    private static final List<String> CITIES =
            List.of("Rabat", "Fès", "Tanger", "Salé", "Agadir", "Oujda", "Meknès", "Kénitra");
    private static final List<String> PLACES =
            List.of("الرباط", "فاس", "طنجة", "سلا", "أكادير", "وجدة", "مكناس", "القنيطرة");

    @TempDir Path folder;

    /// What is planted: the code that must be found, by one that changes a row.
    private enum Defect {
        ROWS_REPEATED,
        KEY_REPEATED,
        SPELLING_VARIANTS,
        OUTLIER,
        PLACEHOLDER,
        DATE_IMPOSSIBLE,
        COORDINATE_IMPOSSIBLE,
        PARENT_NE_SUM,
        BEGIN_AFTER_END,
        SERIES_DUPLICATED_OTHER_LABEL,
        DIGIT_PREFERENCE;

        /// Whether it is told of a whole column.
        boolean isOfColumn() {
            return this == SERIES_DUPLICATED_OTHER_LABEL || this == DIGIT_PREFERENCE;
        }
    }

    /// What was found of a kind.
    private static final class Count {
        int planted;
        int found;
        int falsely;
    }

    @Test
    void whatIsPlantedIsFoundInItsCellAndNothingElse() throws IOException {
        Map<String, Count> counts = new TreeMap<>();
        for (Defect defect : Defect.values()) {
            for (int seed = FROM; seed < FROM + TABLES; seed++) {
                boolean sound = seed % 2 == 1;
                Random random = new Random(seed * 31L + defect.name().length());
                List<String[]> rows = rows(random);
                int planted = sound ? 0 : plant(rows, defect, random);
                look(defect, planted, report(rows), counts);
            }
        }
        for (Defect defect : Defect.values()) {
            Count count = counts.getOrDefault(defect.name(), new Count());
            System.out.printf(
                    "PlantedDefectsTest: %s: %d of %d found, %d falsely%n",
                    defect, count.found, count.planted, count.falsely);
            assertThat(count.planted).isEqualTo(TABLES / 2);
            assertThat(count.found * 100)
                    .as("recall of " + defect)
                    .isGreaterThanOrEqualTo(count.planted * 95);
            assertThat(count.falsely * 100)
                    .as("false " + defect)
                    .isLessThanOrEqualTo(count.planted * 5);
        }
    }

    private static void look(Defect defect, int planted, Report report, Map<String, Count> counts) {
        boolean found = false;
        for (Report.Finding finding : report.tables().getFirst().findings()) {
            Count count = counts.computeIfAbsent(finding.code(), _ -> new Count());
            Long row = finding.where().row();
            boolean meant =
                    planted > 0
                            && finding.code().equals(defect.name())
                            && (defect.isOfColumn()
                                    ? row == null
                                    : row != null && row == planted + 1);
            found |= meant;
            // A row that is repeated repeats its key as well, and what began in 2202 ended before.
            boolean follows =
                    switch (defect) {
                        case ROWS_REPEATED -> finding.code().equals("KEY_REPEATED");
                        case DATE_IMPOSSIBLE -> finding.code().equals("BEGIN_AFTER_END");
                        case KEY_REPEATED,
                                SPELLING_VARIANTS,
                                OUTLIER,
                                PLACEHOLDER,
                                COORDINATE_IMPOSSIBLE,
                                PARENT_NE_SUM,
                                BEGIN_AFTER_END,
                                SERIES_DUPLICATED_OTHER_LABEL,
                                DIGIT_PREFERENCE ->
                                false;
                    };
            count.falsely += meant || follows ? 0 : 1;
        }
        Count count = counts.computeIfAbsent(defect.name(), _ -> new Count());
        count.planted += planted > 0 ? 1 : 0;
        count.found += found ? 1 : 0;
    }

    private static List<String[]> rows(Random random) {
        List<String> places = random.nextBoolean() ? CITIES : PLACES;
        boolean skewed = random.nextBoolean();
        int size = 60 + random.nextInt(700);
        List<String[]> rows = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            double spread = random.nextGaussian();
            double amount = skewed ? Math.exp(7 + spread) : 5_000 + 400 * spread;
            int men = 200 + random.nextInt(900);
            int women = 200 + random.nextInt(900);
            LocalDate begin = LocalDate.of(2019, 1, 1).plusDays(random.nextInt(1_800));
            rows.add(
                    new String[] {
                        "AB-" + (10_000 + i * 7),
                        places.get(random.nextInt(places.size())),
                        String.format(Locale.ROOT, "%.2f", amount),
                        String.valueOf(20 + random.nextInt(60)),
                        begin.toString(),
                        String.format(Locale.ROOT, "%.5f", 30 + random.nextDouble() * 5),
                        String.format(Locale.ROOT, "%.5f", -9 + random.nextDouble() * 7),
                        "1." + random.nextInt(9),
                        String.valueOf(men),
                        String.valueOf(women),
                        String.valueOf(men + women),
                        begin.plusDays(random.nextInt(400)).toString(),
                        String.valueOf(300 + random.nextInt(700)),
                        String.valueOf(100 + random.nextInt(300))
                    });
        }
        return rows;
    }

    /// Plants one defect and says in which row, from 1.
    private static int plant(List<String[]> rows, Defect defect, Random random) {
        int at = 10 + random.nextInt(rows.size() - 10);
        String[] row = rows.get(at);
        switch (defect) {
            case ROWS_REPEATED -> rows.set(at, rows.get(at - 5).clone());
            case KEY_REPEATED -> row[0] = rows.get(at - 5)[0];
            case SPELLING_VARIANTS -> row[1] = variant(row[1], random);
            case OUTLIER -> row[3] = String.valueOf(1_000 + random.nextInt(9_000) / 10 * 10);
            case PLACEHOLDER -> row[3] = random.nextBoolean() ? "9999" : "99999";
            case DATE_IMPOSSIBLE -> row[4] = random.nextBoolean() ? "1803-05-06" : "2202-05-06";
            case COORDINATE_IMPOSSIBLE -> row[5] = "3" + row[5];
            case PARENT_NE_SUM -> row[10] = String.valueOf(number(row[10]) + 3);
            case BEGIN_AFTER_END -> row[11] = LocalDate.parse(row[4]).minusDays(20).toString();
            case SERIES_DUPLICATED_OTHER_LABEL -> rows.forEach(each -> each[12] = each[8]);
            case DIGIT_PREFERENCE ->
                    rows.stream()
                            .filter(_ -> random.nextBoolean())
                            .forEach(each -> each[13] = String.valueOf(number(each[13]) / 5 * 5));
        }
        return at + 1;
    }

    private static int number(String text) {
        return Integer.parseInt(text);
    }

    private static String variant(String text, Random random) {
        boolean arabic = text.charAt(0) > 0x600;
        return switch (random.nextInt(3)) {
            case 0 -> arabic ? text.replaceFirst("(?<=.)", "ـ") : text.toUpperCase(Locale.ROOT);
            case 1 -> arabic ? text + "َ" : text.substring(0, 1) + "\u0301" + text.substring(1);
            default -> arabic ? "\"" + text + "." + "\"" : text.toLowerCase(Locale.ROOT);
        };
    }

    private Report report(List<String[]> rows) throws IOException {
        StringBuilder text =
                new StringBuilder(
                        "Code;Ville;Montant;Taux;Date début;Latitude;Longitude;Classe;Hommes;Femmes;"
                                + "Total;Date fin;Ménages;Distance\n");
        rows.forEach(row -> text.append(String.join(";", row)).append('\n'));
        Path file = Files.write(folder.resolve("in.csv"), text.toString().getBytes(UTF_8));
        return new Engine().normalise(new Source(file, "t.csv"), folder, CellText.CANONICAL);
    }
}
