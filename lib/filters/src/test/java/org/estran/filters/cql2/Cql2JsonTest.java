package org.estran.filters.cql2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.estran.filters.FilterException;
import org.estran.filters.FilterLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Cql2JsonTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "title = \"sea\"|{'op':'=','args':[{'property':'title'},'sea']}",
                "10 < depth|{'op':'<','args':[10,{'property':'depth'}]}",
                "a=1 AND (b=2 OR NOT (c=true))|{'op':'and','args':[{'op':'=','args':[{'property':'a'},1]},{'op':'or','args':[{'op':'=','args':[{'property':'b'},2]},{'op':'not','args':[{'op':'=','args':[{'property':'c'},true]}]}]}]}",
                "casei(title) LIKE casei(\"a%\")|{'op':'like','args':[{'op':'casei','args':[{'property':'title'}]},{'op':'casei','args':['a%']}]}",
                "d between 1 and 2|{'op':'between','args':[{'property':'d'},1,2]}",
                "title in (\"a\",\"b\")|{'op':'in','args':[{'property':'title'},['a','b']]}",
                "title is null|{'op':'isNull','args':[{'property':'title'}]}",
                "s_within(g,POLYGON((0 0,1 0,1 1,0 0)))|{'op':'s_within','args':[{'property':'g'},{'type':'Polygon','coordinates':[[[0,0],[1,0],[1,1],[0,0]]]}]}",
                "s_intersects(g,BBOX(1,2,3,4))|{'op':'s_intersects','args':[{'property':'g'},{'bbox':[1,2,3,4]}]}",
                "s_crosses(g,MULTILINESTRING((0 0,1 1)))|{'op':'s_crosses','args':[{'property':'g'},{'type':'MultiLineString','coordinates':[[[0,0],[1,1,5]]]}]}",
                "t_after(u,DATE(\"2020-01-01\"))|{'op':'t_after','args':[{'property':'u'},{'date':'2020-01-01'}]}",
                "u=TIMESTAMP(\"2020-01-01T00:00:00Z\")|{'op':'=','args':[{'property':'u'},{'timestamp':'2020-01-01T00:00:00Z'}]}",
                "t_during(u,INTERVAL(\"2020-01-01\",\"..\"))|{'op':'t_during','args':[{'property':'u'},{'interval':['2020-01-01','..']}]}",
                "a_overlaps(k,(\"x\",1))|{'op':'a_overlaps','args':[{'property':'k'},['x',1]]}",
                "true|true"
            })
    void saysTheSameAsText(String text, String json) throws FilterException {
        assertThat(read(json.replace('\'', '"'))).isEqualTo(Cql2Text.read(text.replace('"', '\''), FilterLimits.USUAL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "5",
                "null",
                "'x'",
                "{}",
                "{'op':'='}",
                "{'op':'=','args':[]}",
                "{'op':'=','args':[{'property':'a'},null]}",
                "{'op':'=','args':[{'property':5},1]}",
                "{'op':'=','args':[{'property':'a'},{'type':'Blob'}]}",
                "{'op':'and','args':[]}",
                "{'op':'and','args':{}}",
                "{'op':'not','args':[true,true]}",
                "{'op':'+','args':[1,2]}",
                "{'op':'in','args':[{'property':'a'},'x']}",
                "{'op':'like','args':[{'property':'a'},1]}",
                "{'op':'s_within','args':[{'property':'g'},{'type':'Polygon','coordinates':[]}]}",
                "{'op':'s_within','args':[{'property':'g'},{'type':'Point','coordinates':['x','y']}]}",
                "{'op':'s_within','args':[{'property':'g'},{'type':'Point','coordinates':[1e400,0]}]}",
                "{'op':'t_after','args':[{'property':'u'},{'interval':['x']}]}",
                "{'op':'=','args':[{'property':'a'},1]} x"
            })
    void refusesInWords(String json) {
        assertThatThrownBy(() -> read(json.replace('\'', '"')))
                .isInstanceOf(FilterException.class)
                .hasMessageMatching("(?s).+");
    }

    @Test
    void refusesWhatLiesTooDeep() {
        assertThatThrownBy(() -> read("{\"op\":\"not\",\"args\":[".repeat(20_000)))
                .isInstanceOf(FilterException.class);
        assertThatThrownBy(() -> read("{\"op\":\"not\",\"args\":[".repeat(60) + "true" + "]}".repeat(60)))
                .isInstanceOf(FilterException.class);
        assertThatThrownBy(() -> read("[".repeat(90_000))).isInstanceOf(FilterException.class);
    }

    private static org.estran.filters.Filter read(String json) throws FilterException {
        return Cql2Json.read(json, FilterLimits.USUAL);
    }
}
