package org.khettara.embedded;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.khettara.core.Stage;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Institution;
import org.khettara.core.upload.InstitutionId;
import org.khettara.core.upload.Upload;

/// A program that publishes into a home until it is killed: it recovers, says `ready`, then four
/// uploaders accept and process file after file, noting each acceptance in a file.
final class CrashChild {
    static final Institution CITY =
            new Institution(new InstitutionId("ville-de-fes"), "Ville de Fès");
    private static final List<String> DATASETS = List.of("budget", "السكان", "eau");
    static final int UPLOADERS = 4;

    private final Home home;
    private final Path accepted;

    private CrashChild(Home home, Path accepted) {
        this.home = home;
        this.accepted = accepted;
    }

    /// @param arguments home, file for the acceptances, seed, number of files per uploader
    public static void main(String[] arguments) throws Exception {
        var seeds = new Random(Long.parseLong(arguments[2]));
        int files = Integer.parseInt(arguments[3]);
        try (Home home = Home.open(Path.of(arguments[0]))) {
            home.register(CITY);
            home.recover(Stage.Watcher.NOBODY);
            System.out.println("ready");
            var child = new CrashChild(home, Path.of(arguments[1]));
            var uploaders = new ArrayList<Callable<Void>>();
            for (int n = 0; n < UPLOADERS; n++) {
                var random = new Random(seeds.nextLong());
                uploaders.add(() -> child.upload(random, files));
            }
            try (var pool = Executors.newFixedThreadPool(UPLOADERS)) {
                for (var uploader : pool.invokeAll(uploaders)) {
                    uploader.get();
                }
            }
        }
    }

    private @Nullable Void upload(Random random, int files) throws IOException {
        for (int left = files; left > 0; left--) {
            var dataset = new DatasetId(CITY.id(), DATASETS.get(random.nextInt(DATASETS.size())));
            byte[] content = content(random).getBytes(StandardCharsets.UTF_8);
            Upload upload = home.accept(dataset, "f.csv", new ByteArrayInputStream(content));
            Files.writeString(
                    accepted,
                    upload.id() + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            home.process(upload, Stage.Watcher.NOBODY);
        }
        return null;
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
