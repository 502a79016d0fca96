package org.estran.app.catalogue.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Periods with open ends: the index finds those that have an instant in common, and no other. */
class TimeRangeTest {

    @Test
    void findsWhatHasAnInstantInCommon() throws IOException {
        Random random = new Random(5);
        List<TimeInterval> records = new ArrayList<>();
        try (ByteBuffersDirectory memory = new ByteBuffersDirectory()) {
            try (IndexWriter writer = new IndexWriter(memory, new IndexWriterConfig())) {
                for (int i = 0; i < 2000; i++) {
                    records.add(period(random));
                    Document document = new Document();
                    document.add(new StringField("n", Integer.toString(i), Store.YES));
                    document.add(TimeRange.field(records.get(i)));
                    writer.addDocument(document);
                }
            }
            try (DirectoryReader reader = DirectoryReader.open(memory)) {
                IndexSearcher searcher = new IndexSearcher(reader);
                for (int i = 0; i < 1000; i++) {
                    TimeInterval asked = period(random);
                    TreeSet<Integer> expected = new TreeSet<>();
                    for (int n = 0; n < records.size(); n++) {
                        if (meet(records.get(n), asked)) {
                            expected.add(n);
                        }
                    }
                    assertThat(found(searcher, asked)).as(asked.toString()).isEqualTo(expected);
                }
            }
        }
    }

    private static TreeSet<Integer> found(IndexSearcher searcher, TimeInterval asked) throws IOException {
        TreeSet<Integer> all = new TreeSet<>();
        for (ScoreDoc hit : searcher.search(TimeRange.query(asked), 2000).scoreDocs) {
            all.add(Integer.valueOf(searcher.storedFields().document(hit.doc).get("n")));
        }
        return all;
    }

    private static boolean meet(TimeInterval one, TimeInterval other) {
        return startsBeforeEnd(one.start(), other.end()) && startsBeforeEnd(other.start(), one.end());
    }

    private static boolean startsBeforeEnd(@Nullable Instant start, @Nullable Instant end) {
        return start == null || end == null || !start.isAfter(end);
    }

    // Few distinct days, so that ends and starts often coincide.
    private static TimeInterval period(Random random) {
        Instant one = Instant.EPOCH.plusSeconds(86_400L * (random.nextInt(400) - 200));
        Instant other = random.nextInt(4) == 0 ? one : one.plusSeconds(86_400L * random.nextInt(100));
        return switch (random.nextInt(8)) {
            case 0 -> new TimeInterval(one, null);
            case 1 -> new TimeInterval(null, other);
            case 2 -> new TimeInterval(Instant.parse("-10000-01-01T00:00:00Z"), other);
            default -> new TimeInterval(one, other);
        };
    }
}
