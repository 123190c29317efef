package org.khettara.core;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khettara.core.difference.Difference;
import org.khettara.core.difference.TableDifference;
import org.khettara.core.document.Json;
import org.khettara.core.port.ObjectStore;
import org.khettara.core.port.TableComparer;
import org.khettara.core.release.Release;
import org.khettara.core.release.ReleaseFile;
import org.khettara.core.report.TableShape;
import org.khettara.core.report.Text;

/// Compares the tables of two releases. A dataset with one table keeps it under whatever name: the
/// name comes from the file, and next year's file has another. Else tables are known by name.
public final class Comparison {
    private final TableComparer comparer;

    public Comparison(TableComparer comparer) {
        this.comparer = comparer;
    }

    /// The tables of one release.
    ///
    /// @param name of the run, or of the file, that they are of
    /// @param folder holds `<table>.csv` of each; one that is missing is compared by its shape
    public record Side(String name, List<TableShape> tables, Path folder) {
        public Side {
            tables = List.copyOf(tables);
        }

        private Path csv(TableShape table) {
            return folder.resolve(fileName(table));
        }
    }

    private static String fileName(TableShape table) {
        return table.name() + ".csv";
    }

    /// What changed since the release that is current; empty when there is none.
    Optional<Difference> since(
            @Nullable Release current, Side after, ObjectStore published, Workspace work)
            throws IOException {
        if (current == null) {
            return Optional.empty();
        }
        Side before = fetch(current, published::open, work.before());
        return Optional.of(compare(before, after, List.of(), work.difference(before.name())));
    }

    /// Compares, and writes the rows that differ and difference.json.
    ///
    /// @param key columns that name a row of each table; empty to find some
    /// @param to an empty folder
    public Difference compare(Side before, Side after, List<String> key, Path to)
            throws IOException {
        List<TableDifference> tables = new ArrayList<>();
        List<TableShape> left = new ArrayList<>(before.tables());
        boolean single = before.tables().size() == 1 && after.tables().size() == 1;
        Room room = new Room();
        for (TableShape table : after.tables()) {
            Optional<TableShape> same =
                    left.stream().filter(t -> single || t.name().equals(table.name())).findFirst();
            if (same.isPresent()) {
                left.remove(same.get());
                var was = new TableComparer.Version(same.get(), before.csv(same.get()));
                var is = new TableComparer.Version(table, after.csv(table));
                Optional<Text> not = room.take(was, is);
                tables.add(
                        not.isPresent()
                                ? TableDifference.ofShapes(same.get(), table, not.get())
                                : compare(was, is, key, to));
            } else {
                tables.add(TableDifference.added(table));
            }
        }
        left.forEach(table -> tables.add(TableDifference.removed(table)));
        Difference difference = Difference.of(before.name(), after.name(), tables);
        Files.write(to.resolve(Difference.FILE_NAME), Json.document(difference));
        return difference;
    }

    private TableDifference compare(
            TableComparer.Version before, TableComparer.Version after, List<String> key, Path to)
            throws IOException {
        var target = new TableComparer.Target(to, after.shape().name());
        var compared = comparer.compare(before, after, key, target);
        return TableDifference.kept(
                before.shape(),
                after.shape(),
                compared.renamed(),
                compared.rows(),
                compared.note());
    }

    /// What is left of the disk for all tables of a comparison together.
    private final class Room {
        private long bytes;
        private long rows;

        /// Takes what two versions need; where their rows cannot be compared, why.
        Optional<Text> take(TableComparer.Version before, TableComparer.Version after)
                throws IOException {
            boolean there = Files.exists(before.csv()) && Files.exists(after.csv());
            long size = bytes(before) + bytes(after);
            // What was not brought here may have been too large.
            if (!take(there ? size : 2 * size, before.shape().rows() + after.shape().rows())) {
                return Optional.of(TOO_LARGE);
            }
            return there ? Optional.empty() : Optional.of(GONE);
        }

        boolean take(long moreBytes, long moreRows) {
            boolean fits = comparer.fits(bytes + moreBytes, rows + moreRows);
            bytes += fits ? moreBytes : 0;
            rows += fits ? moreRows : 0;
            return fits;
        }

        private static long bytes(TableComparer.Version version) throws IOException {
            return Files.exists(version.csv()) ? Files.size(version.csv()) : 0;
        }
    }

    /// Opens an object of the published store.
    @FunctionalInterface
    public interface Published {
        /// @throws NoSuchFileException when there is none
        InputStream open(String key) throws IOException;
    }

    /// Brings the CSV files of a release to a local folder, but for those that are gone and those
    /// that there is no room for.
    public Side fetch(Release release, Published published, Path folder) throws IOException {
        var content = release.content();
        Room room = new Room();
        for (TableShape table : content.tables()) {
            String name = fileName(table);
            long bytes =
                    content.files().stream()
                            .filter(file -> file.name().equals(name))
                            .mapToLong(ReleaseFile::bytes)
                            .sum();
            if (room.take(2 * bytes, 2 * table.rows())) {
                try (InputStream in = published.open(content.prefix() + name)) {
                    Files.copy(in, folder.resolve(name));
                } catch (NoSuchFileException gone) {
                    // Personal data may have been removed since; its shape is still known.
                    Files.deleteIfExists(folder.resolve(name));
                }
            }
        }
        return new Side(release.run().value(), content.tables(), folder);
    }

    private static final Text GONE =
            new Text(
                    "Les données d'une des versions ne sont pas disponibles ici : seules les colonnes ont été comparées.",
                    "بيانات أحد الإصدارين غير متوفرة هنا: قورنت الأعمدة وحدها.",
                    "The data of one of the releases are not there: only the columns were compared.");

    private static final Text TOO_LARGE =
            new Text(
                    "Le tableau est trop grand pour être comparé ligne par ligne ici : seules les colonnes ont été comparées.",
                    "الجدول أكبر من أن تُقارن أسطره هنا: قورنت الأعمدة وحدها.",
                    "The table is too large to be compared row by row here: only the columns were compared.");
}
