package org.khettara.embedded.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.core.report.Text;
import org.khettara.core.upload.ObjectVersion;
import org.khettara.core.upload.Sequencer;
import org.khettara.core.upload.Upload;
import org.khettara.core.upload.UploadKey;

final class DropFolderTest {
    private static final Duration SETTLE = Duration.ofSeconds(2);
    @TempDir Path temp;
    private final Desk desk = new Desk();
    private long nanos;
    private Path root;
    private Path institution;
    private DropFolder folder;

    /// A home in memory.
    private static final class Desk implements DropFolder.Reception {
        final List<String> accepted = new ArrayList<>();
        Runnable whileReading = () -> {};
        boolean forgetful;

        @Override
        public boolean mayPublish(UploadKey key) {
            return key.dataset().institution().value().equals("ville-de-fes");
        }

        @Override
        public Upload accept(UploadKey key, InputStream content) throws IOException {
            int first = content.read();
            whileReading.run();
            String text = first < 0 ? "" : (char) first + new String(content.readAllBytes(), UTF_8);
            accepted.add(key.dataset().name() + "/" + key.fileName() + "=" + text);
            String version = Integer.toString(accepted.size() - 1);
            Instant now = Instant.EPOCH;
            return new Upload(
                    new ObjectVersion("uploads", "key", version),
                    key.dataset(),
                    key.fileName(),
                    text.length(),
                    Sequencer.at(now),
                    now);
        }

        @Override
        public InputStream stored(Upload upload) {
            String entry = accepted.get(Integer.parseInt(upload.object().versionId()));
            String text = forgetful ? "other" : entry.substring(entry.indexOf('=') + 1);
            return new ByteArrayInputStream(text.getBytes(UTF_8));
        }
    }

    @BeforeEach
    void open() throws IOException {
        root = temp.toRealPath().resolve("uploads");
        institution = Files.createDirectories(root.resolve("ville-de-fes"));
        folder = new DropFolder(root, desk, SETTLE, OpenFiles.ofThisMachine(), () -> nanos);
    }

    private int passLater() throws IOException {
        nanos += SETTLE.toNanos();
        return folder.pass().size();
    }

    private List<Path> remaining() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void fileThatLiesStillIsTakenOnce() throws IOException {
        Files.writeString(institution.resolve("a.csv"), "whole");
        assertThat(folder.pass()).isEmpty();
        assertThat(passLater()).isEqualTo(1);
        assertThat(passLater()).isZero();
        assertThat(desk.accepted).containsExactly("a/a.csv=whole");
        assertThat(remaining()).isEmpty();
    }

    @Test
    void folderNamesTheDataset() throws IOException {
        Path year = Files.createDirectories(institution.resolve("budget/2024"));
        Files.writeString(year.resolve("a.csv"), "x");
        folder.pass();
        passLater();
        assertThat(desk.accepted).containsExactly("budget-2024/a.csv=x");
    }

    @Test
    void fileWrittenSlowlyIsTakenOnceAndWhole() throws IOException {
        Path file = institution.resolve("a.csv");
        for (String chunk : List.of("one ", "two ", "three")) {
            Files.writeString(file, chunk, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            assertThat(passLater()).isZero();
        }
        assertThat(passLater()).isEqualTo(1);
        assertThat(desk.accepted).containsExactly("a/a.csv=one two three");
    }

    @Test
    void fileThatIsOpenForWritingIsLeftAlone() throws IOException {
        assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "only Linux tells");
        Path file = institution.resolve("a.csv");
        try (var writer = Files.newBufferedWriter(file)) {
            writer.write("begun");
            writer.flush();
            folder.pass();
            assertThat(passLater()).isZero();
            assertThat(passLater()).isZero();
            writer.write(", ended");
        }
        folder.pass();
        assertThat(passLater()).isEqualTo(1);
        assertThat(desk.accepted).containsExactly("a/a.csv=begun, ended");
    }

    @Test
    void temporaryNamesAreIgnoredUntilRenamed() throws IOException {
        Path part = institution.resolve("a.csv.part");
        Files.writeString(part, "x");
        for (String name : List.of("~$b.xlsx", ".hidden.csv", "c.tmp", "d.crdownload")) {
            Files.writeString(institution.resolve(name), "no");
        }
        folder.pass();
        assertThat(passLater()).isZero();
        Files.move(part, institution.resolve("a.csv"));
        folder.pass();
        assertThat(passLater()).isEqualTo(1);
        assertThat(desk.accepted).containsExactly("a/a.csv=x");
        assertThat(remaining()).hasSize(4);
    }

    @Test
    void emptyFileIsGivenMoreTime() throws IOException {
        Files.createFile(institution.resolve("a.csv"));
        folder.pass();
        assertThat(passLater()).isZero();
        nanos += SETTLE.multipliedBy(9).toNanos();
        assertThat(folder.pass()).hasSize(1);
    }

    @Test
    void twoFilesOfOneNameAreTwoUploads() throws IOException {
        Path file = institution.resolve("a.csv");
        Files.writeString(file, "first");
        folder.pass();
        passLater();
        Files.writeString(file, "second");
        folder.pass();
        passLater();
        assertThat(desk.accepted).containsExactly("a/a.csv=first", "a/a.csv=second");
    }

    @Test
    void fileReplacedWhileItIsReadIsTwoWholeUploads() throws IOException {
        Path file = institution.resolve("a.csv");
        Files.writeString(file, "first");
        desk.whileReading = () -> write(file, "second");
        folder.pass();
        passLater();
        desk.whileReading = () -> {};
        folder.pass();
        passLater();
        assertThat(desk.accepted).containsExactly("a/a.csv=first", "a/a.csv=second");
        assertThat(remaining()).isEmpty();
    }

    @Test
    void fileWrittenToWhileItIsReadIsReadAgain() throws IOException {
        Files.writeString(institution.resolve("a.csv"), "first");
        desk.whileReading = () -> write(remainingOne(), "rewritten in place");
        folder.pass();
        assertThat(passLater()).isZero();
        desk.whileReading = () -> {};
        assertThat(passLater()).isEqualTo(1);
        assertThat(desk.accepted.getLast()).isEqualTo("a/a.csv=rewritten in place");
        assertThat(remaining()).isEmpty();
    }

    @Test
    void fileIsKeptWhenTheStoreHasOtherBytes() throws IOException {
        Files.writeString(institution.resolve("a.csv"), "precious");
        desk.forgetful = true;
        folder.pass();
        passLater();
        passLater();
        assertThat(desk.accepted).hasSize(1);
        assertThat(remainingOne()).hasContent("precious").hasFileName("a.csv");
    }

    @Test
    void filesOfUnregisteredInstitutionsStayAndAreReported() throws IOException {
        Path stranger = Files.createDirectories(root.resolve("stranger")).resolve("a.csv");
        Files.writeString(stranger, "x");
        Files.writeString(root.resolve("lost.csv"), "x");
        folder.pass();
        passLater();
        passLater();
        assertThat(stranger).exists();
        assertThat(folder.notTaken()).containsOnlyKeys("stranger/a.csv", "lost.csv");
        assertThat(folder.notTaken().values())
                .extracting(Text::en)
                .contains("The institution 'stranger' is not registered.");
        Files.delete(stranger);
        passLater();
        assertThat(folder.notTaken()).containsOnlyKeys("lost.csv");
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        Path secret = Files.writeString(temp.resolve("secret.csv"), "secret");
        Files.createSymbolicLink(institution.resolve("a.csv"), secret);
        folder.pass();
        assertThat(passLater()).isZero();
        assertThat(desk.accepted).isEmpty();
    }

    private Path remainingOne() {
        try {
            return remaining().getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
