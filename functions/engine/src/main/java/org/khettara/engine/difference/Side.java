package org.khettara.engine.difference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.khettara.core.port.TableComparer.Version;
import org.khettara.core.report.ColumnType;
import org.khettara.core.report.TableShape.ColumnShape;
import org.khettara.engine.CanonicalRows;

/// One of the two versions.
record Side(Path csv, List<ColumnShape> columns, long rows) {
    Side {
        columns = List.copyOf(columns);
    }

    static Side of(Version version) {
        return new Side(version.csv(), version.shape().columns(), version.shape().rows());
    }

    int width() {
        return columns.size();
    }

    String name(int column) {
        return columns.get(column).name();
    }

    ColumnType type(int column) {
        return columns.get(column).type();
    }

    boolean isNumeric(int column) {
        return switch (type(column)) {
            case INTEGER, NUMBER -> true;
            case BOOLEAN, DATE, DATETIME, TIME, STRING -> false;
        };
    }

    /// Opens the file at its first row of data.
    CanonicalRows open() throws IOException {
        CanonicalRows in = CanonicalRows.open(csv, width());
        in.next();
        return in;
    }
}
