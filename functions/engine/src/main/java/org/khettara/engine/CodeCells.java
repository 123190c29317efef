package org.khettara.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.khettara.core.place.PlaceEvidence;
import org.khettara.core.place.PlaceResolver;
import org.khettara.core.place.Resolution;
import org.khettara.core.report.PlaceCodes;
import org.khettara.engine.parquet.Dictionary;
import org.khettara.engine.parquet.PageEncoder;
import org.khettara.engine.parquet.ParquetChunk;

/// The codes of one column of places, batch by batch. Each different text is looked up once; where
/// several places have its name, once with each text of the column that says in what province or
/// region. As long as the column has a dictionary of its own, its numbers are taken over.
final class CodeCells {
    private static final int MOST_BYTES = 1 << 20;
    private static final byte[] NOTHING = new byte[Batch.PADDING];
    private static final int NONE = -1;
    private static final int UNKNOWN = -2;

    final CodePlan plan;
    private final PlaceResolver resolver;
    private final CodePlan.@Nullable Container where;
    private final TextDictionary texts = dictionary();
    private final TextDictionary within = dictionary();
    private final TextDictionary codes = dictionary();
    private final List<Value> values = new ArrayList<>();
    private final List<@Nullable String> container = new ArrayList<>();
    private final CellReader reader = CellReader.ofText();
    private final CellChars chars = new CellChars();
    private int[] ids = new int[0];

    /// By number of the text in the column's dictionary: its number here.
    private int[] numberOf = new int[0];

    private int known;

    /// More different texts than a column of places has: no codes are made any more.
    private boolean overflown;

    /// A different text.
    static final class Value {
        final String text;
        final Resolution resolution;
        private final int code;

        /// By number of the text in the column that says where.
        private int[] codeWithin = new int[0];

        long matched;
        long unmatched;

        /// Record of its first cell without a code.
        long record;

        private Value(String text, Resolution resolution, int code) {
            this.text = text;
            this.resolution = resolution;
            this.code = code;
        }

        boolean isAmbiguous() {
            return resolution instanceof Resolution.Several;
        }
    }

    CodeCells(CodePlan plan) {
        this.plan = plan;
        this.resolver = new PlaceResolver(plan.kind());
        this.where = plan.within();
    }

    private static TextDictionary dictionary() {
        return new TextDictionary(PlaceEvidence.MOST_VALUES, MOST_BYTES);
    }

    PlaceResolver resolver() {
        return resolver;
    }

    /// Makes the page of a batch.
    ///
    /// @param made what the column of places made of the batch
    /// @param chunk null for a column that has its codes itself: they are only counted
    void write(Batch batch, ColumnBatch made, @Nullable ParquetChunk chunk, PageEncoder encoder) {
        if (ids.length < batch.rows) {
            ids = new int[batch.rows];
        }
        overflown = overflown || !number(batch, made);
        if (overflown) {
            Arrays.fill(ids, 0, batch.rows, NONE);
        } else {
            for (int id = values.size(); id < texts.size(); id++) {
                values.add(value(id));
            }
            for (int row = 0; row < batch.rows; row++) {
                Value value = values.get(ids[row]);
                ids[row] = count(value, code(value, batch, row), batch, row);
            }
        }
        if (chunk != null) {
            var dictionary = new Dictionary.Texts(codes.text(), codes.cells(), codes.size());
            chunk.ids(ids, batch.rows, dictionary, encoder);
        }
    }

    /// Numbers the texts of a batch; false when there are too many different ones.
    private boolean number(Batch batch, ColumnBatch made) {
        Dictionary.Texts own = made.texts();
        return own == null ? texts.number(batch, plan.index(), ids) : number(batch, made.ids, own);
    }

    private boolean number(Batch batch, int[] numbered, Dictionary.Texts own) {
        if (numberOf.length < own.size()) {
            numberOf = Arrays.copyOf(numberOf, own.cells().length);
        }
        for (; known < own.size(); known++) {
            long cell = own.cells()[known];
            numberOf[known] = texts.number(own.text(), Batch.start(cell), Batch.length(cell));
            if (numberOf[known] < 0) {
                return false;
            }
        }
        int missing = texts.number(NOTHING, 0, 0);
        for (int row = 0; row < batch.rows; row++) {
            ids[row] = numbered[row] < 0 ? missing : numberOf[numbered[row]];
        }
        return missing >= 0;
    }

    /// The number of the text that says where a row's place is; -1 when there are too many of them.
    private int where(CodePlan.Container column, Batch batch, int row) {
        long cell = batch.cell(column.index(), row);
        int number = within.number(batch.text, Batch.start(cell), Batch.length(cell));
        if (number == container.size()) {
            container.add(container(number, new PlaceResolver(column.kind())));
        }
        return number;
    }

    private @Nullable String container(int id, PlaceResolver containers) {
        chars.set(within.text(), within.cell(id));
        String text = reader.textOf(chars);
        return text != null && containers.resolve(text) instanceof Resolution.Sole(var code)
                ? code
                : null;
    }

    private static int count(Value value, int code, Batch batch, int row) {
        if (code >= 0) {
            value.matched++;
        } else {
            value.record = value.unmatched++ == 0 ? batch.records[row] : value.record;
        }
        return code;
    }

    private Value value(int id) {
        chars.set(texts.text(), texts.cell(id));
        String text = reader.textOf(chars);
        Resolution resolution = text == null ? new Resolution.Total() : resolver.resolve(text);
        int code = resolution instanceof Resolution.Sole(var sole) ? number(sole) : NONE;
        return new Value(text == null ? "" : text, resolution, code);
    }

    private int code(Value value, Batch batch, int row) {
        if (where == null || !(value.resolution instanceof Resolution.Several named)) {
            return value.code;
        }
        int place = where(where, batch, row);
        return place < 0 ? NONE : code(value, named, place);
    }

    private int code(Value value, Resolution.Several named, int where) {
        if (value.codeWithin.length <= where) {
            int filled = value.codeWithin.length;
            value.codeWithin = Arrays.copyOf(value.codeWithin, Math.max(8, where * 2 + 1));
            Arrays.fill(value.codeWithin, filled, value.codeWithin.length, UNKNOWN);
        }
        if (value.codeWithin[where] == UNKNOWN) {
            String place = container.get(where);
            value.codeWithin[where] =
                    place == null ? NONE : named.within(place).map(this::number).orElse(NONE);
        }
        return value.codeWithin[where];
    }

    private int number(String code) {
        byte[] bytes = Arrays.copyOf(code.getBytes(StandardCharsets.US_ASCII), Batch.PADDING * 4);
        return codes.number(bytes, 0, code.length());
    }

    /// What the report says of it.
    PlaceCodes told() {
        return new PlaceCodes(
                plan.codes(),
                plan.kind().level(),
                values.stream().mapToLong(value -> value.matched).sum(),
                cells(unmatched()),
                cells(ambiguous()));
    }

    /// Different codes.
    int distinct() {
        return codes.size();
    }

    /// Hashes of all different codes, ascending as unsigned numbers.
    long[] hashes() {
        return IntStream.range(0, codes.size())
                .mapToObj(id -> hash(codes.cell(id)))
                .sorted(Long::compareUnsigned)
                .mapToLong(Long::longValue)
                .toArray();
    }

    private long hash(long cell) {
        return Words.hash(codes.text(), Batch.start(cell), Batch.length(cell));
    }

    /// Texts that are no place of the level, the most frequent first.
    List<Value> unmatched() {
        return missed(false);
    }

    /// Texts that are the name of several places, as far as rows do not say which.
    List<Value> ambiguous() {
        return missed(true);
    }

    private List<Value> missed(boolean ambiguous) {
        return values.stream()
                .filter(value -> value.unmatched > 0)
                .filter(value -> !(value.resolution instanceof Resolution.Total))
                .filter(value -> value.isAmbiguous() == ambiguous)
                .sorted(
                        Comparator.comparingLong((Value value) -> -value.unmatched)
                                .thenComparingLong(value -> value.record))
                .toList();
    }

    static long cells(List<Value> values) {
        return values.stream().mapToLong(value -> value.unmatched).sum();
    }
}
