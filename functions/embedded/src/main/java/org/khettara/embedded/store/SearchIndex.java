package org.khettara.embedded.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;
import org.khettara.core.document.Json;
import org.khettara.core.search.SearchDocument;
import org.khettara.core.search.SearchQuery;

/// The words of the catalogue in a Lucene index of a folder of its own. What was applied is durable
/// together with the place in the log that it goes up to. Many may read; whoever writes holds the
/// followers' lock, and none but one does.
public final class SearchIndex implements Closeable {
    private static final String PLACE = "place";
    private static final Sort LATEST =
            new Sort(new SortField(SearchFields.RELEASED_AT, SortField.Type.LONG, true));

    /// Lucene would like a module of the JDK that is not there by default, and warns; it does well
    /// without.
    private static final Logger WISHES =
            Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

    static {
        WISHES.setLevel(Level.SEVERE);
    }

    private final Directory directory;
    private @Nullable SearcherManager searchers;

    /// @param folder made when it is missing
    public SearchIndex(Path folder) throws IOException {
        this.directory = FSDirectory.open(folder);
    }

    /// What was found.
    ///
    /// @param total how many there are, over all pages
    public record Found(long total, List<SearchDocument> documents) {
        public Found {
            documents = List.copyOf(documents);
        }
    }

    /// What becomes of datasets, at once: those that are there take the place of what was told of
    /// them before.
    public record Update(List<SearchDocument> present, List<String> gone) {
        public Update {
            present = List.copyOf(present);
            gone = List.copyOf(gone);
        }
    }

    /// How many changes of the log have been applied; empty before the first, and for an index that
    /// cannot be read: it is no loss, for all of it can be made anew.
    public Optional<Long> place() throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            String place = reader.getIndexCommit().getUserData().get(PLACE);
            return Optional.ofNullable(place).map(Long::valueOf);
        } catch (IndexNotFoundException
                | CorruptIndexException
                | IndexFormatTooOldException
                | IndexFormatTooNewException unreadable) {
            return Optional.empty();
        }
    }

    /// @param place how many changes of the log have been seen with it
    public void apply(Update update, long place) throws IOException {
        write(OpenMode.CREATE_OR_APPEND, update, place);
    }

    /// Begins anew, whatever is there.
    public void clear() throws IOException {
        if (place().isEmpty()) {
            for (String file : directory.listAll()) {
                if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
                    directory.deleteFile(file);
                }
            }
        }
        write(OpenMode.CREATE, new Update(List.of(), List.of()), 0);
    }

    private void write(OpenMode mode, Update update, long place) throws IOException {
        var config =
                new IndexWriterConfig()
                        .setOpenMode(mode)
                        .setCommitOnClose(false)
                        .setMergeScheduler(new SerialMergeScheduler());
        try (var writer = new IndexWriter(directory, config)) {
            for (String dataset : update.gone()) {
                writer.deleteDocuments(new Term(SearchFields.DATASET, dataset));
            }
            for (SearchDocument document : update.present()) {
                writer.updateDocument(
                        new Term(SearchFields.DATASET, document.dataset()), indexed(document));
            }
            // Merges after the commit would be lost: whatever is not committed goes when it closes.
            writer.flush();
            writer.setLiveCommitData(Map.of(PLACE, Long.toString(place)).entrySet());
            writer.commit();
        }
    }

    private static Document indexed(SearchDocument document) {
        var fields = new Document();
        SearchFields.of(document).forEach(fields::add);
        fields.add(new StringField(SearchFields.DATASET, document.dataset(), Field.Store.NO));
        fields.add(
                new NumericDocValuesField(
                        SearchFields.RELEASED_AT,
                        Instant.parse(document.releasedAt()).toEpochMilli()));
        fields.add(new StoredField(SearchFields.DOCUMENT, Json.line(document)));
        return fields;
    }

    /// All words of the query, or, where no dataset has all of them, as many as there are; the most
    /// relevant first. Of a query without words, the latest.
    public Found find(SearchQuery query) throws IOException {
        Optional<SearcherManager> open = searchers();
        if (open.isEmpty()) {
            return new Found(0, List.of());
        }
        IndexSearcher searcher = open.get().acquire();
        try {
            Query all = SearchFields.withAll(query);
            int total = searcher.count(all);
            if (total > 0 || query.words().size() < 2) {
                return found(searcher, query, all, total);
            }
            Query some = SearchFields.withSome(query);
            return found(searcher, query, some, searcher.count(some));
        } finally {
            open.get().release(searcher);
        }
    }

    private static Found found(IndexSearcher searcher, SearchQuery query, Query matched, int total)
            throws IOException {
        int last = (int) Math.min(total, (long) query.offset() + query.limit());
        var documents = new ArrayList<SearchDocument>();
        if (query.offset() < last) {
            ScoreDoc[] best =
                    query.words().isEmpty()
                            ? searcher.search(matched, last, LATEST).scoreDocs
                            : searcher.search(SearchFields.ranked(query, matched), last).scoreDocs;
            StoredFields stored = searcher.storedFields();
            for (int n = query.offset(); n < best.length; n++) {
                String document = stored.document(best[n].doc).get(SearchFields.DOCUMENT);
                documents.add(Json.read(document, SearchDocument.class));
            }
        }
        return new Found(total, documents);
    }

    /// Searchers of what was last committed, be it by another process; empty before anything was.
    private synchronized Optional<SearcherManager> searchers() throws IOException {
        if (searchers != null) {
            searchers.maybeRefreshBlocking();
        } else if (place().isPresent()) {
            searchers = new SearcherManager(directory, null);
        }
        return Optional.ofNullable(searchers);
    }

    @Override
    public synchronized void close() throws IOException {
        if (searchers != null) {
            searchers.close();
        }
        directory.close();
    }
}
