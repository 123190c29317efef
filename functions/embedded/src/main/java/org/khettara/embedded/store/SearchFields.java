package org.khettara.embedded.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;
import org.khettara.core.search.SearchDocument;
import org.khettara.core.search.SearchQuery;
import org.khettara.core.search.SearchQuery.Term;
import org.khettara.core.search.Words;

/// The fields of the search index, and queries over them. Words are folded by [Words] before they
/// are stored and before they are sought, each beside its stem. Which datasets match is told by one
/// field that has all words; what they are worth by fields of their own, ranked by BM25 with the
/// title weighing most.
final class SearchFields {
    static final String DATASET = "dataset";
    static final String RELEASED_AT = "released-at";
    static final String DOCUMENT = "document";

    private static final String ANY = "any";
    private static final String INSTITUTION = "institution";
    private static final String THEME = "theme";
    private static final String FORMAT = "format";

    /// Longer words are noise, and the index takes none of more than 32,766 bytes.
    private static final int LONGEST_WORD = 255;

    /// Where a word may stand, and what it is worth there.
    private record Place(
            String field, float weight, Function<SearchDocument, List<String>> texts) {}

    private static final List<Place> PLACES =
            List.of(
                    new Place("title", 10, SearchDocument::titles),
                    new Place("keywords", 6, SearchDocument::keywords),
                    new Place(
                            "institution-name",
                            4,
                            document ->
                                    List.of(document.institutionName(), document.institution())),
                    new Place("description", 3, SearchDocument::descriptions),
                    new Place("columns", 2, SearchDocument::columns),
                    new Place("cells", 1, SearchDocument::cells));

    private static final FieldType MATCHED = type(IndexOptions.DOCS, true);
    private static final FieldType RANKED = type(IndexOptions.DOCS_AND_FREQS, false);

    private SearchFields() {}

    private static FieldType type(IndexOptions options, boolean omitNorms) {
        var type = new FieldType();
        type.setIndexOptions(options);
        type.setOmitNorms(omitNorms);
        type.freeze();
        return type;
    }

    /// The fields that a dataset is sought by.
    static List<IndexableField> of(SearchDocument document) {
        var fields = new ArrayList<IndexableField>();
        var any = new ArrayList<String>();
        for (Place place : PLACES) {
            List<String> texts = place.texts.apply(document);
            fields.add(words(place.field, texts, RANKED));
            any.addAll(texts);
        }
        fields.add(words(ANY, any, MATCHED));
        fields.add(filter(INSTITUTION, document.institution()));
        document.themes().forEach(code -> fields.add(filter(THEME, code)));
        document.formats().forEach(format -> fields.add(filter(FORMAT, format)));
        return fields;
    }

    private static IndexableField words(String name, List<String> texts, FieldType type) {
        List<String> words =
                texts.stream()
                        .flatMap(text -> Words.of(text).stream())
                        .flatMap(word ->
                                word.stem().equals(word.folded())
                                        ? Stream.of(word.folded())
                                        : Stream.of(word.folded(), word.stem()))
                        .filter(word -> word.length() <= LONGEST_WORD)
                        .toList();
        return new Field(name, new Tokens(words), type);
    }

    private static IndexableField filter(String name, String value) {
        return new StringField(name, value, Field.Store.NO);
    }

    /// Datasets that have all words of a query, and what it is filtered by.
    static Query withAll(SearchQuery query) {
        return matched(query, Occur.FILTER);
    }

    /// Datasets that have one word of a query, and what it is filtered by.
    static Query withSome(SearchQuery query) {
        return matched(query, Occur.SHOULD);
    }

    private static Query matched(SearchQuery query, Occur each) {
        var words = new BooleanQuery.Builder();
        for (Term term : query.words()) {
            words.add(sought(ANY, term), each);
        }
        var all = new BooleanQuery.Builder();
        all.add(query.words().isEmpty() ? MatchAllDocsQuery.INSTANCE : words.build(), Occur.FILTER);
        filtered(all, INSTITUTION, query.filters().institution());
        filtered(all, THEME, query.filters().theme());
        filtered(all, FORMAT, query.filters().format());
        return all.build();
    }

    private static void filtered(BooleanQuery.Builder all, String name, @Nullable String value) {
        if (value != null) {
            all.add(term(name, value), Occur.FILTER);
        }
    }

    /// What was matched, by what its words are worth.
    static Query ranked(SearchQuery query, Query matched) {
        var worth = new BooleanQuery.Builder().add(matched, Occur.FILTER);
        for (Term term : query.words()) {
            for (Place place : PLACES) {
                Query sought = sought(place.field, term);
                worth.add(new BoostQuery(sought, place.weight), Occur.SHOULD);
            }
        }
        return worth.build();
    }

    private static Query sought(String field, Term term) {
        Query whole = term(field, term.stem());
        return switch (term.end()) {
            case WHOLE -> whole;
            case OPEN ->
                    new BooleanQuery.Builder()
                            .add(whole, Occur.SHOULD)
                            .add(
                                    new ConstantScoreQuery(
                                            new PrefixQuery(
                                                    new org.apache.lucene.index.Term(
                                                            field, term.folded()))),
                                    Occur.SHOULD)
                            .build();
        };
    }

    private static Query term(String field, String word) {
        return new TermQuery(new org.apache.lucene.index.Term(field, word));
    }

    /// Words that are parted already.
    private static final class Tokens extends TokenStream {
        private final CharTermAttribute token = addAttribute(CharTermAttribute.class);
        private final List<String> words;
        private int next;

        Tokens(List<String> words) {
            this.words = words;
        }

        @Override
        public boolean incrementToken() {
            if (next == words.size()) {
                return false;
            }
            clearAttributes();
            token.append(words.get(next++));
            return true;
        }

        @Override
        public void reset() {
            next = 0;
        }
    }
}
