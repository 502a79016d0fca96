package org.estran.app.catalogue.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;
import org.estran.records.MetadataRecord;
import org.estran.terms.LocalizedText;

/**
 * What to be better than: all words of a record in one field, Lucene's standard words in lower case, any word of the query
 * enough, ranked by BM25 with its usual constants.
 */
final class PlainBm25 implements Closeable {

    private static final String TEXT = "text";

    private final ByteBuffersDirectory memory = new ByteBuffersDirectory();
    private final StandardAnalyzer words = new StandardAnalyzer();
    private final IndexReader reader;

    PlainBm25(Map<String, MetadataRecord> records) throws IOException {
        try (IndexWriter writer = new IndexWriter(memory, new IndexWriterConfig(words))) {
            for (var record : records.entrySet()) {
                Document document = new Document();
                document.add(new StringField("id", record.getKey(), Store.YES));
                texts(record.getValue()).forEach(text -> document.add(new TextField(TEXT, text, Store.NO)));
                writer.addDocument(document);
            }
        }
        reader = DirectoryReader.open(memory);
    }

    private static Stream<String> texts(MetadataRecord record) {
        Stream<LocalizedText> localized = Stream.concat(
                Stream.of(record.title(), record.summary()),
                record.keywords().stream().map(keyword -> keyword.label()));
        Stream<String> names = Stream.concat(
                record.variables().stream()
                        .flatMap(variable -> Stream.of(variable.name(), variable.longName(), variable.standardName())),
                record.parties().stream()
                        .flatMap(party -> Stream.of(party.family(), party.given(), party.organisation())));
        return Stream.concat(
                localized.flatMap(text -> text.byLanguage().values().stream()),
                names.filter(java.util.Objects::nonNull));
    }

    List<String> first(String typed, int most) {
        Query asked = new QueryBuilder(words).createBooleanQuery(TEXT, typed);
        try {
            IndexSearcher searcher = new IndexSearcher(reader);
            ScoreDoc[] hits = searcher.search(asked == null ? new MatchNoDocsQuery() : asked, most).scoreDocs;
            return Arrays.stream(hits).map(hit -> id(searcher, hit)).toList();
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
    }

    private static String id(IndexSearcher searcher, ScoreDoc hit) {
        try {
            return searcher.storedFields().document(hit.doc).get("id");
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
        memory.close();
    }
}
