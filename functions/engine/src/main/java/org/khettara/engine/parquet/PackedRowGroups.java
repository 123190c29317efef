package org.khettara.engine.parquet;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/// Finished row groups of a very wide table, each as the bytes that it has in the footer: a tenth
/// of its objects, which are made anew for every look.
final class PackedRowGroups extends AbstractList<RowGroup> {
    private final List<byte[]> packed = new ArrayList<>();

    @Override
    public boolean add(RowGroup group) {
        Bytes bytes = new Bytes();
        try {
            Util.writeFileMetaData(new FileMetaData(0, List.of(), 0, List.of(group)), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.add(bytes.toByteArray());
    }

    @Override
    public RowGroup get(int index) {
        try (var in = new ByteArrayInputStream(packed.get(index))) {
            return requireNonNull(Util.readFileMetaData(in).getRow_groups()).getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int size() {
        return packed.size();
    }
}
