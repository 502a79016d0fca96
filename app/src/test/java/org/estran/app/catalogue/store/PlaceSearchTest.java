package org.estran.app.catalogue.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.estran.app.catalogue.CatalogueEntry;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.SearchParameters;
import org.estran.records.Kind;
import org.estran.records.Position;
import org.estran.records.RecordBuilder;
import org.estran.records.Shape;
import org.estran.records.VerticalExtent;
import org.estran.terms.BoundingBox;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.estran.terms.TimeInterval;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Polygons, what lies within, depths, and the order in which places and periods come that were asked for. */
class PlaceSearchTest {

    @TempDir
    static Path folder;

    private static CatalogueOnDisk disk;

    @BeforeAll
    static void publish() {
        disk = new CatalogueOnDisk(folder);
        put("world_wide", dataset().boxes(List.of(BoundingBox.WORLD)).period(TimeInterval.parse("1950/..")));
        put(
                "biscay_box",
                dataset().boxes(List.of(new BoundingBox(-6, 44, -2, 48))).period(TimeInterval.parse("2000/2009")));
        put(
                "biscay_point",
                dataset().boxes(List.of(new BoundingBox(-4, 46, -4, 46))).vertical(down(100, 2000)));
        put(
                "fiji_box",
                dataset().boxes(List.of(new BoundingBox(175, -20, -175, -15))).vertical(down(0, 10)));
        put(
                "ship_track",
                dataset().shapes(List.of(new Shape.Line(List.of(new Position(-5, 48), new Position(-52, 5))))));
        put(
                "bow_tie",
                dataset()
                        .shapes(List.of(new Shape.Polygon(List.of(List.of(
                                new Position(20, 0),
                                new Position(30, 10),
                                new Position(30, 0),
                                new Position(20, 10),
                                new Position(20, 0)))))));
        put("balloon", dataset().vertical(new VerticalExtent(0, 30_000)));
        disk.catalogue.catchUp();
    }

    @AfterAll
    static void close() {
        disk.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            polygon  | POLYGON((-7 43,-1 43,-1 49,-7 49,-7 43)) | intersects | world_wide biscay_box biscay_point ship_track
            polygon  | POLYGON((-7 43,-1 43,-1 49,-7 49,-7 43)) | within     | biscay_box biscay_point
            polygon  | -7 43,-1 43,-4 44.5                      | intersects | world_wide biscay_box
            polygon  | 21 4,22 4,22 6,21 6                      | intersects | world_wide bow_tie
            bbox     | -7,43,-1,49                              | within     | biscay_box biscay_point
            bbox     | 170,-30,-170,0                           | within     | fiji_box
            bbox     | -180,-90,180,90                          | within     | world_wide biscay_box biscay_point fiji_box ship_track bow_tie
            depth    | 500                                      | intersects | biscay_point
            depth    | 0/50                                     | intersects | fiji_box balloon
            depth    | ../-100                                  | intersects | balloon
            depth    | 5000/..                                  | intersects |
            """)
    void finds(String name, String asked, String relation, String expected) {
        assertThat(found(Map.of(name, List.of(asked), "relation", List.of(relation))))
                .containsExactlyInAnyOrder(expected == null ? new String[0] : expected.split(" "));
    }

    @Test
    void whatIsJustThePlaceAskedForComesFirst() {
        assertThat(found(Map.of("bbox", List.of("-6,44,-2,48")))).startsWith("biscay_box");
        assertThat(found(Map.of("datetime", List.of("2000/2010")))).containsExactly("biscay_box", "world_wide");
        assertThat(found(Map.of("datetime", List.of("1950/..")))).containsExactly("world_wide", "biscay_box");
        assertThat(found(Map.of("bbox", List.of("-6,44,-2,48"), "q", List.of("dataset"))))
                .startsWith("biscay_box");
    }

    private static List<String> found(Map<String, List<String>> parameters) {
        return disk.catalogue.search(SearchParameters.read(parameters, Language.FR)).items().stream()
                .map(CatalogueRecord::id)
                .toList();
    }

    private static VerticalExtent down(double from, double to) {
        return new VerticalExtent(-to, -from);
    }

    private static RecordBuilder dataset() {
        return new RecordBuilder(Kind.DATASET).title(LocalizedText.of("", "A dataset"));
    }

    private static void put(String id, RecordBuilder record) {
        disk.catalogue.put(CatalogueEntry.described(id, record.build()));
    }
}
