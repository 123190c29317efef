package org.khettara.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.khettara.core.port.MemoryObjectStore;

class FolderTest {
    @Nested
    class Local extends FolderContract {
        @Override
        Folder empty() {
            return new LocalFolder(local.resolve("not/there/yet"));
        }

        @Test
        void nothingIsLeftBesideAFileAndAnybodyMayReadIt() throws IOException {
            Folder folder = empty();
            folder.replace("series.csv", "1");
            folder.replace("series.csv", "2");
            Path path = local.resolve("not/there/yet");
            assertThat(path.toFile().list()).containsExactly("series.csv");
            Path plain = Files.writeString(local.resolve("plain"), "");
            assertThat(Files.getPosixFilePermissions(path.resolve("series.csv")))
                    .isEqualTo(Files.getPosixFilePermissions(plain));
        }
    }

    @Nested
    class Stored extends FolderContract {
        @Override
        Folder empty() {
            return new StoredFolder(new MemoryObjectStore(), "assessment/");
        }
    }
}
