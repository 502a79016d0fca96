package org.estran.filters.cql2;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.estran.filters.Filter;
import org.estran.filters.Filter.Case;
import org.estran.filters.FilterException;
import org.estran.filters.FilterLimits;
import org.estran.filters.Literal;
import org.estran.filters.Pattern;
import org.estran.records.Position;
import org.estran.records.Shape;
import org.estran.terms.TimeInterval;

/** What is written is read as the same, and whatever is read ends in a filter or in words. */
class Cql2RoundTripTest {

    @Property(tries = 1000)
    void whatIsWrittenIsReadAsTheSame(@ForAll("filters") Filter filter) throws FilterException {
        assertThat(Cql2Text.read(Cql2Writer.write(filter), FilterLimits.USUAL)).isEqualTo(filter);
    }

    @Property(tries = 2000)
    void anyTextEndsInAFilterOrInWords(@ForAll("scraps") String text) {
        try {
            assertThat(Cql2Text.read(text, FilterLimits.USUAL)).isNotNull();
        } catch (FilterException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
        try {
            assertThat(Cql2Json.read(text, FilterLimits.USUAL)).isNotNull();
        } catch (FilterException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    @Provide
    Arbitrary<String> scraps() {
        return Arbitraries.of(
                        "(",
                        ")",
                        "'",
                        "\"",
                        ",",
                        "=",
                        "<>",
                        "NOT",
                        "AND",
                        "LIKE",
                        "BETWEEN",
                        "IN",
                        "IS",
                        "NULL",
                        "title",
                        "5",
                        "-",
                        "'x'",
                        "POINT",
                        "BBOX",
                        "DATE",
                        "INTERVAL",
                        "S_WITHIN",
                        "T_AFTER",
                        "A_EQUALS",
                        "CASEI",
                        "true",
                        "{",
                        "}",
                        "[",
                        "]",
                        ":",
                        "\"op\"",
                        "\"args\"",
                        "\\",
                        "é",
                        "\u0000",
                        "TIMESTAMP")
                .list()
                .ofMaxSize(12)
                .map(words -> String.join(" ", words));
    }

    @Provide
    Arbitrary<Filter> filters() {
        return filters(3);
    }

    private Arbitrary<Filter> filters(int depth) {
        if (depth == 0) {
            return leaves();
        }
        Arbitrary<List<Filter>> several =
                Arbitraries.lazy(() -> filters(depth - 1)).list().ofMinSize(2).ofMaxSize(3);
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(3, leaves()),
                net.jqwik.api.Tuple.of(1, several.map(Filter.And::new)),
                net.jqwik.api.Tuple.of(1, several.map(Filter.Or::new)),
                net.jqwik.api.Tuple.of(
                        1, Arbitraries.lazy(() -> filters(depth - 1)).map(Filter.Not::new)));
    }

    private Arbitrary<Filter> leaves() {
        return Arbitraries.oneOf(List.of(
                Combinators.combine(names(), Arbitraries.of(Filter.Comparison.class), texts(), cases())
                        .as(Filter.Compare::new),
                Combinators.combine(names(), Arbitraries.of(Filter.Comparison.class), plain())
                        .as((name, how, value) -> new Filter.Compare(name, how, value, Case.EXACT)),
                Combinators.combine(names(), patterns(), cases()).as(Filter.Like::new),
                Combinators.combine(names(), numbers(), numbers()).as(Filter.Between::new),
                Combinators.combine(names(), texts().list().ofMinSize(1).ofMaxSize(3), cases())
                        .as(Filter.In::new),
                names().map(Filter.IsNull::new),
                Arbitraries.of(true, false).map(Filter.Constant::new),
                Combinators.combine(
                                names(),
                                Arbitraries.of(Filter.ArrayRelation.class),
                                Arbitraries.oneOf(texts(), plain()).list().ofMaxSize(3))
                        .as(Filter.Array::new),
                Combinators.combine(names(), Arbitraries.of(Filter.TemporalRelation.class), intervals())
                        .as(Filter.Temporal::new),
                Combinators.combine(
                                names(),
                                Arbitraries.of(Filter.SpatialRelation.class),
                                shapes().list().ofMinSize(1).ofMaxSize(3))
                        .as(Filter.Spatial::new)));
    }

    private Arbitrary<String> names() {
        return Arbitraries.of("title", "dc:title", "a b", "not", "point", "l'été", "a\"b", "été.1", "_x");
    }

    private Arbitrary<Literal> texts() {
        return Arbitraries.of("", "sea", "l'été", "a\"b", "100%", "a\\b", "x_y", "''", "日本", "1")
                .map(Literal.Text::new);
    }

    private Arbitrary<Literal> numbers() {
        return Arbitraries.doubles().between(-1e9, 1e9).map(number -> new Literal.Number(number + 0.0));
    }

    private Arbitrary<Literal> plain() {
        Instant day = Instant.parse("2020-02-29T00:00:00Z");
        return Arbitraries.oneOf(
                numbers(),
                Arbitraries.of(true, false).map(Literal.Truth::new),
                Arbitraries.just(new Literal.Moment(day, day.plusMillis(86_400_000 - 1))),
                moments().map(moment -> new Literal.Moment(moment, moment)));
    }

    private Arbitrary<Instant> moments() {
        return Arbitraries.longs()
                .between(-2_000_000_000_000L, 4_000_000_000_000L)
                .map(Instant::ofEpochMilli);
    }

    private Arbitrary<TimeInterval> intervals() {
        return Combinators.combine(moments().injectNull(0.2), moments().injectNull(0.2))
                .as((one, other) -> one != null && other != null && one.isAfter(other)
                        ? new TimeInterval(other, one)
                        : new TimeInterval(one, other))
                .filter(Objects::nonNull);
    }

    private Arbitrary<Case> cases() {
        return Arbitraries.of(Case.class);
    }

    private Arbitrary<Pattern> patterns() {
        Arbitrary<Pattern.Part> parts = Arbitraries.oneOf(
                Arbitraries.of("sea", "100%", "_", "a\\b", "l'é").map(Pattern.Part.Characters::new),
                Arbitraries.just(new Pattern.Part.AnyCharacters()),
                Arbitraries.just(new Pattern.Part.OneCharacter()));
        // Characters that follow characters are read as one part.
        return parts.list().ofMaxSize(4).map(Cql2RoundTripTest::apart).map(Pattern::new);
    }

    private static List<Pattern.Part> apart(List<Pattern.Part> parts) {
        List<Pattern.Part> apart = new java.util.ArrayList<>();
        for (Pattern.Part part : parts) {
            if (apart.isEmpty()
                    || !(part instanceof Pattern.Part.Characters)
                    || !(apart.getLast() instanceof Pattern.Part.Characters)) {
                apart.add(part);
            }
        }
        return apart;
    }

    private Arbitrary<Shape> shapes() {
        Arbitrary<Position> positions = Combinators.combine(
                        Arbitraries.doubles().between(-180, 180),
                        Arbitraries.doubles().between(-90, 90))
                .as((east, north) -> new Position(east + 0.0, north + 0.0));
        return Arbitraries.oneOf(
                positions.map(Shape.Point::new),
                positions.list().ofMinSize(2).ofMaxSize(4).map(Shape.Line::new),
                positions
                        .list()
                        .ofSize(3)
                        .map(three -> new Shape.Polygon(
                                List.of(List.of(three.get(0), three.get(1), three.get(2), three.get(0))))));
    }
}
