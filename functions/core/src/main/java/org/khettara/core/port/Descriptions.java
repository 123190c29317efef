package org.khettara.core.port;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khettara.core.catalogue.Layer;
import org.khettara.core.catalogue.Origin;
import org.khettara.core.catalogue.Scope;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Sequencer;

/// What is said of datasets, by source. Safe for use by many threads and processes.
public interface Descriptions {
    /// All layers around a dataset, in no order.
    List<Layer> around(DatasetId dataset) throws IOException;

    /// What one source says of a scope.
    Optional<Layer> find(Scope scope, Origin source) throws IOException;

    /// Puts a layer in the place of what its source said before, marks the records of its scope as
    /// outdated and writes an audit row with who and when: in one transaction, or none of them.
    ///
    /// @param over the layer that is to go; null when there is to be none
    /// @return false when another one is there by now; nothing was written
    boolean replace(Layer layer, @Nullable Sequencer over) throws IOException;

    /// Scopes of which something was said that is still to be announced, the oldest first.
    List<Outdated> outdated(int limit) throws IOException;

    /// Marks what is said of a scope as announced; without effect when more was said since.
    void renewed(Outdated outdated) throws IOException;

    /// @param since the last that was said of the scope
    record Outdated(Scope scope, Sequencer since) {}
}
