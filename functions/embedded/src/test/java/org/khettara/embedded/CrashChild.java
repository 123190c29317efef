package org.khettara.embedded;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import org.khettara.core.Stage;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Institution;
import org.khettara.core.upload.InstitutionId;
import org.khettara.core.upload.Upload;

/// A program that publishes into a home until it is killed: it recovers, says `ready`, then accepts
/// and processes file after file, noting each acceptance in a file of its own.
final class CrashChild {
    static final Institution CITY =
            new Institution(new InstitutionId("ville-de-fes"), "Ville de Fès");
    private static final List<String> DATASETS = List.of("budget", "السكان", "eau");

    private CrashChild() {}

    /// @param arguments home, file for the acceptances, seed, number of files
    public static void main(String[] arguments) throws Exception {
        var random = new Random(Long.parseLong(arguments[2]));
        Path accepted = Path.of(arguments[1]);
        try (Home home = Home.open(Path.of(arguments[0]))) {
            home.register(CITY);
            home.recover(Stage.Watcher.NOBODY);
            System.out.println("ready");
            for (int left = Integer.parseInt(arguments[3]); left > 0; left--) {
                var dataset =
                        new DatasetId(CITY.id(), DATASETS.get(random.nextInt(DATASETS.size())));
                byte[] content = content(random).getBytes(StandardCharsets.UTF_8);
                Upload upload = home.accept(dataset, "f.csv", new ByteArrayInputStream(content));
                Files.writeString(
                        accepted,
                        upload.id() + "\n",
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
                home.process(upload, Stage.Watcher.NOBODY);
            }
        }
    }

    /// Tables, some of them the same as before, and now and then a file that is refused.
    private static String content(Random random) {
        if (random.nextInt(8) == 0) {
            return "";
        }
        int kind = random.nextInt(random.nextBoolean() ? 3 : 1_000_000);
        var csv = new StringBuilder("commune;population;montant\n");
        for (int row = 0; row < 20 + kind % 200; row++) {
            csv.append("Commune ").append(row).append(';').append(kind + row).append(";1,5\n");
        }
        return csv.toString();
    }
}
