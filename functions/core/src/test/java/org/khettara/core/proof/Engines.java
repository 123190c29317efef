package org.khettara.core.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.khettara.core.FakeEngine;
import org.khettara.core.port.TableEngine;
import org.khettara.core.report.Report;

/// Engines that are not as they should be.
final class Engines {
    private Engines() {}

    /// Never makes the same bytes twice.
    static TableEngine unsteady() {
        return new Odd() {
            @Override
            public Report normalise(Source source, Path folder, CellText cellText)
                    throws IOException {
                Report report = super.normalise(source, folder, cellText);
                Files.writeString(folder.resolve("t.schema.json"), "{\"n\":%d}".formatted(calls));
                return report;
            }
        };
    }

    /// Exhausts the memory, the first times that it is asked.
    static TableEngine hungry(int times) {
        return new Odd() {
            @Override
            public Report normalise(Source source, Path folder, CellText cellText)
                    throws IOException {
                Report report = super.normalise(source, folder, cellText);
                if (calls <= times) {
                    throw new OutOfMemoryError("planted");
                }
                return report;
            }
        };
    }

    /// Breaks each time.
    static TableEngine broken() {
        return new Odd() {
            @Override
            public Report normalise(Source source, Path folder, CellText cellText)
                    throws IOException {
                throw new IOException("the engine broke");
            }
        };
    }

    private abstract static class Odd implements TableEngine {
        private final TableEngine plain = new FakeEngine();
        int calls;

        @Override
        public String version() {
            return plain.version();
        }

        @Override
        public long largestFile() {
            return plain.largestFile();
        }

        @Override
        public Report normalise(Source source, Path folder, CellText cellText) throws IOException {
            calls++;
            return plain.normalise(source, folder, cellText);
        }
    }
}
