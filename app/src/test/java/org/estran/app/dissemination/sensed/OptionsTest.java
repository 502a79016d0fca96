package org.estran.app.dissemination.sensed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.estran.app.observations.store.Condition.Operator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    private static Options of(String name, String value) throws Refused {
        return Options.of(Map.of(name, new String[] {value}));
    }

    @Test
    void withoutAnyTheFirstHundredAreGiven() throws Refused {
        Options none = Options.of(Map.of());
        assertThat(none.top()).isEqualTo(100);
        assertThat(none.skip()).isZero();
        assertThat(none.isCounted()).isFalse();
        assertThat(none.expanded()).isEmpty();
        assertThat(none.conditions()).isEmpty();
    }

    @Test
    void aPageIsOfAThousandAtMostAndWhatIsExpandedOfAHundred() throws Refused {
        assertThat(of("$top", "0").top()).isZero();
        assertThat(of("$top", "999999999").top()).isEqualTo(1_000);
        assertThat(of("$expand", "Observations($top=500)").expanded().get("Observations"))
                .extracting(Options::top)
                .isEqualTo(100);
    }

    @Test
    void whatIsExpandedHasOptionsOfItsOwnInBrackets() throws Refused {
        Options inner = of(
                        "$expand",
                        "Thing, Observations($filter=result gt 1 and result lt 2;$orderby=phenomenonTime desc;$top=2;$select=result,id)")
                .expanded()
                .get("Observations");
        assertThat(inner.conditions())
                .containsExactly(
                        new Options.Compared(Operator.MORE, 1, null), new Options.Compared(Operator.LESS, 2, null));
        assertThat(inner.isDescending()).isTrue();
        assertThat(inner.top()).isEqualTo(2);
        assertThat(inner.selected()).containsExactly("result", "@iot.id");
    }

    @Test
    void aPathIsExpandedStepByStepAndTwoOfOneBeginningAreOne() throws Refused {
        Options brackets = of("$expand", "Datastreams($top=3;$expand=Sensor,Observations($top=1))");
        Options paths = of("$expand", "Datastreams($top=3),Datastreams/Sensor,Datastreams/Observations($top=1)");
        assertThat(stream(paths).expanded())
                .containsOnlyKeys("Sensor", "Observations")
                .isEqualTo(stream(brackets).expanded());
        assertThat(stream(paths).top()).isEqualTo(3);
    }

    private static Options stream(Options expanding) {
        return expanding.expanded().get("Datastreams");
    }

    @ParameterizedTest
    @CsvSource({
        "eq, EQUAL",
        "ne, NOT_EQUAL",
        "gt, MORE",
        "ge, AT_LEAST",
        "lt, LESS",
        "le, AT_MOST",
    })
    void momentsAreComparedByEachOperator(String word, Operator operator) throws Refused {
        assertThat(of("$filter", "phenomenonTime " + word + " 2020-01-02T03:04:05.5+01:00")
                        .conditions())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.operator()).isEqualTo(operator);
                    assertThat(one.moment()).isEqualTo(Instant.parse("2020-01-02T02:04:05.5Z"));
                });
    }

    @Test
    void numbersMayHaveAnExponentAndASign() throws Refused {
        assertThat(of("$filter", "result ge -1.5e-3").conditions().getFirst().number())
                .isCloseTo(-0.0015, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "result gt 1 or result lt 0",
                "not result gt 1",
                "(result gt 1)",
                "round(result) eq 1",
                "resultQuality eq 1",
                "result gt",
                "and",
                "result gt 1 and",
            })
    void aFilterThatIsNotOfferedIsRefusedNotPassedOver(String filter) {
        refused(501, "$filter", filter);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$top | -1",
                "$top | 1e3",
                "$skip | 10001",
                "$count | yes",
                "$filter | result gt 'x'",
                "$filter | result gt NaN",
                "$filter | phenomenonTime gt 2020",
                "$expand | Observations($top)",
                "$expand | Observations(top=1)",
                "$expand | Observations($top=1",
                "$expand | Observations)",
                "$expand | 1",
                "top | 1",
            })
    void whatIsNoOptionIsABadRequest(String name, String value) {
        refused(400, name, value);
    }

    @ParameterizedTest
    @CsvSource({"$search, x", "$orderby, result", "$resultFormat, csv", "$select, a/b", "$expand, Thing($search=x)"})
    void whatTheStandardHasAndIsNotOfferedHereIsToldAsSuch(String name, String value) {
        refused(501, name, value);
    }

    @Test
    void anOptionGivenTwiceIsRefused() {
        assertThatThrownBy(() -> Options.of(Map.of("$top", new String[] {"1", "2"})))
                .isInstanceOf(Refused.class);
    }

    @Test
    void theNextPageAsksTheSameFromWhereThisOneEnded() throws Refused {
        Options options = Options.of(Map.of(
                "$skip", new String[] {"5"},
                "$filter", new String[] {"result gt 1"},
                "$expand", new String[] {"Datastream($select=name)"}));
        assertThat(options.from("a:b"))
                .isEqualTo("?$expand=Datastream%28%24select%3Dname%29&$filter=result+gt+1&$skiptoken=a%3Ab");
    }

    @Test
    void pathsAreNamesWithIdsOrWithout() throws Refused {
        assertThat(Steps.of("/Things('l''Atalante')/Datastreams").all())
                .isEqualTo(List.of(new Steps.Step("Things", "l'Atalante"), new Steps.Step("Datastreams", null)));
        assertThat(Steps.of("/").all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/Things(1), 400", "/Things('a'b'), 400", "/Things('a')/name/$value, 501", "/A/A/A/A/A, 501"})
    void aPathThatIsNoneIsRefused(String path, int status) {
        assertThatThrownBy(() -> Steps.of(path))
                .asInstanceOf(InstanceOfAssertFactories.type(Refused.class))
                .extracting(Refused::status)
                .isEqualTo(status);
    }

    private static void refused(int status, String name, String value) {
        assertThatThrownBy(() -> of(name, value))
                .as(name + "=" + value)
                .asInstanceOf(InstanceOfAssertFactories.type(Refused.class))
                .extracting(Refused::status)
                .isEqualTo(status);
    }
}
