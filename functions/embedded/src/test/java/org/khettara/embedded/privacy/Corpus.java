package org.khettara.embedded.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.khettara.embedded.privacy.Specimen.Expected;

/// 200 files, the same ones from the same seed: 100 with personal data, in French, Arabic and both,
/// in columns and in running text, in CSV of several encodings and in XLSX; 100 without any that
/// may be mistaken for such.
public final class Corpus {
    private static final int HALF = 100;
    private static final List<Charset> CHARSETS =
            List.of(
                    UTF_8,
                    Charset.forName("windows-1252"),
                    Charset.forName("windows-1256"),
                    StandardCharsets.UTF_16LE);

    private Corpus() {}

    public static List<Specimen> of(long seed) {
        var specimens = new ArrayList<Specimen>();
        var random = new Random(seed);
        for (int i = 0; i < HALF; i++) {
            int variant = i / Planted.KINDS;
            Planted.Made made =
                    Planted.of(i % Planted.KINDS, random, variant % 2 == 1, variant >= 2);
            specimens.add(
                    file(
                            i,
                            made.fileName(),
                            made.kind(),
                            made.expected(),
                            made.secrets(),
                            made.grid()));
        }
        for (int i = HALF; i < 2 * HALF; i++) {
            HardNegatives.Made made = HardNegatives.of(i % HardNegatives.KINDS, random);
            specimens.add(
                    file(i, "table.csv", made.kind(), Expected.PUBLISHED, List.of(), made.grid()));
        }
        return specimens;
    }

    private static Specimen file(
            int number,
            String name,
            String kind,
            Expected expected,
            List<String> secrets,
            Grid grid) {
        boolean workbook = name.endsWith(".xlsx") || number % 3 == 2;
        String numbered =
                "f%03d %s".formatted(number, workbook ? name.replace(".csv", ".xlsx") : name);
        byte[] bytes = workbook ? grid.xlsx() : csv(number, grid);
        return new Specimen(numbered, kind, expected, List.copyOf(secrets), bytes);
    }

    private static byte[] csv(int number, Grid grid) {
        Charset charset = CHARSETS.get(number / 3 % CHARSETS.size());
        Charset fitting = grid.fits(charset) ? charset : UTF_8;
        boolean wide = fitting.equals(StandardCharsets.UTF_16LE);
        return grid.csv(
                number % 2 == 0 ? ';' : ',',
                fitting,
                wide || (number % 5 == 0 && fitting.equals(UTF_8)));
    }
}
