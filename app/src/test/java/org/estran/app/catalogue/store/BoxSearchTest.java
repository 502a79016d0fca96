package org.estran.app.catalogue.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.estran.app.catalogue.CatalogueEntry;
import org.estran.app.catalogue.SearchRequest;
import org.estran.records.Kind;
import org.estran.records.RecordBuilder;
import org.estran.terms.BoundingBox;
import org.estran.terms.LocalizedText;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoxSearchTest {

    @TempDir
    static Path folder;

    private static CatalogueOnDisk disk;

    @BeforeAll
    static void open() {
        disk = new CatalogueOnDisk(folder);
    }

    @AfterAll
    static void close() {
        disk.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            plain_overlap       | -5,45,5,50      | 0,48,10,60     | true
            plain_apart         | -5,45,5,50      | 6,45,10,50     | false
            shares_a_border     | -5,45,5,50      | 5,45,10,50     | true
            shares_a_corner     | -5,45,5,50      | 5,50,10,60     | true
            hair_apart          | -5,45,5,50      | 5.000000001,45,10,50 | false
            minus_zero          | -5,-5,-0.0,-0.0 | 0,0,5,5        | true
            point_inside        | 3,3,3,3         | 0,0,5,5        | true
            point_on_point      | 3,3,3,3         | 3,3,3,3        | true
            point_outside       | 3,3,3,3         | 4,4,5,5        | false
            line_crossed        | 3,-10,3,10      | 0,0,5,0        | true
            record_crosses      | 170,-20,-170,-10 | -175,-15,-172,-12 | true
            record_crosses_w    | 170,-20,-170,-10 | 172,-15,173,-12 | true
            record_crosses_out  | 170,-20,-170,-10 | 0,-15,160,-12  | false
            query_crosses       | -175,-15,-172,-12 | 170,-20,-170,-10 | true
            query_crosses_out   | 0,-15,10,-12    | 170,-20,-170,-10 | false
            both_cross          | 175,0,-178,5    | 179,3,-179,9   | true
            both_cross_lat      | 175,0,-178,5    | 179,6,-179,9   | false
            seam_touch          | 170,0,180,5     | -180,0,-170,5  | true
            seam_touch_back     | -180,0,-170,5   | 170,0,180,5    | true
            seam_point          | 180,3,180,3     | -180,0,-175,5  | true
            seam_point_apart    | 180,3,180,3     | -179,0,-175,5  | false
            seam_of_crossing    | 170,0,-170,5    | -180,0,-180,5  | true
            north_pole          | 0,85,10,90      | 100,88,110,90  | true
            north_pole_short    | 0,85,10,89      | 100,88,110,90  | false
            north_pole_point    | 0,90,0,90       | 100,88,110,90  | true
            south_pole          | 0,-90,10,-80    | 100,-90,110,-85 | true
            north_is_not_south  | 0,85,10,90      | 100,-90,110,-85 | false
            whole_world_record  | -180,-90,180,90 | 12,12,13,13    | true
            whole_world_query   | 12,12,13,13     | -180,-90,180,90 | true
            band_round_world    | -180,-60,180,-50 | 179,-55,-179,-54 | true
            """)
    void findsABox(String name, String record, String query, boolean expected) {
        put(name, List.of(BoundingBox.parse(record)));
        assertThat(finds(BoundingBox.parse(query), name)).isEqualTo(expected);
    }

    @Test
    void findsARecordByAnyOfItsBoxes() {
        put("two_places", List.of(new BoundingBox(0, 0, 1, 1), new BoundingBox(50, 50, 51, 51)));
        assertThat(finds(new BoundingBox(50.5, 50.5, 52, 52), "two_places")).isTrue();
        // Between the two is nothing of it.
        assertThat(finds(new BoundingBox(20, 20, 30, 30), "two_places")).isFalse();
    }

    private static void put(String id, List<BoundingBox> boxes) {
        disk.catalogue.put(CatalogueEntry.described(
                id,
                new RecordBuilder(Kind.DATASET)
                        .title(LocalizedText.of(id, ""))
                        .boxes(boxes)
                        .build()));
    }

    private static boolean finds(BoundingBox query, String id) {
        return disk.catalogue.search(SearchRequest.EVERYTHING.box(query).limit(200)).items().stream()
                .anyMatch(record -> record.id().equals(id));
    }
}
