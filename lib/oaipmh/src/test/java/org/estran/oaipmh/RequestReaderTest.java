package org.estran.oaipmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.estran.oaipmh.ErrorCode.BAD_ARGUMENT;
import static org.estran.oaipmh.ErrorCode.BAD_RESUMPTION_TOKEN;
import static org.estran.oaipmh.ErrorCode.BAD_VERB;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.estran.oaipmh.OaiRequest.GetRecord;
import org.estran.oaipmh.OaiRequest.Identify;
import org.estran.oaipmh.OaiRequest.ListItems;
import org.estran.oaipmh.OaiRequest.ListMetadataFormats;
import org.estran.oaipmh.OaiRequest.ListSets;
import org.estran.oaipmh.RequestReader.Outcome.Refused;
import org.estran.oaipmh.RequestReader.Outcome.Understood;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {

    @Test
    void understandsEveryVerb() {
        assertThat(understood("verb=Identify").request()).isEqualTo(new Identify());
        assertThat(understood("verb=ListSets").request()).isEqualTo(new ListSets());
        assertThat(understood("verb=ListMetadataFormats").request()).isEqualTo(new ListMetadataFormats(null));
        assertThat(understood("verb=ListMetadataFormats&identifier=oai:a.b:c").request())
                .isEqualTo(new ListMetadataFormats("oai:a.b:c"));
        assertThat(understood("verb=GetRecord&identifier=urn:x:1&metadataPrefix=oai_dc")
                        .request())
                .isEqualTo(new GetRecord("urn:x:1", "oai_dc"));
        assertThat(understood("verb=ListRecords&metadataPrefix=oai_dc&set=kind:dataset&from=2020-01-01")
                        .request())
                .isEqualTo(new ListItems(
                        Verb.LIST_RECORDS,
                        new Selection(
                                "oai_dc",
                                "kind:dataset",
                                new Datestamp(
                                        "2020-01-01",
                                        Instant.parse("2020-01-01T00:00:00Z"),
                                        Instant.parse("2020-01-01T23:59:59Z")),
                                null),
                        null));
    }

    @Test
    void goesOnFromAToken() {
        ResumptionToken token = new ResumptionToken(
                Verb.LIST_RECORDS,
                new Selection("oai_dc", null, null, null),
                Instant.parse("2021-02-03T04:05:06Z"),
                "sea_ice",
                100,
                250);
        assertThat(understood("verb=ListRecords&resumptionToken=" + token.text())
                        .request())
                .isEqualTo(new ListItems(Verb.LIST_RECORDS, token.selection(), token));
        assertThat(codes("verb=ListIdentifiers&resumptionToken=" + token.text()))
                .containsExactly(BAD_RESUMPTION_TOKEN);
        assertThat(codes("verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=" + token.text()))
                .containsExactly(BAD_ARGUMENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "junk=", "verb=", "verb=junk", "verb=identify", "verb=Identify&verb=Identify"})
    void refusesAVerbThatIsMissingUnknownOrRepeated(String query) {
        assertThat(codes(query)).containsExactly(BAD_VERB);
        assertThat(refused(query).told()).isEqualTo(Told.NOTHING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "verb=Identify&identifier=x",
                "verb=ListSets&set=x",
                "verb=ListRecords",
                "verb=ListRecords&metadataPrefix=",
                "verb=ListRecords&metadataPrefix=a b",
                "verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc",
                "verb=ListRecords&metadataPrefix=oai_dc&from=junk",
                "verb=ListRecords&metadataPrefix=oai_dc&from=2020-02-30",
                "verb=ListRecords&metadataPrefix=oai_dc&from=2020-01-01T00:00:00",
                "verb=ListRecords&metadataPrefix=oai_dc&from=2020-01-01T00:00:00.5Z",
                "verb=ListRecords&metadataPrefix=oai_dc&from=2020-01-01T00:00:00+01:00",
                "verb=ListRecords&metadataPrefix=oai_dc&until=2020-01-01T24:00:00Z",
                "verb=ListRecords&metadataPrefix=oai_dc&until=2020-01-01T23:59:60Z",
                "verb=ListRecords&metadataPrefix=oai_dc&from=0000-01-01",
                "verb=ListRecords&metadataPrefix=oai_dc&from=2020-01-02&until=2020-01-01",
                "verb=ListRecords&metadataPrefix=oai_dc&from=2020-01-01&until=2020-01-02T00:00:00Z",
                "verb=ListRecords&metadataPrefix=oai_dc&set=a::b",
                "verb=ListRecords&metadataPrefix=oai_dc&set=",
                "verb=GetRecord&metadataPrefix=oai_dc",
                "verb=GetRecord&identifier=x"
            })
    void refusesABadArgument(String query) {
        assertThat(codes(query)).containsExactly(BAD_ARGUMENT);
        assertThat(refused(query).told()).isEqualTo(Told.NOTHING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"junk", "", "AAAA", "%", "é"})
    void refusesATokenThatIsNotItsOwn(String token) {
        assertThat(codes("verb=ListRecords&resumptionToken=" + token)).containsExactly(BAD_RESUMPTION_TOKEN);
        assertThat(codes("verb=ListSets&resumptionToken=" + token)).containsExactly(BAD_RESUMPTION_TOKEN);
        assertThat(codes("verb=ListRecords&until=1990-01-01&resumptionToken=" + token))
                .containsExactly(BAD_ARGUMENT, BAD_RESUMPTION_TOKEN);
    }

    @Test
    void saysEverythingThatIsWrong() {
        assertThat(codes("verb=ListRecords&from=x&until=y&foo=bar&set=::"))
                .containsExactly(BAD_ARGUMENT, BAD_ARGUMENT, BAD_ARGUMENT, BAD_ARGUMENT, BAD_ARGUMENT);
    }

    @Test
    void takesADayAsAllOfIt() {
        ListItems list =
                (ListItems) understood("verb=ListRecords&metadataPrefix=oai_dc&from=2020-01-01&until=2020-01-01")
                        .request();
        assertThat(list.selection().until())
                .isNotNull()
                .extracting(Datestamp::last)
                .hasToString("2020-01-01T23:59:59Z");
    }

    @Test
    void staysSmallWhateverIsAsked() {
        Map<String, List<String>> much = new LinkedHashMap<>();
        much.put("verb", List.of("ListRecords"));
        for (int i = 0; i < 10_000; i++) {
            much.put("argument" + i, List.of("x".repeat(1000)));
        }
        much.put("set", List.of("a:".repeat(1_000_000) + "a"));
        assertThat(((Refused) RequestReader.read(much)).errors())
                .hasSizeLessThan(50)
                .allSatisfy(error -> assertThat(error.message()).hasSizeLessThan(200));
    }

    @Test
    void repeatsNoIdentifierThatIsNoUri() {
        assertThat(understood("verb=GetRecord&identifier=invalid\"id&metadataPrefix=oai_dc")
                        .told()
                        .arguments())
                .containsOnlyKeys(Argument.METADATA_PREFIX);
    }

    private static Understood understood(String query) {
        return (Understood) RequestReader.read(parameters(query));
    }

    private static Refused refused(String query) {
        return (Refused) RequestReader.read(parameters(query));
    }

    private static List<ErrorCode> codes(String query) {
        return refused(query).errors().stream().map(OaiError::code).toList();
    }

    /** Without decoding: what is tried here is what Tomcat has decoded. */
    private static Map<String, List<String>> parameters(String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : query.isEmpty() ? new String[0] : query.split("&")) {
            int at = pair.indexOf('=');
            parameters
                    .computeIfAbsent(pair.substring(0, at), name -> new ArrayList<>())
                    .add(pair.substring(at + 1));
        }
        return parameters;
    }
}
