package org.khettara.embedded.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.khettara.ckan.PortalException;
import org.khettara.core.UploadBusyException;
import org.khettara.embedded.FullDisk;
import org.khettara.embedded.server.PortTakenException;
import org.khettara.embedded.store.CorruptHomeException;

/// What a failure is in one sentence for the person at the keyboard: what, where, what to do.
record Complaint(String sentence, Exit exit) {

    static Complaint of(Throwable failure) {
        if (FullDisk.causes(failure)) {
            return failure(
                    "The disk takes no more (%s). Make room, or make it writable, then run the same command again: what was accepted is kept and will be finished."
                            .formatted(reason(failure)));
        }
        return switch (failure) {
            case UsageException e -> new Complaint(reason(e), Exit.USAGE);
            case InvalidPathException e ->
                    new Complaint(
                            "'%s' cannot be a file name here. If it has letters beyond ASCII, set LC_ALL=C.UTF-8."
                                    .formatted(e.getInput()),
                            Exit.USAGE);
            case CorruptHomeException e -> failure(reason(e));
            case UploadBusyException e -> failure("Try again in a moment: " + reason(e));
            case FileSystemException e -> failure(sentence(e));
            case OutOfMemoryError _ ->
                    failure(
                            "Khettara ran out of memory. Give it more with KHETTARA_JAVA_OPTS=-Xmx2g, then run the same command again.");
            case UnsatisfiedLinkError e ->
                    failure(
                            "SQLite's library cannot be loaded (%s). Name a folder that programs may run from with KHETTARA_JAVA_OPTS=-Dorg.sqlite.tmpdir=FOLDER."
                                    .formatted(reason(e)));
            case PortTakenException e -> failure(reason(e));
            case PortalException e -> failure(reason(e));
            case IOException e when failure.getClass() == IOException.class -> failure(reason(e));
            default ->
                    failure(
                            "Khettara failed: %s. This is a defect of ours; --debug shows where."
                                    .formatted(failure));
        };
    }

    private static String sentence(FileSystemException e) {
        String what =
                switch (e) {
                    case AccessDeniedException _ -> "this user may not read or write it";
                    case NoSuchFileException _ -> "there is no such file";
                    case NotDirectoryException _ -> "it is not a folder";
                    case FileAlreadyExistsException _ -> "there is a file of that name already";
                    default -> e.getReason() == null ? "it failed" : e.getReason();
                };
        return "Cannot use %s: %s.".formatted(e.getFile(), what);
    }

    private static String reason(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    private static Complaint failure(String sentence) {
        return new Complaint(sentence, Exit.FAILURE);
    }
}
