package org.estran.filters.cql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.estran.filters.Filter;
import org.estran.filters.FilterException;
import org.estran.filters.FilterLimits;
import org.estran.filters.Literal;
import org.estran.terms.BoundingBox;
import org.estran.terms.TimeInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CqlTextTest {

    private static final Filter A =
            new Filter.Compare("dc:title", Filter.Comparison.EQUAL, new Literal.Text("l'estran"), Filter.Case.EXACT);

    @Test
    void readsComparisonsAndHowTheyAreJoined() throws FilterException {
        assertThat(cql("dc:title = 'l''estran'")).isEqualTo(A);
        assertThat(cql("dc:title='l''estran' and not (dc:title = 'l''estran' or dc:title= 'l''estran')"))
                .isEqualTo(new Filter.And(List.of(A, new Filter.Not(new Filter.Or(List.of(A, A))))));
        assertThat(cql("\"odd name\" >= 3.5e1"))
                .isEqualTo(new Filter.Compare(
                        "odd name", Filter.Comparison.GREATER_OR_EQUAL, new Literal.Number(35), Filter.Case.EXACT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a LIKE '%sea%'",
                "a not like 'x_'",
                "a BETWEEN 1 AND 2",
                "a IN ('x', 'y')",
                "a IS NULL",
                "a IS NOT NULL",
                "a EXISTS",
                "a DOES-NOT-EXIST",
                "a BEFORE 2006-11-30T01:30:00Z",
                "a AFTER 2006-11-30",
                "a DURING 2006-11-30T00:30:00Z/2006-11-30T01:30:00Z",
                "a BEFORE OR DURING 2006/2007",
                "a DURING OR AFTER '2006-01-01/2007-01-01'",
                "a = 2006-11-30",
                "INTERSECTS(geom, POINT(1 2))",
                "WITHIN(geom, POLYGON((0 0, 10 0, 10 10, 0 0)))",
                "CONTAINS(geom, LINESTRING(0 0, 1 1))",
                "DISJOINT(geom, MULTIPOLYGON(((0 0, 10 0, 10 10, 0 0))))",
                "CROSSES(geom, GEOMETRYCOLLECTION(POINT(1 1), LINESTRING(0 0, 1 1)))",
                "DWITHIN(geom, POINT(1 2), 10, kilometers)",
                "BEYOND(geom, POINT(1 2), 10, nautical miles)",
                "INCLUDE"
            })
    void readsEveryOperator(String query) throws FilterException {
        assertThat(cql(query)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "BBOX(ows:BoundingBox, -4.5, 47, 1, 52)",
                "BBOX(ows:BoundingBox, 47, -4.5, 52, 1, 'urn:ogc:def:crs:EPSG::4326')",
                "BBOX(ows:BoundingBox, -4.5, 47, 1, 52, 'EPSG:4326')",
                "INTERSECTS(ows:BoundingBox, ENVELOPE(-4.5, 1, 47, 52))"
            })
    void readsBoxesLongitudeFirstUnlessTheySayOtherwise(String query) throws FilterException {
        Filter.Spatial spatial = (Filter.Spatial) cql(query);
        assertThat(spatial.place().getFirst().box()).isEqualTo(new BoundingBox(-4.5, 47, 1, 52));
    }

    @Test
    void readsTimes() throws FilterException {
        assertThat(cql("t DURING 2006-11-30/2006-12-01"))
                .isEqualTo(new Filter.Temporal(
                        "t", Filter.TemporalRelation.DURING, TimeInterval.parse("2006-11-30/2006-12-01")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "a =",
                "a = b",
                "a = 'x",
                "'x' = 'y'",
                "a = 'x' b",
                "(a = 'x'",
                "a LIKE 3",
                "a BETWEEN 1",
                "a IN ()",
                "BBOX(a, 1, 2, 3)",
                "BBOX(a, 0, 95, 1, 99)",
                "BBOX(a, 0, 10, 1, 5)",
                "INTERSECTS(a, CIRCLE(1 2))",
                "INTERSECTS(a, POLYGON((0 0, 1 1)))",
                "INTERSECTS(a, POINT(200 0))",
                "DWITHIN(a, POINT(1 2), 3, parsecs)",
                "f(a) = 1",
                "a BEFORE soon",
                "a § 3"
            })
    void refusesWhatMeansNothing(String query) {
        assertThatThrownBy(() -> cql(query)).isInstanceOf(FilterException.class);
    }

    @Test
    void refusesWhatIsTooDeepOrTooMuchWithoutGoingThere() {
        for (String query : List.of(
                "(".repeat(90_000) + "a = 1" + ")".repeat(90_000),
                "NOT ".repeat(40_000) + "a = 1",
                "a = '" + "''".repeat(95_000),
                "a = 1" + " OR a = 1".repeat(2000),
                "a IN (" + "1,".repeat(2000) + "1)",
                "x".repeat(300_000))) {
            assertThatThrownBy(() -> cql(query)).isInstanceOf(FilterException.class);
        }
    }

    @Property(tries = 500)
    void neverFailsOtherwiseThanByRefusing(@ForAll @StringLength(max = 60) String query) {
        try {
            cql(query);
        } catch (FilterException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    private static Filter cql(String query) throws FilterException {
        return CqlText.read(query, FilterLimits.USUAL);
    }
}
