package org.estran.filters.cql2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.estran.filters.Filter;
import org.estran.filters.Filter.Case;
import org.estran.filters.Filter.Comparison;
import org.estran.filters.FilterException;
import org.estran.filters.FilterLimits;
import org.estran.filters.Literal;
import org.estran.filters.Pattern;
import org.estran.records.Position;
import org.estran.records.Shape;
import org.estran.terms.TimeInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Cql2TextTest {

    private static final Filter TITLE_IS_SEA = equal("title", "sea");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "depth = 10|EQUAL",
                "depth <> 10|NOT_EQUAL",
                "depth < 10|LESS",
                "depth<=10|LESS_OR_EQUAL",
                "depth > 10.0|GREATER",
                "depth >= 1e1|GREATER_OR_EQUAL",
                "10 > depth|LESS",
                "10 <= depth|GREATER_OR_EQUAL",
                "\"depth\" = +10|EQUAL"
            })
    void comparesAPropertyWithAValueOnEitherSide(String text, Comparison how) throws FilterException {
        assertThat(read(text)).isEqualTo(new Filter.Compare("depth", how, new Literal.Number(10), Case.EXACT));
    }

    @Test
    void bindsAndCloserThanOrAndNotClosest() throws FilterException {
        assertThat(read("title = 'sea' OR NOT title = 'sea' AND title='sea'"))
                .isEqualTo(new Filter.Or(
                        List.of(TITLE_IS_SEA, new Filter.And(List.of(new Filter.Not(TITLE_IS_SEA), TITLE_IS_SEA)))));
        assertThat(read("(title = 'sea' or title='sea') and true"))
                .isEqualTo(new Filter.And(
                        List.of(new Filter.Or(List.of(TITLE_IS_SEA, TITLE_IS_SEA)), new Filter.Constant(true))));
    }

    @Test
    void readsQuotesWithinQuotes() throws FilterException {
        assertThat(read("title = 'l''été'")).isEqualTo(equal("title", "l'été"));
        assertThat(read("title = 'l\\'été'")).isEqualTo(equal("title", "l'été"));
        assertThat(read("\"a \"\"b\"\"\" = 'x'")).isEqualTo(equal("a \"b\"", "x"));
        assertThat(read("dc:title.fr = ''")).isEqualTo(equal("dc:title.fr", ""));
    }

    @Test
    void readsPatternsAndWhatIsLeftOutOfThem() throws FilterException {
        assertThat(read("title NOT LIKE '100\\%_%'"))
                .isEqualTo(new Filter.Not(new Filter.Like(
                        "title",
                        new Pattern(List.of(
                                new Pattern.Part.Characters("100%"),
                                new Pattern.Part.OneCharacter(),
                                new Pattern.Part.AnyCharacters())),
                        Case.EXACT)));
    }

    @Test
    void readsCaseAndAccents() throws FilterException {
        assertThat(read("CASEI(title) = casei('sea')"))
                .isEqualTo(new Filter.Compare("title", Comparison.EQUAL, new Literal.Text("sea"), Case.IGNORED));
        assertThat(read("ACCENTI(CASEI(title)) IN (accenti(casei('sea')), 'x')"))
                .isEqualTo(new Filter.In(
                        "title",
                        List.of(new Literal.Text("sea"), new Literal.Text("x")),
                        Case.CASE_AND_ACCENTS_IGNORED));
    }

    @Test
    void readsRangesListsAndNulls() throws FilterException {
        assertThat(read("depth between -5 and 10"))
                .isEqualTo(new Filter.Between("depth", new Literal.Number(-5), new Literal.Number(10)));
        assertThat(read("title not in ('a','b')"))
                .isEqualTo(new Filter.Not(
                        new Filter.In("title", List.of(new Literal.Text("a"), new Literal.Text("b")), Case.EXACT)));
        assertThat(read("title is null")).isEqualTo(new Filter.IsNull("title"));
        assertThat(read("title IS NOT NULL")).isEqualTo(new Filter.Not(new Filter.IsNull("title")));
    }

    @Test
    void readsMoments() throws FilterException {
        assertThat(read("updated >= DATE('2020-02-29')"))
                .isEqualTo(new Filter.Compare(
                        "updated",
                        Comparison.GREATER_OR_EQUAL,
                        new Literal.Moment(
                                Instant.parse("2020-02-29T00:00:00Z"), Instant.parse("2020-02-29T23:59:59.999Z")),
                        Case.EXACT));
        Instant noon = Instant.parse("2020-02-29T12:00:00Z");
        assertThat(read("T_AFTER(updated, TIMESTAMP('2020-02-29T12:00:00Z'))"))
                .isEqualTo(new Filter.Temporal("updated", Filter.TemporalRelation.AFTER, new TimeInterval(noon, noon)));
        assertThat(read("t_during(INTERVAL('..', '2020-02-29T12:00:00Z'), time)"))
                .isEqualTo(new Filter.Temporal("time", Filter.TemporalRelation.CONTAINS, new TimeInterval(null, noon)));
    }

    @Test
    void readsGeometries() throws FilterException {
        assertThat(read("S_INTERSECTS(geometry, POINT(-4.5 48.4))"))
                .isEqualTo(new Filter.Spatial(
                        "geometry",
                        Filter.SpatialRelation.INTERSECTS,
                        List.of(new Shape.Point(new Position(-4.5, 48.4)))));
        assertThat(read("S_WITHIN(POINT Z (1 2 3), geometry)"))
                .isEqualTo(new Filter.Spatial(
                        "geometry", Filter.SpatialRelation.CONTAINS, List.of(new Shape.Point(new Position(1, 2)))));
        assertThat(places("BBOX(170,-10,-170,10)")).hasSize(2);
        assertThat(places("BBOX(1,2,0,3,4,0)")).hasSize(1);
        assertThat(places("BBOX(1,2,1,2)")).containsExactly(new Shape.Point(new Position(1, 2)));
        assertThat(places("MULTIPOINT((1 2), 3 4)")).hasSize(2);
        assertThat(places("LINESTRING(1 2, 3 4)")).hasSize(1);
        assertThat(places("MULTILINESTRING((1 2, 3 4),(5 6,7 8))")).hasSize(2);
        assertThat(places("MULTIPOLYGON(((0 0,1 0,1 1,0 0)),((0 0,1 0,1 1,0 0),(0 0,1 0,1 1,0 0)))"))
                .hasSize(2);
        assertThat(places("GEOMETRYCOLLECTION(POINT(1 2), GEOMETRYCOLLECTION(LINESTRING(1 2,3 4)))"))
                .hasSize(2);
    }

    @Test
    void readsArrays() throws FilterException {
        assertThat(read("A_CONTAINS(keyword, ('a', 'b'))"))
                .isEqualTo(new Filter.Array(
                        "keyword",
                        Filter.ArrayRelation.CONTAINS,
                        List.of(new Literal.Text("a"), new Literal.Text("b"))));
        assertThat(read("A_CONTAINS(('a'), keyword)"))
                .isEqualTo(
                        new Filter.Array("keyword", Filter.ArrayRelation.CONTAINED_BY, List.of(new Literal.Text("a"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "title",
                "title =",
                "= 'x'",
                "title = 'x",
                "title = 'x' title",
                "title = title",
                "1 = 1",
                "title LIKE 5",
                "title LIKE",
                "title BETWEEN 1",
                "title IN 'x'",
                "title IN ()x",
                "title IS 5",
                "NOT",
                "NOT NOT title = 'x'",
                "(title = 'x'",
                "title = 'x')",
                "and = 'x'",
                "title NOT = 'x'",
                "S_INTERSECTS(geometry)",
                "S_INTERSECTS(geometry, 'x')",
                "S_INTERSECTS(geometry, POINT(1))",
                "S_INTERSECTS(geometry, POINT(181 0))",
                "S_INTERSECTS(geometry, POINT(1 2 3 4))",
                "S_INTERSECTS(geometry, LINESTRING(1 2))",
                "S_INTERSECTS(geometry, POLYGON((1 2, 3 4)))",
                "S_INTERSECTS(geometry, POLYGON())",
                "S_INTERSECTS(geometry, BBOX(1,2,3))",
                "S_INTERSECTS(geometry, BBOX(1,2,3,1))",
                "S_INTERSECTS(geometry, BBOX(1,2,3,4,5,6,7))",
                "S_SEES(geometry, POINT(1 2))",
                "f(title) = 'x'",
                "updated = DATE('2020-13-01')",
                "updated = DATE('2020')",
                "updated = TIMESTAMP('2020-01-01')",
                "T_AFTER(updated, INTERVAL('2021-01-01','2020-01-01'))",
                "T_AFTER(updated, 'x')",
                "CASEI(5) = 'x'",
                "depth = 1e999",
                "a + 1 = 2",
                "title = 'x' ; drop",
                "\u0000",
            })
    void refusesInWords(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(FilterException.class).hasMessageMatching("(?s).+");
    }

    @Test
    void refusesWhatAsksTooMuch() {
        assertThatThrownBy(() -> read("(".repeat(100_000) + "true")).isInstanceOf(FilterException.class);
        assertThatThrownBy(() -> read("NOT (".repeat(60) + "true" + ")".repeat(60)))
                .isInstanceOf(FilterException.class);
        assertThatThrownBy(() -> read("CASEI(".repeat(10_000) + "title")).isInstanceOf(FilterException.class);
        assertThatThrownBy(() -> read("S_WITHIN(g, " + "GEOMETRYCOLLECTION(".repeat(5_000) + "POINT(1 2)"))
                .isInstanceOf(FilterException.class);
        assertThatThrownBy(() -> read("title = 'x'" + " OR title = 'x'".repeat(1_001)))
                .isInstanceOf(FilterException.class);
        assertThatThrownBy(() -> read("title IN ('x'" + ",'x'".repeat(1_001) + ")"))
                .isInstanceOf(FilterException.class);
        assertThatThrownBy(() -> read("S_WITHIN(g, LINESTRING(1 2" + ",1 2".repeat(10_001) + "))"))
                .isInstanceOf(FilterException.class);
        assertThatThrownBy(() -> read("title = '" + "x".repeat(300_000) + "'")).isInstanceOf(FilterException.class);
    }

    private static Filter equal(String property, String text) {
        return new Filter.Compare(property, Comparison.EQUAL, new Literal.Text(text), Case.EXACT);
    }

    private static List<Shape> places(String geometry) throws FilterException {
        return ((Filter.Spatial) read("S_INTERSECTS(geometry, " + geometry + ")")).place();
    }

    private static Filter read(String text) throws FilterException {
        return Cql2Text.read(text, FilterLimits.USUAL);
    }
}
