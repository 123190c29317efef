package org.khettara.embedded.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The files that the arguments of a command stand for: a file for itself, a folder for all files
/// in it and below, in the order of their names, without those that begin with a dot.
///
/// @param files in order
/// @param complaints about what cannot be used, each a sentence; the other files are no worse for
///   it
record InputFiles(List<Input> files, List<String> complaints) {

    /// @param path the file
    /// @param name its name below the argument it stands under, `/`-separated
    record Input(Path path, String name) {}

    /// @param without a folder that is left out wherever it lies; null when there is none
    static InputFiles of(List<Path> arguments, @Nullable Path without) throws IOException {
        var found = new InputFiles(new ArrayList<>(), new ArrayList<>());
        for (Path argument : arguments) {
            if (Files.isDirectory(argument)) {
                found.walk(argument, "", without);
            } else {
                found.add(argument, fileName(argument));
            }
        }
        return found;
    }

    private static String fileName(Path path) {
        Path name = path.toAbsolutePath().normalize().getFileName();
        return name == null ? path.toString() : name.toString();
    }

    private void walk(Path folder, String prefix, @Nullable Path without) throws IOException {
        List<Path> entries;
        try {
            entries = entries(folder);
        } catch (AccessDeniedException e) {
            complaints.add(
                    "Cannot read the folder %s: this user may not. Grant the right to read and enter it."
                            .formatted(folder));
            return;
        }
        for (Path entry : entries) {
            String name = fileName(entry);
            boolean isOutput =
                    without != null
                            && entry.toAbsolutePath()
                                    .normalize()
                                    .equals(without.toAbsolutePath().normalize());
            if (name.startsWith(".") || isOutput) {
                continue;
            }
            if (Files.isDirectory(entry) && Files.isSymbolicLink(entry)) {
                complaints.add(
                        "%s leads to another folder; it is left out. Name that folder itself."
                                .formatted(entry));
            } else if (Files.isDirectory(entry)) {
                walk(entry, prefix + name + "/", without);
            } else {
                add(entry, prefix + name);
            }
        }
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            var entries = new ArrayList<Path>();
            stream.forEach(entries::add);
            entries.sort((a, b) -> fileName(a).compareTo(fileName(b)));
            return entries;
        }
    }

    private void add(Path file, String name) {
        if (!Files.exists(file)) {
            complaints.add(
                    "There is no file or folder %s. Check the name, and the folder you are in."
                            .formatted(file));
        } else if (!Files.isRegularFile(file)) {
            complaints.add("%s is neither a file nor a folder; it is left out.".formatted(file));
        } else if (!Files.isReadable(file)) {
            complaints.add(
                    "Cannot read %s: this user may not. Grant the right to read it."
                            .formatted(file));
        } else {
            files.add(new Input(file, name));
        }
    }
}
