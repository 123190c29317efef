package org.khettara.formats;

import dev.hardwood.HardwoodContext;
import dev.hardwood.InputFile;
import dev.hardwood.metadata.LogicalType;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.row.PqStruct;
import dev.hardwood.schema.SchemaNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.ReasonCode;
import org.khettara.engine.FormatReader;
import org.khettara.engine.Limits;
import org.khettara.engine.Refusal;
import org.khettara.engine.Sheets;

/// Reads Parquet. Groups flatten to dotted names, lists and maps become JSON text. The file is held
/// against [ParquetGuard] before the library sees it.
final class ParquetReader implements FormatReader {
    private static final int THREADS = 1;

    /// Says on standard error that it does without vector instructions: nothing to tell a
    /// publisher.
    private static final Logger LIBRARY = Logger.getLogger("dev.hardwood");

    static {
        LIBRARY.setLevel(Level.WARNING);
    }

    @Override
    public @Nullable String recognise(Path file, byte[] head) {
        String start = new String(head, 0, Math.min(4, head.length), StandardCharsets.ISO_8859_1);
        return start.equals("PAR1") || start.equals("PARE") ? "parquet" : null;
    }

    @Override
    public void read(Path file, Sheets out, Limits limits) throws IOException, Refusal {
        guarded(() -> {
            ParquetGuard.check(file, limits);
            return true;
        });
        HardwoodContext context = HardwoodContext.create(THREADS);
        try {
            ParquetFileReader reader =
                    guarded(() -> ParquetFileReader.open(InputFile.of(file), context));
            try {
                new Table(reader, out, limits, Files.size(file)).write();
            } finally {
                reader.close();
            }
        } finally {
            context.close();
        }
    }

    /// A call into the library.
    private interface Call<T> {
        T call() throws IOException, Refusal;
    }

    /// The edge to the library, which answers a broken file with whatever exception its code runs
    /// into, or by asking for more memory than there is.
    private static <T> T guarded(Call<T> call) throws Refusal {
        try {
            return call.call();
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            Refusal refusal = ParquetGuard.corrupt();
            refusal.initCause(e);
            throw refusal;
        }
    }

    /// A column: the places to go from the row to its value, one for each group around it.
    ///
    /// @param unsigned whether whole numbers have no sign
    private record Column(String name, List<Integer> places, boolean unsigned) {
        @Nullable Object value(RowReader row) {
            Object value = row.getValue(places.getFirst());
            for (int i = 1; i < places.size() && value != null; i++) {
                value = ((PqStruct) value).getValue(places.get(i));
            }
            return switch (value) {
                case Integer number when unsigned -> Integer.toUnsignedString(number);
                case Long number when unsigned -> Long.toUnsignedString(number);
                case null, default -> value;
            };
        }
    }

    private static boolean isUnsigned(SchemaNode node) {
        return node instanceof SchemaNode.PrimitiveNode leaf
                && leaf.logicalType() instanceof LogicalType.IntType type
                && !type.isSigned();
    }

    private static final class Table {
        private final ParquetFileReader reader;
        private final Sheets out;
        private final Limits limits;
        private final List<Column> columns = new ArrayList<>();
        private final long mostChars;
        private long chars;

        Table(ParquetFileReader reader, Sheets out, Limits limits, long bytes) {
            this.reader = reader;
            this.out = out;
            this.limits = limits;
            this.mostChars = limits.expandedFrom(bytes);
        }

        void write() throws IOException, Refusal {
            addColumns(guarded(() -> reader.getFileSchema().getRootNode()), "", List.of());
            Sheets.Sheet sheet = out.records("", columns.stream().map(Column::name).toList());
            RowReader rows = guarded(reader::rowReader);
            try {
                long number = 0;
                while (guarded(() -> next(rows))) {
                    sheet.row(++number);
                    count(1);
                    for (int i = 0; i < columns.size(); i++) {
                        cell(i, rows, sheet);
                    }
                }
            } finally {
                rows.close();
            }
        }

        private static boolean next(RowReader rows) {
            boolean more = rows.hasNext();
            if (more) {
                rows.next();
            }
            return more;
        }

        private void addColumns(SchemaNode.GroupNode group, String path, List<Integer> places) {
            for (int i = 0; i < group.children().size(); i++) {
                SchemaNode child = group.children().get(i);
                String name = path.isEmpty() ? child.name() : path + '.' + child.name();
                List<Integer> inside = new ArrayList<>(places);
                inside.add(i);
                if (child instanceof SchemaNode.GroupNode inner && inner.isStruct()) {
                    addColumns(inner, name, inside);
                } else {
                    columns.add(new Column(name, List.copyOf(inside), isUnsigned(child)));
                }
            }
        }

        private void cell(int index, RowReader rows, Sheets.Sheet sheet)
                throws IOException, Refusal {
            Column column = columns.get(index);
            String text = guarded(() -> Text.of(column.value(rows))).value;
            if (text != null && !text.isEmpty()) {
                count(text.length() + 1L);
                if (text.length() > limits.cellChars()) {
                    throw Refusal.of(ReasonCode.TOO_LARGE, "TOO_LARGE.value", limits.cellChars());
                }
                sheet.cell(index, text);
            }
        }

        private void count(long more) throws Refusal {
            chars += more;
            if (chars > mostChars) {
                throw Refusal.of(ReasonCode.BOMB, "BOMB", chars >> 20);
            }
        }
    }

    private record Text(@Nullable String value) {
        static Text of(@Nullable Object stored) {
            return new Text(ParquetText.of(stored));
        }
    }
}
