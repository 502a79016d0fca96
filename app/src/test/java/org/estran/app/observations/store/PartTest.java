package org.estran.app.observations.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.estran.terms.BoundingBox;
import org.junit.jupiter.api.Test;

class PartTest {

    private static final Part OF_2005 = part(1, "a", "2005", new BoundingBox(-20, 40, 0, 50));
    private static final Part OF_2006 = part(2, "a", "2006", new BoundingBox(150, -10, 179, 10));
    private static final Part WITHOUT_PLACES = new Part(3, 10, "b", null, null, null);

    private static Part part(int number, String columns, String year, BoundingBox box) {
        return new Part(
                number,
                10,
                columns,
                Instant.parse(year + "-01-01T00:00:00Z"),
                Instant.parse(year + "-12-31T00:00:00Z"),
                box);
    }

    private static List<Part> of(Selection selection) {
        return Part.of(List.of(OF_2005, OF_2006), selection);
    }

    @Test
    void thoseThatCannotHaveARowAreLeftOut() {
        assertThat(of(Selection.ALL)).containsExactly(OF_2005, OF_2006);
        assertThat(of(Selection.ALL.during(Instant.parse("2005-12-31T00:00:00Z"), null)))
                .containsExactly(OF_2005, OF_2006);
        assertThat(of(Selection.ALL.during(Instant.parse("2005-12-31T00:00:01Z"), null)))
                .containsExactly(OF_2006);
        assertThat(of(Selection.ALL.during(null, Instant.parse("2005-06-01T00:00:00Z"))))
                .containsExactly(OF_2005);
        assertThat(of(Selection.ALL.within(new BoundingBox(-10, 45, -5, 46)))).containsExactly(OF_2005);
        assertThat(of(Selection.ALL.within(new BoundingBox(175, -60, -170, 60))))
                .as("across the antimeridian")
                .containsExactly(OF_2006);
    }

    @Test
    void oneOfEachSetOfColumnsIsLeftSoThatAllAreKnown() {
        Selection nowhere = Selection.ALL.within(new BoundingBox(60, -60, 70, -50));
        assertThat(of(nowhere)).containsExactly(OF_2005);
        assertThat(Part.of(List.of(OF_2005, WITHOUT_PLACES, OF_2006), nowhere))
                .containsExactly(OF_2005, WITHOUT_PLACES);
        assertThat(Part.areAlike(List.of(OF_2005, OF_2006))).isTrue();
        assertThat(Part.areAlike(List.of(OF_2005, WITHOUT_PLACES))).isFalse();
    }
}
