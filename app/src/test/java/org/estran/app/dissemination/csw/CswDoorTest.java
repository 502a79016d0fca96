package org.estran.app.dissemination.csw;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueEntry;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Withdrawal;
import org.estran.crosswalks.Xml;
import org.estran.judging.Shared;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.records.RecordBuilder;
import org.estran.terms.LocalizedText;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The door as clients and those who wish it ill use it. */
class CswDoorTest {

    private static final String FIRST = "/csw?service=CSW&version=2.0.2&request=";
    private static final String THIRD = "/csw?service=CSW&version=3.0.0&request=";
    private static final String RECORDS = FIRST + "GetRecords&typeNames=csw:Record&resultType=results";
    private static final String GMD = "&outputSchema=http://www.isotc211.org/2005/gmd";

    @TempDir
    static Path folder;

    private static Path data;
    private static RunningCsw centre;

    @BeforeAll
    static void start() {
        data = Shared.data("records/pycsw-suites/apiso/data");
        centre = RunningCsw.on(folder.resolve("home"));
        centre.load(data);
    }

    @AfterAll
    static void stop() {
        if (centre != null) {
            centre.close();
        }
    }

    @Test
    void capabilitiesTellTheAddressThatWasAsked() throws Exception {
        assertThat(centre.get(FIRST + "GetCapabilities").body()).contains("xlink:href=\"" + centre.address + "/csw\"");
        String other = centre.address.replace("localhost", "127.0.0.1");
        String body = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(other + "/csw?service=CSW&request=GetCapabilities"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        assertThat(body).contains("xlink:href=\"" + other + "/csw\"").contains("version=\"2.0.2\"");
    }

    @Test
    void everyRecordComesOnceFromPageToPage() throws Exception {
        for (int size : List.of(1, 4, 5, 6, 9, 17, 18, 19)) {
            List<String> ids = new ArrayList<>();
            long next = 1;
            while (next > 0) {
                Map<String, String> page =
                        Facts.of(centre.get(RECORDS + "&maxRecords=" + size + "&startPosition=" + next)
                                .body());
                ids.addAll(List.of(
                        page.get("identifiers").replaceAll("[\\[\\] ]", "").split(",")));
                next = Long.parseLong(page.get("nextRecord"));
            }
            assertThat(ids).hasSize(18).doesNotHaveDuplicates();
        }
    }

    @Test
    void aViewThatWasGivenIsAnotherAfterAChangeAndNoneAfterAWithdrawal() throws Exception {
        try (RunningCsw another = RunningCsw.on(folder.resolve("changing"))) {
            Catalogue catalogue = another.bean(Catalogue.class);
            List<String> titles = List.of("First", "Second", "Third");
            for (String title : titles) {
                catalogue.put(CatalogueEntry.described("record_" + title.toLowerCase(Locale.ROOT), titled(title)));
            }
            String second = RECORDS + "&elementSetName=brief&maxRecords=2&startPosition=2";
            for (int i = 0; i < 2; i++) {
                assertThat(another.get(second).body())
                        .contains("Second", "Third")
                        .doesNotContain("First");
            }
            CatalogueRecord third = catalogue.find("record_third").orElseThrow();
            catalogue.amend(third.id(), titled("Corrected"), third.change());
            assertThat(another.get(second).body())
                    .contains("Second", "Corrected")
                    .doesNotContain("Third<");
            catalogue.withdraw(
                    "record_second", new Withdrawal("An error", null, Withdrawal.Scope.ALL, Instant.EPOCH, "nobody"));
            assertThat(another.get(second).body()).contains("Corrected").doesNotContain("Second<");
        }
    }

    private static MetadataRecord titled(String title) {
        return new RecordBuilder(Kind.NETWORK)
                .title(LocalizedText.of(title, title))
                .build();
    }

    @Test
    void aDocumentIsHandedOnByteForByte() throws Exception {
        String original = Files.readString(data.resolve("pacioos-NS06agg.xml"));
        String root = original.substring(
                        original.indexOf("<gmd:MD_Metadata") < 0
                                ? original.indexOf("<gmi:MI_Metadata")
                                : original.indexOf("<gmd:MD_Metadata"))
                .strip();
        assertThat(centre.get(FIRST + "GetRecordById&id=NS06agg&elementSetName=full" + GMD)
                        .body())
                .contains(root);
        assertThat(centre.get(RECORDS + "&elementSetName=full&maxRecords=50" + GMD)
                        .body())
                .contains(root);
        String alone = centre.get(THIRD + "GetRecordById&id=NS06agg&elementSetName=full" + GMD)
                .body();
        assertThat(alone.substring(alone.indexOf('\n') + 1)).isEqualTo(root);
    }

    @Test
    void aRecordIsFoundByItsOwnIdAndByThatOfItsDocument() throws Exception {
        String page = centre.get(FIRST + "GetRecordById&id=NS06agg&elementSetName=full")
                .body();
        String own = page.replaceAll("(?s).*/records/([a-z0-9_]+)<.*", "$1");
        assertThat(centre.get(FIRST + "GetRecordById&id=" + own).body()).contains("<dc:identifier>NS06agg<");
    }

    @Test
    void anUnknownIdentifierIsNothingIn2AndNotFoundIn3() throws Exception {
        HttpResponse<String> first = centre.get(FIRST + "GetRecordById&id=nothing");
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(Facts.of(first.body())).containsEntry("root", "GetRecordByIdResponse");
        HttpResponse<String> third = centre.get(THIRD + "GetRecordById&id=nothing");
        assertThat(third.statusCode()).isEqualTo(404);
        assertThat(Facts.of(third.body())).containsEntry("exceptions", "[InvalidParameterValue in id]");
    }

    @Test
    void openSearchLeadsToFeedsThatLeadOn() throws Exception {
        HttpResponse<String> description = centre.get("/opensearch.xml");
        assertThat(description.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/opensearchdescription+xml");
        assertThat(description.body()).contains(centre.address + "/csw?", "{geo:box?}", "{time:start?}");
        HttpResponse<String> feed = centre.get(THIRD + "GetRecords&q=pacioos&outputFormat=application/atom%2Bxml");
        assertThat(feed.headers().firstValue("Content-Type").orElse("")).startsWith("application/atom+xml");
        assertThat(Facts.of(feed.body())).containsEntry("totalResults", "1");
        String page = centre.get(THIRD + "GetRecords&maxRecords=4&outputFormat=application/atom%2Bxml")
                .body();
        String next = page.replaceAll("(?s).*rel=\"next\"[^>]*href=\"([^\"]*)\".*", "$1")
                .replace("&amp;", "&");
        assertThat(Facts.of(centre.get(next.substring(centre.address.length())).body())
                        .get("identifiers"))
                .isNotEqualTo(Facts.of(page).get("identifiers"));
    }

    @Test
    void boxesAndTimesNarrow() throws Exception {
        String count = "&maxRecords=0";
        assertThat(matched(THIRD + "GetRecords&bbox=18,35,28,42" + count)).isEqualTo("17");
        assertThat(matched(THIRD + "GetRecords&bbox=35,18,42,28,urn:ogc:def:crs:EPSG::4326" + count))
                .isEqualTo("17");
        assertThat(matched(THIRD + "GetRecords&bbox=-60,-60,-50,-50" + count)).isEqualTo("0");
        assertThat(matched(THIRD + "GetRecords&time=2009/2015" + count)).isEqualTo("12");
        assertThat(matched(THIRD + "GetRecords&recordIds=NS06agg,nothing" + count))
                .isEqualTo("1");
        assertThat(matched(THIRD + "GetRecords&recordIds=NS06agg&bbox=18,35,28,42" + count))
                .isEqualTo("0");
    }

    private static String matched(String path) throws Exception {
        return Facts.of(centre.get(path).body()).getOrDefault("numberOfRecordsMatched", "none");
    }

    @Test
    void aRequestMayBeAFormOrComeInAnEnvelope() throws Exception {
        String form = "service=CSW&version=2.0.2&request=GetRecordById&id=NS06agg";
        assertThat(Facts.of(centre.post("/csw", utf8(form), "application/x-www-form-urlencoded")
                        .body()))
                .containsEntry("identifiers", "[NS06agg]");
        String soap = "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Body>"
                + "<GetRecordById xmlns='http://www.opengis.net/cat/csw/2.0.2' service='CSW' version='2.0.2'><Id>%s</Id>"
                + "</GetRecordById></s:Body></s:Envelope>";
        HttpResponse<String> answer = centre.post("/csw", utf8(soap.formatted("NS06agg")), "application/soap+xml");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/soap+xml");
        assertThat(Facts.of(answer.body())).containsEntry("root", "Envelope").containsEntry("identifiers", "[NS06agg]");
        assertThat(centre.post("/csw", utf8(soap.formatted("")), "application/soap+xml")
                        .body())
                .contains("<soap:Fault>", "MissingParameterValue");
    }

    @Test
    void anyPageOfAnotherSiteMayRead() throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(centre.address + FIRST + "GetCapabilities"))
                                .header("Origin", "https://elsewhere.example")
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    }

    @Test
    void whatIsWrongIsToldInTheProtocolsOwnWords() throws Exception {
        List<String> queries = new ArrayList<>(List.of(
                "/csw",
                "/csw?",
                "/csw?&&&===&",
                "/csw?service=CSW&request=GetRecords&version=2.0.2&version=3.0.0",
                FIRST + "GetRecords&constraint=" + encoded("(".repeat(900) + "a=1"),
                FIRST + "GetRecords&constraint=" + encoded("a = '"),
                FIRST + "GetRecords&constraint=" + encoded("dc:nothing = 'x'"),
                FIRST + "GetRecords&constraint=" + encoded("BBOX(dc:title, 0, 0, 1, 1)"),
                FIRST + "GetRecords&constraint=" + encoded("BBOX(ows:BoundingBox, -1e308, -1e308, 1e308, 1e308)"),
                FIRST + "GetRecords&constraint=" + encoded("dc:date > 'tomorrow'"),
                FIRST + "GetRecords&constraint=" + encoded("dc:date LIKE '%1%'"),
                FIRST + "GetRecords&constraint=" + encoded("ows:BoundingBox = 'x'"),
                FIRST + "GetRecords&sortBy=ows:BoundingBox:A",
                FIRST + "GetRecords&sortBy=nothing",
                FIRST + "GetRecords&bbox=0,0,Infinity,1",
                FIRST + "GetRecords&time=2020/2010",
                FIRST + "GetRecords&startPosition=99999999999999999999",
                FIRST + "GetDomain&propertyName=nothing",
                FIRST + "GetDomain&parameterName=GetRecords.nothing",
                FIRST + "Transaction",
                FIRST + "Harvest",
                FIRST + "GetRecords&typeNames=%FF%FE"));
        for (String query : queries) {
            refused(query, centre.get(query));
        }
        for (String body : List.of(
                "",
                "x",
                "<a/>",
                "<csw:GetRecords xmlns:csw='http://www.opengis.net/cat/csw/2.0.2'/>",
                "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
                records("<ogc:Not>".repeat(200) + "</ogc:Not>".repeat(200)),
                records("<ogc:Or>"
                        + "<ogc:PropertyIsNull><ogc:PropertyName>dc:title</ogc:PropertyName></ogc:PropertyIsNull>"
                                .repeat(5000)
                        + "</ogc:Or>"),
                "<" + "x".repeat(2_100_000) + "/>")) {
            refused(body.substring(0, Math.min(60, body.length())), centre.post("/csw", utf8(body), "application/xml"));
        }
        refused(
                "not UTF-8",
                centre.post("/csw", new byte[] {'<', 'a', '>', (byte) 0xFF, '<', '/', 'a', '>'}, "text/xml"));
    }

    @Test
    void whatIsOddButMeansSomethingIsAnswered() throws Exception {
        for (String query : List.of(
                RECORDS + "&startPosition=100000000000000000",
                RECORDS + "&maxRecords=999999999999999999",
                RECORDS + "&constraint=" + encoded("BBOX(ows:BoundingBox, 170, -10, -170, 10)"),
                RECORDS + "&constraint=" + encoded("dc:title LIKE '%'"),
                RECORDS + "&constraint=" + encoded("csw:AnyText LIKE '%%%%_%%'"),
                RECORDS + "&constraint=" + encoded("NOT dc:title EXISTS"),
                RECORDS + "&constraint=" + encoded("dc:date BETWEEN 1990 AND '2010-05'"),
                RECORDS + "&constraint=" + encoded("apiso:TempExtent_begin AFTER 1990-01-01 AND dc:type <> 'service'"),
                RECORDS + "&unknown=parameter",
                THIRD + "GetRecords&q=%22%28%5B*%3F~%3A")) {
            HttpResponse<String> answer = centre.get(query);
            assertThat(answer.statusCode()).as(query + "\n" + answer.body()).isEqualTo(200);
            assertThat(Facts.of(answer.body())).as(query).containsEntry("exceptions", "[]");
        }
    }

    private static void refused(String what, HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(what + "\n" + answer.body()).isBetween(400, 499);
        assertThat(answer.body()).as(what).startsWith("<?xml");
        assertThat(Xml.parse(answer.body()).getDocumentElement().getLocalName())
                .as(what + "\n" + answer.body())
                .isEqualTo("ExceptionReport");
    }

    private static String records(String condition) {
        return "<csw:GetRecords xmlns:csw='http://www.opengis.net/cat/csw/2.0.2' xmlns:ogc='http://www.opengis.net/ogc'"
                + " service='CSW' version='2.0.2'><csw:Query typeNames='csw:Record'><csw:Constraint version='1.1.0'>"
                + "<ogc:Filter>" + condition + "</ogc:Filter></csw:Constraint></csw:Query></csw:GetRecords>";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
