package org.khettara.embedded.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/// A SQLite file of a home. Write-ahead log and full synchronisation: what was committed holds
/// after a loss of power. Safe for many threads and processes: writers wait for each other, readers
/// for nobody.
public final class Database implements AutoCloseable {
    private static final int WAIT_FOR_OTHERS_MILLIS = 60_000;

    private final Path file;
    private final SQLiteConfig config = new SQLiteConfig();
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    private final ReentrantLock writing = new ReentrantLock();
    private volatile boolean closed;

    private Database(Path file) {
        this.file = file;
        config.setBusyTimeout(WAIT_FOR_OTHERS_MILLIS);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
    }

    /// Opens the file that holds what must not be lost, makes it when it is missing, and brings its
    /// tables up to this version.
    ///
    /// @throws CorruptHomeException when it is no such file, damaged, or from a newer version
    public static Database open(Path file) throws IOException {
        return open(file, Migrations.LEDGER);
    }

    /// Opens the file that holds what can be made anew, likewise.
    public static Database openIndex(Path file) throws IOException {
        return open(file, Migrations.INDEX);
    }

    private static Database open(Path file, Migrations migrations) throws IOException {
        var database = new Database(file.toAbsolutePath().normalize());
        // Two processes that both switch a new file to the write-ahead log disturb each other.
        try (var _ = FolderLock.take(file.resolveSibling(file.getFileName() + ".lock"))) {
            migrations.run(database);
            return database;
        } catch (IOException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /// What is done within one transaction.
    @FunctionalInterface
    interface Work<T extends @Nullable Object> {
        T in(Session session) throws SQLException, IOException;
    }

    /// Reads from one state of the whole database.
    <T extends @Nullable Object> T read(Work<T> work) throws IOException {
        return transact("BEGIN", work);
    }

    /// Changes the database: all of it durably when the call returns, none of it when it throws.
    <T extends @Nullable Object> T write(Work<T> work) throws IOException {
        writing.lock();
        try {
            return transact("BEGIN IMMEDIATE", work);
        } finally {
            writing.unlock();
        }
    }

    private <T extends @Nullable Object> T transact(String begin, Work<T> work) throws IOException {
        Connection connection = null;
        try {
            connection = connection();
            execute(connection, begin);
            T result = work.in(new Session(connection));
            execute(connection, "COMMIT");
            release(connection);
            connection = null;
            return result;
        } catch (SQLException e) {
            throw SqliteFailure.of(file, e);
        } finally {
            abort(connection);
        }
    }

    private Connection connection() throws SQLException {
        Connection connection = idle.pollFirst();
        return connection != null ? connection : config.createConnection("jdbc:sqlite:" + file);
    }

    private void release(Connection connection) throws SQLException {
        idle.addFirst(connection);
        if (closed) {
            closeIdle();
        }
    }

    /// Closing a connection rolls its transaction back.
    private void abort(@Nullable Connection connection) throws IOException {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                throw SqliteFailure.of(file, e);
            }
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    Path file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        try {
            closeIdle();
        } catch (SQLException e) {
            throw SqliteFailure.of(file, e);
        }
    }

    private void closeIdle() throws SQLException {
        for (Connection connection = idle.pollFirst();
                connection != null;
                connection = idle.pollFirst()) {
            connection.close();
        }
    }
}
