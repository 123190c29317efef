package org.khettara.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khettara.core.port.TableEngine.CellText;
import org.khettara.core.port.TableEngine.Source;

/// Rows one cell short, in tables whose columns look alike: one that lost its last cell is filled
/// up, one that lost a delimiter is cut where it was.
final class RowRepairTest {
    private static final int TABLES = 25;

    private static final String[] PEOPLE =
            "Ahmed Fatima Khadija Youssef Aïcha Hassan Zineb Omar Salma Rachid Nadia".split(" ");
    private static final String[] FAMILIES =
            "Alaoui Bennani Tazi Idrissi Fassi Benjelloun Chraibi Berrada Lahlou Sqalli".split(" ");
    private static final String[] CITIES =
            "Fès,Meknès,Béni Mellal,Rabat,Salé,El Jadida,Sidi Kacem,Al Hoceïma,Tanger".split(",");
    private static final String[] REGIONS = "Nord,Nord Est,Centre,Grand Sud,Oriental".split(",");
    private static final String[] ARABIC = "فاس,مكناس,بني ملال,الرباط,سلا,الجديدة".split(",");

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "PCRS, LAST_CELL, 1",
        "PCRS, DELIMITER, 1",
        "PFCRSH, LAST_CELL, 1",
        "PFCRSH, DELIMITER, 0.92",
        "PF, LAST_CELL, 1",
        "PF, DELIMITER, 0.97",
        "A, LAST_CELL, 1",
        "A, DELIMITER, 0.97",
        "HNW, LAST_CELL, 0.98",
        "HNW, DELIMITER, 0.85",
        "KNH, LAST_CELL, 1",
        "PFCRSHNWDK, LAST_CELL, 1",
        "PFCRSHNWDK, DELIMITER, 0.9"
    })
    void shortRowsAreCutOnlyWhereADelimiterIsMissing(String kinds, String lost, double share)
            throws IOException {
        int right = 0;
        int all = 0;
        List<String> wrong = new ArrayList<>();
        for (int seed = 0; seed < TABLES; seed++) {
            Spoilt table = new Spoilt(kinds, lost.equals("DELIMITER"), new Random(seed));
            List<List<String>> made = made(table.text.toString());
            assertThat(made).hasSize(table.rows);
            for (int i = 0; i < table.places.size(); i++) {
                all++;
                List<String> got = made.get(table.places.get(i));
                if (got.equals(table.expected.get(i))) {
                    right++;
                } else {
                    wrong.add(got + " for " + table.expected.get(i));
                }
            }
        }
        assertThat(all).isGreaterThan(TABLES);
        assertThat(right / (double) all).as("%s", wrong).isGreaterThanOrEqualTo(share);
    }

    private List<List<String>> made(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("in.csv"), text);
        new Engine().normalise(new Source(file, "t.csv"), folder, CellText.AS_PUBLISHED);
        List<List<String>> csv = Csv.read(Files.readString(folder.resolve("t.csv")));
        return csv.subList(1, csv.size());
    }

    /// A table with a few short rows, and what they should become.
    private static final class Spoilt {
        final StringBuilder text = new StringBuilder("a0");
        final List<Integer> places = new ArrayList<>();
        final List<List<String>> expected = new ArrayList<>();
        final int rows;

        Spoilt(String kinds, boolean delimiter, Random random) {
            int width = 3 + random.nextInt(4);
            char[] columns = new char[width];
            for (int i = 0; i < width; i++) {
                columns[i] = kinds.charAt(random.nextInt(kinds.length()));
                text.append(i == 0 ? "" : ";" + (char) ('a' + i) + "0");
            }
            text.append('\n');
            rows = 60 + random.nextInt(200);
            for (int row = 0; row < rows; row++) {
                List<String> cells = new ArrayList<>();
                for (char column : columns) {
                    cells.add(cell(column, random));
                }
                if (row > 10 && random.nextInt(60) == 0) {
                    places.add(row);
                    expected.add(delimiter ? List.copyOf(cells) : filledUp(cells));
                    int at = delimiter ? random.nextInt(width - 1) : width - 2;
                    String last = cells.remove(at + 1);
                    cells.set(at, cells.get(at) + (delimiter ? last : ""));
                }
                text.append(String.join(";", cells)).append('\n');
            }
        }

        private static List<String> filledUp(List<String> cells) {
            List<String> filled = new ArrayList<>(cells.subList(0, cells.size() - 1));
            filled.add("");
            return filled;
        }
    }

    private static String cell(char kind, Random random) {
        return switch (kind) {
            case 'P' -> any(PEOPLE, random) + " " + any(FAMILIES, random);
            case 'F' -> any(FAMILIES, random);
            case 'C' -> any(CITIES, random);
            case 'R' -> any(REGIONS, random);
            case 'S' -> "Rue " + any(FAMILIES, random) + " " + (1 + random.nextInt(200));
            case 'A' -> any(ARABIC, random);
            case 'H' -> Integer.toString(10 + random.nextInt(90));
            case 'N' -> Integer.toString(random.nextInt(20_000));
            case 'W' -> random.nextInt(100) + "," + random.nextInt(10);
            case 'D' -> (10 + random.nextInt(18)) + "/0" + (1 + random.nextInt(9)) + "/2023";
            default -> (char) ('A' + random.nextInt(26)) + "X-" + (100 + random.nextInt(900));
        };
    }

    private static String any(String[] words, Random random) {
        return words[random.nextInt(words.length)];
    }
}
