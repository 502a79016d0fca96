package org.estran.app.catalogue.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
import org.estran.terms.BoundingBox;
import org.junit.jupiter.api.Test;

/** What the index finds for a box is what a reckoning on the circle of longitudes says, on thousands of random boxes. */
class SpaceRangeTest {

    private static final int RECORDS = 4000;
    private static final int QUERIES = 1500;

    @Test
    void agreesWithTheCircleOfLongitudesOnThousandsOfBoxes() throws IOException {
        Random random = new Random(11);
        List<List<BoundingBox>> records = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            List<BoundingBox> boxes = new ArrayList<>();
            for (int n = random.nextInt(10) == 0 ? 3 : 1; n > 0; n--) {
                boxes.add(Boxes.any(random));
            }
            records.add(boxes);
        }
        try (ByteBuffersDirectory memory = new ByteBuffersDirectory()) {
            index(records, memory);
            try (DirectoryReader reader = DirectoryReader.open(memory)) {
                IndexSearcher searcher = new IndexSearcher(reader);
                for (int i = 0; i < QUERIES; i++) {
                    BoundingBox asked = Boxes.any(random);
                    assertThat(found(searcher, asked)).as(asked.text()).isEqualTo(expected(records, asked));
                }
            }
        }
    }

    private static void index(List<List<BoundingBox>> records, ByteBuffersDirectory memory) throws IOException {
        try (IndexWriter writer = new IndexWriter(memory, new IndexWriterConfig())) {
            for (int i = 0; i < records.size(); i++) {
                Document document = new Document();
                document.add(new StringField("n", Integer.toString(i), Store.YES));
                records.get(i).stream()
                        .flatMap(box -> SpaceRange.indexed(box).stream())
                        .forEach(range -> document.add(range.field()));
                writer.addDocument(document);
            }
        }
    }

    private static TreeSet<Integer> found(IndexSearcher searcher, BoundingBox asked) throws IOException {
        TreeSet<Integer> all = new TreeSet<>();
        for (ScoreDoc hit : searcher.search(SpaceRange.query(asked), RECORDS).scoreDocs) {
            all.add(Integer.valueOf(searcher.storedFields().document(hit.doc).get("n")));
        }
        return all;
    }

    private static TreeSet<Integer> expected(List<List<BoundingBox>> records, BoundingBox asked) {
        TreeSet<Integer> all = new TreeSet<>();
        for (int i = 0; i < records.size(); i++) {
            if (records.get(i).stream().anyMatch(box -> Boxes.meet(box, asked))) {
                all.add(i);
            }
        }
        return all;
    }
}
