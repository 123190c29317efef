package org.khettara.embedded.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.khettara.core.release.Release;
import org.khettara.core.upload.Sha256;
import org.khettara.embedded.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `khettara demo`: the whole line, on sample files.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Publishes sample files, and says where everything lies and how to look at it.")
final class DemoCommand implements Callable<Integer> {
    @ParentCommand private @Nullable Khettara root;

    @Option(names = "--serve", description = "Then serve the page and the HTTP interface.")
    private boolean serve;

    @Option(
            names = "--port",
            defaultValue = "8080",
            paramLabel = "N",
            description = "Port to serve on (default: ${DEFAULT-VALUE}).")
    private int port;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Khettara khettara = Objects.requireNonNull(root);
        ServeCommand.check(port);
        try (Home home = khettara.openOrMake(port)) {
            Exit exit = publish(khettara, home);
            tour(khettara, home);
            return (serve ? ServeCommand.serve(khettara, home, port) : exit).status;
        }
    }

    /// The refused sample is part of the show, so it is no bad end.
    private static Exit publish(Khettara khettara, Home home)
            throws IOException, InterruptedException {
        List<Samples.Sample> samples = Samples.all();
        try (var publishing =
                new Publishing(khettara, home, samples.size(), Publishing.Style.LINES)) {
            publishing.recover(khettara.terminal.err());
            for (Samples.Sample sample : samples) {
                home.register(sample.institution());
                Optional<Release> same = sameAs(home, sample);
                if (same.isPresent()) {
                    publishing.say(
                            "%-10s  %s  %s  same as release %d"
                                    .formatted(
                                            "unchanged",
                                            sample.dataset(),
                                            sample.fileName(),
                                            same.get().number()));
                } else {
                    publishing.publish(sample.dataset(), sample.fileName(), sample::open);
                }
            }
            return publishing.exit() == Exit.REFUSED ? Exit.DONE : publishing.exit();
        }
    }

    /// The release that a sample was published as by an earlier demo. It is not dropped again:
    /// after the second version of its dataset, the first would be taken for a third.
    private static Optional<Release> sameAs(Home home, Samples.Sample sample) throws IOException {
        String sha256;
        try (InputStream in = sample.open()) {
            sha256 = Sha256.of(in);
        }
        return home.releases(sample.dataset()).stream()
                .filter(release -> release.content().source().sha256().equals(sha256))
                .findFirst();
    }

    private static void tour(Khettara khettara, Home home) {
        PrintStream out = khettara.terminal.out();
        String command = "./khettara " + khettara.homeOption();
        out.println();
        out.println(
                """
                Everything is in %s:
                  store/published/datasets/   the releases: CSV, Parquet, schema, report, manifest
                  store/published/catalogue/  the catalogue records (DCAT)
                  store/raw/receipts/         what each publisher was told
                  uploads/INSTITUTION/        where institutions drop files while 'serve' runs

                Look at it:\
                """
                        .formatted(home.folder()));
        List<String> tour =
                List.of(
                        "datasets                         what is served now",
                        "releases commune-exemple.budget  the versions of one dataset",
                        "receipts                         what was said of each file",
                        "events --json                    the notices of change",
                        "serve                            all of it in the browser",
                        "inspect FILE                     what your own file holds");
        tour.forEach(line -> out.println("  " + command + line));
    }
}
