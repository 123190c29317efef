package org.khettara.embedded.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Institution;
import org.khettara.core.upload.InstitutionId;

/// The sample files that come with Khettara, in the order in which the demo drops them:
/// `samples/index.tsv`.
final class Samples {
    private static final String FOLDER = "/samples/";

    private Samples() {}

    record Sample(Institution institution, DatasetId dataset, String resource, String fileName) {
        InputStream open() throws IOException {
            return Samples.resource(resource);
        }
    }

    static List<Sample> all() throws IOException {
        var samples = new ArrayList<Sample>();
        try (InputStream in = resource("index.tsv")) {
            String index = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            index.lines()
                    .filter(line -> !line.isBlank())
                    .map(Samples::sample)
                    .forEach(samples::add);
        }
        return samples;
    }

    private static Sample sample(String line) {
        String[] cells = line.split("\t", -1);
        if (cells.length != 5) {
            throw new IllegalStateException("samples/index.tsv: expected 5 cells in: " + line);
        }
        var id = new InstitutionId(cells[0]);
        DatasetId dataset =
                cells[2].isEmpty() ? DatasetId.ofFile(id, cells[4]) : DatasetId.named(id, cells[2]);
        return new Sample(new Institution(id, cells[1]), dataset, cells[3], cells[4]);
    }

    private static InputStream resource(String name) {
        InputStream in = Samples.class.getResourceAsStream(FOLDER + name);
        if (in == null) {
            throw new IllegalStateException(FOLDER + name + " is missing from the jar");
        }
        return in;
    }
}
