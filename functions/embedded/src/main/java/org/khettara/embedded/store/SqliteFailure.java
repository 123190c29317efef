package org.khettara.embedded.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Turns what SQLite reports into an exception whose message a person can act on.
final class SqliteFailure {
    private SqliteFailure() {}

    static IOException of(Path file, SQLException failure) {
        if (!(failure instanceof SQLiteException sqlite)) {
            return new IOException("%s: %s".formatted(file, failure.getMessage()), failure);
        }
        SQLiteErrorCode code = sqlite.getResultCode();
        // The low byte is the kind of failure; the rest says where it happened.
        return switch (code.code & 0xFF) {
            case 11, 26 ->
                    new CorruptHomeException(
                            "%s is damaged or is not a Khettara database. Restore it from a backup, or move it away and publish again: the uploaded files are in store/uploads beside it."
                                    .formatted(file),
                            failure);
            case 13 -> new IOException("No space left on device: " + file, failure);
            case 5, 6 ->
                    new IOException(
                            "%s is busy: another program holds it for more than a minute"
                                    .formatted(file),
                            failure);
            case 8 ->
                    new IOException(
                            "%s cannot be written to. Check the rights of the file and of its folder."
                                    .formatted(file),
                            failure);
            case 14 ->
                    new IOException(
                            "%s cannot be opened. Check the rights of the file and of its folder."
                                    .formatted(file),
                            failure);
            default ->
                    new IOException(
                            "%s: SQLite reports %s (%s)"
                                    .formatted(file, code, failure.getMessage()),
                            failure);
        };
    }
}
